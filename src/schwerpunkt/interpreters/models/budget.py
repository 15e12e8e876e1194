"""What may be spent in a year."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.interpreters.enums import BudgetKind
from schwerpunkt.tenancy.models import CentreModel

FIRST_YEAR, LAST_YEAR = 2012, 2100
"""Years there can be money for; the centres were founded in the first one."""
MOST_MONEY = Decimal("99999999.99")
"""What the column of an amount holds."""


class Budget(CentreModel):
    """Mittel eines Jahres: how much there is of one kind, and where that is written."""

    year = models.PositiveSmallIntegerField(_("Jahr"))
    kind = models.CharField(_("Mittel"), max_length=9, choices=BudgetKind.choices)
    amount = models.DecimalField(_("Betrag"), max_digits=10, decimal_places=2)
    source = models.CharField(_("Quelle"), max_length=300)
    is_demo = models.BooleanField(_("erfunden (Beispieldaten)"), default=False)

    class Meta:
        verbose_name = _("Mittel eines Jahres")
        verbose_name_plural = _("Mittel der Jahre")
        ordering = ("-year", "kind")
        constraints = (
            models.UniqueConstraint(fields=("centre", "year", "kind"), name="budget_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="budget_not_negative"),
            models.CheckConstraint(condition=~Q(source=""), name="budget_has_source"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}"
