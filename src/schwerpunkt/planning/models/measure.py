"""Measures, their partners and milestones."""

from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.models import Membership
from schwerpunkt.directory.models import CentreMunicipality, Code, Organisation
from schwerpunkt.planning.enums import MeasureState
from schwerpunkt.planning.models.goal import Goal
from schwerpunkt.planning.models.period import FocusPeriod
from schwerpunkt.tenancy.models import CentreModel

MOST_BUDGET = Decimal("9999999999.99")
"""What the column of a budget holds."""


class Measure(CentreModel):
    """Maßnahme: what is done for one or several goals, by whom, until when, at what cost."""

    part_of = "period"
    audited_sets = ("goals", "municipalities", "target_groups")

    period = models.ForeignKey(
        FocusPeriod, models.CASCADE, related_name="measures", verbose_name=_("Schwerpunktzeitraum")
    )
    kind = models.ForeignKey(
        Code, models.PROTECT, related_name="measures", verbose_name=_("Art"), limit_choices_to={"kind": "measure_kind"}
    )
    title = models.CharField(_("Titel"), max_length=200)
    description = models.TextField(_("Beschreibung"), blank=True)
    goals = models.ManyToManyField(Goal, related_name="measures", verbose_name=_("dient den Zielen"))
    owner = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="measures", verbose_name=_("Zuständig")
    )
    substitute = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Vertretung")
    )
    starts_on = models.DateField(_("Beginn"), null=True, blank=True)
    due_on = models.DateField(_("Frist"), null=True, blank=True)
    done_on = models.DateField(_("erledigt am"), null=True, blank=True)
    budget_amount = models.DecimalField(_("Budget"), max_digits=12, decimal_places=2, null=True, blank=True)
    municipalities = models.ManyToManyField(
        CentreMunicipality, blank=True, related_name="measures", verbose_name=_("Kommunen")
    )
    target_groups = models.ManyToManyField(
        Code, blank=True, related_name="+", verbose_name=_("Zielgruppen"), limit_choices_to={"kind": "target_group"}
    )
    state = models.CharField(_("Stand"), max_length=10, choices=MeasureState.choices, default=MeasureState.PLANNED)
    state_reason = models.TextField(_("Grund des Standes"), blank=True)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    is_demo = models.BooleanField(_("erfunden (Beispieldaten)"), default=False)

    class Meta:
        verbose_name = _("Maßnahme")
        verbose_name_plural = _("Maßnahmen")
        ordering = ("position", "title")
        constraints = (
            models.UniqueConstraint(fields=("period", "title"), name="measure_once"),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(starts_on=None) | Q(due_on__gte=F("starts_on")),
                name="measure_due_after_start",
            ),
            models.CheckConstraint(
                condition=Q(budget_amount=None) | Q(budget_amount__gte=0), name="measure_budget_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(owner=None) | Q(substitute=None) | ~Q(owner=F("substitute")),
                name="measure_other_substitute",
            ),
        )
        indexes = (models.Index(fields=("centre", "due_on"), name="measure_due"),)

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.state not in (MeasureState.DONE, MeasureState.DROPPED)

    def is_late_on(self, day: date) -> bool:
        """Whether the deadline has passed and the measure is still open."""
        return self.is_open and self.due_on is not None and self.due_on < day


class MeasurePartner(CentreModel):
    """Beteiligte Organisation an einer Maßnahme, with the role it has there."""

    part_of = "measure"

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="partners", verbose_name=_("Maßnahme"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="measure_roles", verbose_name=_("Organisation")
    )
    role = models.CharField(_("Rolle"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("Beteiligung an einer Maßnahme")
        verbose_name_plural = _("Beteiligungen an Maßnahmen")
        ordering = ("organisation__name",)
        constraints = (models.UniqueConstraint(fields=("measure", "organisation"), name="measure_partner_once"),)

    def __str__(self) -> str:
        return f"{self.organisation} ({self.role})" if self.role else str(self.organisation)


class Milestone(CentreModel):
    """Meilenstein einer Maßnahme."""

    part_of = "measure"

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="milestones", verbose_name=_("Maßnahme"))
    title = models.CharField(_("Titel"), max_length=200)
    due_on = models.DateField(_("Frist"))
    done_on = models.DateField(_("erledigt am"), null=True, blank=True)

    class Meta:
        verbose_name = _("Meilenstein")
        verbose_name_plural = _("Meilensteine")
        ordering = ("due_on", "title")

    def __str__(self) -> str:
        return self.title
