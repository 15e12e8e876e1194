"""What the ministries said."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.directory.models import Organisation
from schwerpunkt.documents.models import StoredFile
from schwerpunkt.planning.enums import AgreementOutcome, Channel
from schwerpunkt.planning.models.goal import GoalVersion
from schwerpunkt.planning.models.period import FocusPeriod
from schwerpunkt.tenancy.models import CentreModel


class Agreement(CentreModel):
    """Zustimmung eines Ministeriums to a period's goals, or to one later version of a goal."""

    part_of = "period"

    period = models.ForeignKey(
        FocusPeriod, models.CASCADE, related_name="agreements", verbose_name=_("Schwerpunktzeitraum")
    )
    goal_version = models.ForeignKey(
        GoalVersion,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("Fassung eines Ziels"),
    )
    ministry = models.ForeignKey(Organisation, models.PROTECT, related_name="agreements", verbose_name=_("Ministerium"))
    submitted_on = models.DateField(_("vorgelegt am"))
    answered_on = models.DateField(_("geantwortet am"), null=True, blank=True)
    outcome = models.CharField(
        _("Antwort"), max_length=24, choices=AgreementOutcome.choices, default=AgreementOutcome.OPEN
    )
    channel = models.CharField(_("Weg"), max_length=8, choices=Channel.choices, blank=True)
    reference = models.CharField(_("Aktenzeichen"), max_length=80, blank=True)
    conditions = models.TextField(_("Auflagen"), blank=True)
    document = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Schreiben")
    )

    class Meta:
        verbose_name = _("Zustimmung")
        verbose_name_plural = _("Zustimmungen")
        ordering = ("submitted_on", "ministry__name")
        constraints = (
            models.UniqueConstraint(
                fields=("period", "ministry"), condition=Q(goal_version=None), name="agreement_once"
            ),
            models.UniqueConstraint(fields=("goal_version", "ministry"), name="agreement_version_once"),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("submitted_on")), name="agreement_answer_after"
            ),
            models.CheckConstraint(
                condition=(Q(outcome="open") & Q(answered_on=None))
                | (~Q(outcome="open") & Q(answered_on__isnull=False)),
                name="agreement_answer_dated",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="agreed_with_conditions") | ~Q(conditions=""), name="agreement_conditions_named"
            ),
        )

    def __str__(self) -> str:
        return f"{self.ministry}: {self.get_outcome_display()}"
