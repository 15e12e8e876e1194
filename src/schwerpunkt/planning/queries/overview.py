"""How far a period has come."""

from dataclasses import dataclass
from datetime import date

from schwerpunkt.planning.enums import MeasureState
from schwerpunkt.planning.models import FocusPeriod, Goal, Measure
from schwerpunkt.planning.queries.goals import with_goals
from schwerpunkt.planning.queries.measures import measure_status, measures_of
from schwerpunkt.ui.status import Status

_BEST_FIRST = ("done", "run", "risk", "late", "plan")


@dataclass(frozen=True)
class GoalProgress:
    """A goal with its measures and how they stand."""

    goal: Goal
    measures: tuple[tuple[Measure, Status], ...]

    @property
    def done_count(self) -> int:
        """How many measures are done."""
        return sum(1 for _measure, status in self.measures if status.look == "done")

    @property
    def looks(self) -> tuple[str, ...]:
        """How the measures stand, one look each, the best first; what was given up is left out."""
        found = (status.look for _measure, status in self.measures)
        return tuple(sorted((look for look in found if look in _BEST_FIRST), key=_BEST_FIRST.index))

    @property
    def count(self) -> int:
        """How many measures the goal has, without those that were given up."""
        return len(self.looks)

    @property
    def late_count(self) -> int:
        """How many measures are late."""
        return sum(1 for _measure, status in self.measures if status.look == "late")


@dataclass(frozen=True)
class Overview:
    """A period on a day: progress of each goal, counts over all measures (each counted once)."""

    period: FocusPeriod
    day: date
    goals: tuple[GoalProgress, ...]
    measure_count: int
    done_count: int
    late: tuple[Measure, ...]
    at_risk: tuple[Measure, ...]

    @property
    def passed_percent(self) -> int:
        """How much of the period's time has passed, in whole percent."""
        whole = (self.period.ends_on - self.period.starts_on).days
        return min(max(round((self.day - self.period.starts_on).days / whole * 100), 0), 100)

    @property
    def days_left(self) -> int:
        """Days until the end of the period, 0 when it is over."""
        return max((self.period.ends_on - self.day).days, 0)


def overview(period: FocusPeriod, day: date) -> Overview:
    """Progress of ``period`` on ``day`` (three queries)."""
    rows = list(measures_of(period).prefetch_related(None).order_by("position"))
    statuses = {row.pk: measure_status(row, day) for row in rows}
    links = Measure.goals.through._default_manager.filter(measure__period=period)
    served: dict[int, set[int]] = {}
    for goal_id, measure_id in links.values_list("goal_id", "measure_id"):
        served.setdefault(goal_id, set()).add(measure_id)
    goals = tuple(
        GoalProgress(goal, tuple((row, statuses[row.pk]) for row in rows if row.pk in served.get(goal.pk, ())))
        for goal in with_goals(period).goals.all()
    )
    return Overview(
        period=period,
        day=day,
        goals=goals,
        measure_count=sum(1 for row in rows if row.state != MeasureState.DROPPED),
        done_count=sum(1 for row in rows if row.state == MeasureState.DONE),
        late=tuple(row for row in rows if statuses[row.pk].look == "late"),
        at_risk=tuple(row for row in rows if row.state == MeasureState.AT_RISK),
    )
