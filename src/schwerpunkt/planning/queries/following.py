"""How measures stand, what moved, what came of goals."""

from datetime import date, timedelta

from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Coalesce

from schwerpunkt.parameters.queries import NoValue, at
from schwerpunkt.planning.dated import STALE_DAYS
from schwerpunkt.planning.enums import MeasureState, Outcome, PeriodState
from schwerpunkt.planning.models import FocusPeriod, Goal, GoalResult, Measure, MovedDeadline, StatusReport

_RUNNING = (MeasureState.RUNNING, MeasureState.AT_RISK)


def reports_of(measure: Measure) -> QuerySet[StatusReport]:
    """The reports on a measure, latest first."""
    return measure.reports.select_related("milestone").order_by("-reported_on", "-pk")


def latest_reports(period: FocusPeriod, day: date) -> dict[int, StatusReport]:
    """The last report up to ``day`` of each measure of the period, by the measure's key."""
    rows = StatusReport.objects.filter(measure__period=period, reported_on__lte=day).order_by("reported_on", "pk")
    return {each.measure_id: each for each in rows}


def moved_deadlines(period: FocusPeriod, first: date | None = None, last: date | None = None) -> list[MovedDeadline]:
    """The deadlines of the period's measures that moved, in time or between two days."""
    rows = MovedDeadline.objects.filter(measure__period=period).select_related("measure", "milestone")
    if first:
        rows = rows.filter(moved_on__gte=first)
    if last:
        rows = rows.filter(moved_on__lte=last)
    return list(rows.order_by("moved_on", "pk"))


def results_of(period: FocusPeriod) -> list[GoalResult]:
    """What came of the goals of a period, in their order."""
    return list(GoalResult.objects.filter(goal__period=period).select_related("goal").order_by("goal__position"))


def unassessed(period: FocusPeriod) -> QuerySet[Goal]:
    """The goals of a period without a result."""
    return period.goals.filter(result=None).order_by("position")


def stale_measures(day: date) -> QuerySet[Measure]:
    """Measures that run and of which nothing was reported for longer than the rule allows; none without a rule."""
    try:
        days = int(at(STALE_DAYS.code, day).value)
    except NoValue:
        return Measure.objects.none()
    limit = day - timedelta(days=days)
    heard = Coalesce(Max("reports__reported_on"), "starts_on", "period__starts_on")
    running = Measure.objects.filter(state__in=_RUNNING, period__state=PeriodState.RUNNING)
    keys = running.annotate(heard_on=heard).filter(heard_on__lt=limit).values("pk")
    return Measure.objects.filter(pk__in=keys)


def measures_to_carry_on(period: FocusPeriod) -> QuerySet[Measure]:
    """Measures of those goals that have not ended."""
    ended = (MeasureState.DONE, MeasureState.DROPPED)
    goals = goals_to_carry_on(period).values("pk")
    return Measure.objects.filter(goals__in=goals).exclude(state__in=ended).distinct().prefetch_related("goals")


def goals_to_carry_on(period: FocusPeriod) -> QuerySet[Goal]:
    """Goals of earlier periods that were not reached, or not assessed, and are not continued in ``period`` yet."""
    earlier = Goal.objects.filter(period__ends_on__lt=period.ends_on).exclude(period=period)
    open_ones = earlier.filter(Q(result=None) | ~Q(result__outcome=Outcome.REACHED))
    fields = period.action_fields.values("pk")
    taken = period.goals.exclude(continues=None).values("continues")
    return (
        open_ones.filter(action_field__in=fields)
        .exclude(pk__in=taken)
        .exclude(period__state=PeriodState.DRAFT)
        .select_related("period", "result", "action_field")
        .order_by("-period__starts_on", "position")
    )
