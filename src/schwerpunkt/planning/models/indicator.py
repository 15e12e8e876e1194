"""Indicators of goals and measures, and the values somebody entered."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.planning.enums import Direction
from schwerpunkt.planning.models.goal import Goal
from schwerpunkt.planning.models.measure import Measure
from schwerpunkt.tenancy.models import CentreModel


class Indicator(CentreModel):
    """Kennzahl: how one sees whether a goal or a measure gets anywhere.

    With ``metric`` (the code of a metric) it counts itself between ``starts_on`` and ``cut_off_on``, narrowed by
    ``where`` (a dimension's key and the key of a member); without one its values are entered with date and source.
    """

    goal = models.ForeignKey(
        Goal, models.CASCADE, null=True, blank=True, related_name="indicators", verbose_name=_("Ziel")
    )
    measure = models.ForeignKey(
        Measure, models.CASCADE, null=True, blank=True, related_name="indicators", verbose_name=_("Maßnahme")
    )
    title = models.CharField(_("Kennzahl"), max_length=160)
    metric = models.CharField(_("Messgröße"), max_length=80, blank=True)
    where = models.JSONField(_("nur für"), default=dict, blank=True)
    unit = models.CharField(_("Einheit"), max_length=60, blank=True)
    baseline = models.DecimalField(_("Ausgangswert"), max_digits=14, decimal_places=2, default=0)
    target = models.DecimalField(_("Zielwert"), max_digits=14, decimal_places=2, null=True, blank=True)
    direction = models.CharField(_("Richtung"), max_length=4, choices=Direction.choices, default=Direction.UP)
    starts_on = models.DateField(_("gezählt ab"))
    cut_off_on = models.DateField(_("Stichtag"))
    explanation = models.TextField(_("So wird gezählt"), blank=True)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    is_demo = models.BooleanField(_("erfunden (Beispieldaten)"), default=False)

    class Meta:
        verbose_name = _("Kennzahl")
        verbose_name_plural = _("Kennzahlen")
        ordering = ("position", "title")
        constraints = (
            models.CheckConstraint(
                condition=Q(goal=None, measure__isnull=False) | Q(goal__isnull=False, measure=None),
                name="indicator_of_one",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="indicator_has_title"),
            models.CheckConstraint(condition=Q(cut_off_on__gte=F("starts_on")), name="indicator_cut_off_after_start"),
            models.UniqueConstraint(fields=("goal", "title"), name="indicator_once_a_goal"),
            models.UniqueConstraint(fields=("measure", "title"), name="indicator_once_a_measure"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def of(self) -> Goal | Measure:
        """The goal or measure it belongs to."""
        found = self.goal or self.measure
        assert found is not None  # noqa: S101  # the database refuses an indicator of nothing
        return found


class IndicatorValue(CentreModel):
    """Wert einer Kennzahl that somebody entered: the value on a day, and where it is from."""

    part_of = "indicator"

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="values", verbose_name=_("Kennzahl"))
    on = models.DateField(_("Stand vom"))
    value = models.DecimalField(_("Wert"), max_digits=14, decimal_places=2)
    source = models.CharField(_("Quelle"), max_length=200)
    note = models.TextField(_("Anmerkung"), blank=True)

    class Meta:
        verbose_name = _("Wert")
        verbose_name_plural = _("Werte")
        ordering = ("-on",)
        constraints = (
            models.UniqueConstraint(fields=("indicator", "on"), name="indicator_value_once_a_day"),
            models.CheckConstraint(condition=~Q(source=""), name="indicator_value_has_source"),
        )

    def __str__(self) -> str:
        return f"{self.indicator}, {self.on:%d.%m.%Y}"
