"""What a month costs, for whom, and out of which money."""

from babel.dates import format_date
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.interpreters.enums import BudgetKind, SettlementState
from schwerpunkt.interpreters.models.account import hidden_iban
from schwerpunkt.interpreters.models.assignment import Assignment
from schwerpunkt.interpreters.models.interpreter import Interpreter
from schwerpunkt.interpreters.models.tariff import Tariff
from schwerpunkt.tenancy.models import CentreModel


class Settlement(CentreModel):
    """Abrechnung eines Monats. Once released the database changes and deletes nothing of it (migration 0011).

    It keeps the account it is paid from, as it was on that day.
    """

    unaudited = ("payer_holder", "payer_iban", "payer_bic")

    month = models.DateField(_("Monat"), help_text=_("der erste Tag"))
    state = models.CharField(_("Zustand"), max_length=8, choices=SettlementState.choices, default=SettlementState.DRAFT)
    released_at = models.DateTimeField(_("freigegeben"), null=True, blank=True)
    paid_on = models.DateField(_("bezahlt am"), null=True, blank=True)
    payer_holder = models.CharField(_("bezahlt von"), max_length=70, blank=True)
    payer_iban = models.CharField(_("IBAN des Hauses"), max_length=34, blank=True)
    payer_bic = models.CharField(_("BIC des Hauses"), max_length=11, blank=True)
    is_demo = models.BooleanField(_("erfunden (Beispieldaten)"), default=False)

    class Meta:
        verbose_name = _("Abrechnung")
        verbose_name_plural = _("Abrechnungen")
        ordering = ("-month",)
        constraints = (
            models.UniqueConstraint(fields=("centre", "month"), name="settlement_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="settlement_of_a_month"),
            models.CheckConstraint(
                condition=Q(state=SettlementState.DRAFT, released_at=None)
                | (~Q(state=SettlementState.DRAFT) & Q(released_at__isnull=False)),
                name="settlement_released_at_a_moment",
            ),
        )

    def __str__(self) -> str:
        return format_date(self.month, "MMMM y", "de_DE")


class SettlementLine(CentreModel):
    """Posten: what one talk costs, with the words of how; or the difference that corrects an earlier one."""

    part_of = "settlement"

    settlement = models.ForeignKey(Settlement, models.CASCADE, related_name="lines", verbose_name=_("Abrechnung"))
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="lines", verbose_name=_("Einsatz"))
    interpreter = models.ForeignKey(
        Interpreter, models.PROTECT, related_name="settlement_lines", verbose_name=_("Sprachmittelnde")
    )
    tariff = models.ForeignKey(Tariff, models.PROTECT, related_name="lines", verbose_name=_("Tarif"))
    budget = models.CharField(_("Mittel"), max_length=9, choices=BudgetKind.choices)
    on = models.DateField(_("Tag des Einsatzes"))
    minutes = models.PositiveSmallIntegerField(_("Minuten"), default=0)
    amount = models.DecimalField(_("Betrag"), max_digits=8, decimal_places=2)
    words = models.TextField(_("Rechnung"))
    is_correction = models.BooleanField(_("Korrektur"), default=False)

    class Meta:
        verbose_name = _("Posten")
        verbose_name_plural = _("Posten der Abrechnungen")
        ordering = ("on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("assignment",), condition=Q(is_correction=False), name="settlement_line_once"
            ),
            models.CheckConstraint(
                condition=Q(is_correction=True) | Q(amount__gte=0), name="settlement_line_not_negative"
            ),
        )
        indexes = (models.Index(fields=("centre", "budget", "on"), name="settlement_line_budget"),)

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}, {self.on:%d.%m.%Y}"


class Postponement(CentreModel):
    """Zurückgestellt: whose lines wait for the next month, and why."""

    part_of = "settlement"

    settlement = models.ForeignKey(
        Settlement, models.CASCADE, related_name="postponements", verbose_name=_("Abrechnung")
    )
    interpreter = models.ForeignKey(Interpreter, models.PROTECT, related_name="+", verbose_name=_("Sprachmittelnde"))
    reason = models.TextField(_("Grund"))

    class Meta:
        verbose_name = _("Zurückstellung")
        verbose_name_plural = _("Zurückstellungen")
        constraints = (
            models.UniqueConstraint(fields=("settlement", "interpreter"), name="postponement_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="postponement_has_reason"),
        )

    def __str__(self) -> str:
        return self.interpreter.name


class Payout(CentreModel):
    """Auszahlung: what one person gets by a released settlement, and the account as it was on that day."""

    part_of = "settlement"

    settlement = models.ForeignKey(Settlement, models.CASCADE, related_name="payouts", verbose_name=_("Abrechnung"))
    interpreter = models.ForeignKey(
        Interpreter, models.PROTECT, related_name="payouts", verbose_name=_("Sprachmittelnde")
    )
    name = models.CharField(_("Name"), max_length=120)
    amount = models.DecimalField(_("Betrag"), max_digits=8, decimal_places=2)
    holder = models.CharField(_("Kontoinhaber"), max_length=70)
    iban = models.CharField(_("IBAN"), max_length=34)
    bic = models.CharField(_("BIC"), max_length=11, blank=True)

    class Meta:
        verbose_name = _("Auszahlung")
        verbose_name_plural = _("Auszahlungen")
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("settlement", "interpreter"), name="payout_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="payout_not_negative"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def hidden(self) -> str:
        """The account number as it may be shown."""
        return hidden_iban(self.iban)
