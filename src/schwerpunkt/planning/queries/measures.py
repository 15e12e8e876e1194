"""Measures as they are listed, and how they stand on a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, OuterRef, Prefetch, QuerySet, Subquery, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.core.asking import Question, fetched
from schwerpunkt.core.fetching import with_related
from schwerpunkt.directory.models import CentreMunicipality, Code
from schwerpunkt.planning.enums import MeasureState
from schwerpunkt.planning.models import FocusPeriod, Goal, Measure, MeasurePartner, Milestone, StatusReport
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
    goals = Goal.objects.order_by("position").only("number", "title", "short_title", "position")
    rows = with_related(Measure.objects.all(), "kind__label", "owner__user__name")
    reports = StatusReport.objects.filter(measure=OuterRef("pk")).order_by("-reported_on")
    heard = Subquery(reports.values("reported_on")[:1])
    return rows.annotate(heard_on=heard).prefetch_related(Prefetch("goals", goals))


def measures_of(period: FocusPeriod) -> QuerySet[Measure]:
    """The measures of a period with what a list shows."""
    return measures().filter(period=period)


@dataclass(frozen=True)
class Belonging:
    """What belongs to a measure; the records hold what its page shows of them."""

    goals: list[Goal]
    municipalities: list[CentreMunicipality]
    target_groups: list[Code]
    partners: list[MeasurePartner]
    milestones: list[Milestone]


def belonging_to(measure: Measure) -> Belonging:
    """Everything that belongs to a measure (one query)."""
    return Belonging(
        *fetched(
            Question(measure.goals.order_by("position"), ("pk", "number", "title", "short_title")),
            Question(measure.municipalities.order_by("name"), ("pk", "name")),
            Question(measure.target_groups.order_by("position", "label"), ("pk", "label")),
            Question(measure.partners.order_by("organisation__name"), ("pk", "role", "organisation__name")),
            Question(measure.milestones.order_by("due_on", "title"), ("pk", "title", "due_on", "done_on")),
        )
    )


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
