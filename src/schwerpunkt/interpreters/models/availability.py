"""When an interpreter can come."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.interpreters.enums import Weekday
from schwerpunkt.interpreters.models.interpreter import Interpreter
from schwerpunkt.tenancy.models import CentreModel


class WeeklySlot(CentreModel):
    """Verfügbare Zeit: every week on that day, from a time to a time."""

    part_of = "interpreter"

    interpreter = models.ForeignKey(
        Interpreter, models.CASCADE, related_name="slots", verbose_name=_("Sprachmittelnde")
    )
    weekday = models.PositiveSmallIntegerField(_("Wochentag"), choices=Weekday.choices)
    begins = models.TimeField(_("von"))
    ends = models.TimeField(_("bis"))

    class Meta:
        verbose_name = _("verfügbare Zeit")
        verbose_name_plural = _("verfügbare Zeiten")
        ordering = ("weekday", "begins")
        constraints = (
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="slot_ends_after_begin"),
            models.UniqueConstraint(fields=("interpreter", "weekday", "begins"), name="slot_once"),
        )

    def __str__(self) -> str:
        return f"{self.get_weekday_display()}, {self.begins:%H:%M} – {self.ends:%H:%M}"


class Absence(CentreModel):
    """Ausnahme: days on which somebody cannot come although the week says so; both days included."""

    part_of = "interpreter"

    interpreter = models.ForeignKey(
        Interpreter, models.CASCADE, related_name="absences", verbose_name=_("Sprachmittelnde")
    )
    first_day = models.DateField(_("vom"))
    last_day = models.DateField(_("bis zum"))

    class Meta:
        verbose_name = _("Ausnahme")
        verbose_name_plural = _("Ausnahmen")
        ordering = ("first_day",)
        constraints = (models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="absence_in_order"),)

    def __str__(self) -> str:
        return f"{self.first_day:%d.%m.%Y} – {self.last_day:%d.%m.%Y}"
