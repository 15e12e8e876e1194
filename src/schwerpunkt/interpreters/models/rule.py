"""What decides whether a request is admissible."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core.models import validity_check
from schwerpunkt.interpreters.enums import RuleEffect
from schwerpunkt.tenancy.models import DatedCentreModel


class AdmissibilityRule(DatedCentreModel):
    """Regel der Zulässigkeit: a question, what "yes" means, the rule as it is quoted, where it stands, and what to do instead."""

    question = models.CharField(_("Frage"), max_length=200)
    explanation = models.CharField(_("Erklärung zur Frage"), max_length=300, blank=True)
    effect = models.CharField(_("Ein Ja bedeutet"), max_length=10, choices=RuleEffect.choices)
    quotation = models.CharField(_("Regel, wie sie gezeigt wird"), max_length=500)
    source = models.CharField(_("Wo sie steht"), max_length=300)
    alternative = models.CharField(_("Was stattdessen möglich ist"), max_length=500)
    position = models.PositiveSmallIntegerField(_("Stelle"), default=0)

    class Meta:
        verbose_name = _("Regel der Zulässigkeit")
        verbose_name_plural = _("Regeln der Zulässigkeit")
        ordering = ("position", "pk")
        constraints = (
            validity_check("admissibility_rule_validity"),
            models.CheckConstraint(
                condition=~Q(question="") & ~Q(quotation="") & ~Q(source="") & ~Q(alternative=""),
                name="admissibility_rule_complete",
            ),
        )

    def __str__(self) -> str:
        return self.question
