"""Measures as they are listed, and how they stand on a day."""

from datetime import date

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.planning.enums import MeasureState
from schwerpunkt.planning.models import FocusPeriod, Measure
from schwerpunkt.ui.status import Look, Status

_LOOKS: dict[str, Look] = {
    MeasureState.PLANNED: "plan",
    MeasureState.RUNNING: "run",
    MeasureState.AT_RISK: "risk",
    MeasureState.DONE: "done",
    MeasureState.DROPPED: "void",
}


def measures() -> QuerySet[Measure]:
    """All measures of the centre with what a list shows."""
    return Measure.objects.select_related("kind", "owner__user", "period").prefetch_related("goals")


def measures_of(period: FocusPeriod) -> QuerySet[Measure]:
    """The measures of a period with what a list shows."""
    return measures().filter(period=period)


def open_first() -> Case:
    """For ordering: what is still to be done before what has ended."""
    ended = (MeasureState.DONE, MeasureState.DROPPED)
    return Case(When(state__in=ended, then=Value(1)), default=Value(0), output_field=IntegerField())


def measure_status(measure: Measure, day: date) -> Status:
    """How a measure stands on ``day``; being late is seen by the deadline."""
    if measure.is_late_on(day) and measure.due_on:
        days = (day - measure.due_on).days
        note = ngettext("seit %(days)s Tag", "seit %(days)s Tagen", days) % {"days": days}
        return Status("late", _("in Verzug"), note)
    return Status(_LOOKS[measure.state], measure.get_state_display())
