"""The timeline of a period as numbers for a drawing: no HTML, no SVG."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from schwerpunkt.core.dates import add_months
from schwerpunkt.planning.models import FocusPeriod, Goal, Measure
from schwerpunkt.planning.queries.measures import measure_status
from schwerpunkt.planning.queries.overview import Overview
from schwerpunkt.ui.status import Status

WIDTH = 1000
"""Units of the drawing from the first to the last day."""
_QUARTERS = ("Jan", "Apr", "Jul", "Okt")


@dataclass(frozen=True)
class Bar:
    """A measure as a bar: left edge and length in units; ``overdue`` is the stretch between deadline and today."""

    measure: Measure
    status: Status
    left: int
    length: int
    overdue_left: int
    overdue: int


@dataclass(frozen=True)
class Lane:
    """The bars of one goal."""

    goal: Goal
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Drawing:
    """Everything the page and the print draw: quarters with their left edge, today, lanes, and what has no dates."""

    first: date
    last: date
    quarters: tuple[tuple[str, int], ...]
    today: int | None
    lanes: tuple[Lane, ...]
    undated: tuple[Measure, ...]


def draw(found: Overview) -> Drawing:
    """The timeline of a period on the day of the overview."""
    period, day = found.period, found.day
    scale = _Scale(period)
    lanes = tuple(
        Lane(progress.goal, tuple(_bars((measure for measure, _status in progress.measures), scale, day)))
        for progress in found.goals
    )
    every = {measure.pk: measure for progress in found.goals for measure, _status in progress.measures}
    return Drawing(
        first=period.starts_on,
        last=period.ends_on,
        quarters=tuple(_quarters(period, scale)),
        today=scale.at(day) if period.starts_on <= day <= period.ends_on else None,
        lanes=tuple(lane for lane in lanes if lane.bars),
        undated=tuple(measure for measure in every.values() if measure.due_on is None),
    )


class _Scale:
    def __init__(self, period: FocusPeriod) -> None:
        self.first, self.days = period.starts_on, (period.ends_on - period.starts_on).days + 1

    def at(self, day: date) -> int:
        """The left edge of a day, kept inside the drawing."""
        return min(max(round((day - self.first).days / self.days * WIDTH), 0), WIDTH)


def _bars(measures: Iterable[Measure], scale: _Scale, day: date) -> Iterable[Bar]:
    for measure in measures:
        if measure.due_on is None:
            continue
        left = scale.at(measure.starts_on or scale.first)
        right = scale.at(measure.due_on + timedelta(days=1))
        late_until = scale.at(day) if measure.is_late_on(day) else right
        yield Bar(
            measure=measure,
            status=measure_status(measure, day),
            left=left,
            length=max(right - left, 6),
            overdue_left=right,
            overdue=max(late_until - right, 0),
        )


def _quarters(period: FocusPeriod, scale: _Scale) -> Iterable[tuple[str, int]]:
    day = period.starts_on.replace(day=1)
    while day <= period.ends_on:
        if day.month % 3 == 1:
            yield (
                f"{_QUARTERS[day.month // 3]} {day:%y}" if day.month == 1 else _QUARTERS[day.month // 3],
                scale.at(day),
            )
        day = add_months(day, 1)
