"""A plan as a calendar: a row for each week, in each day its talks in time order."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import get_day_names
from django.utils import timezone

from schwerpunkt.interpreters.queries import PlannedTalk
from schwerpunkt.ui.formats import clock_time, day_long, spoken_locale

_SHOWN = 4
"""So many talks of a day are named in the calendar; the list below names all."""
_WORKING = 5


@dataclass(frozen=True)
class CalendarTalk:
    """A talk in its day: its key, when it begins, its language, and who goes (empty: nobody so far)."""

    key: int
    begins: str
    language: str
    person: str


@dataclass(frozen=True)
class CalendarDay:
    """A day with its name, the talks that are named, and how many more there are."""

    day: date
    name: str
    talks: tuple[CalendarTalk, ...]
    more: int


@dataclass(frozen=True)
class PlanCalendar:
    """Weekdays (short and long name) and weeks; Saturday and Sunday only when there is a talk on one."""

    weekdays: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[CalendarDay, ...], ...]


def calendar_of(talks: Sequence[PlannedTalk]) -> PlanCalendar:
    """The weeks from the first of these talks to the last. ``talks`` are in time order, and there is one at least."""
    by_day: dict[date, list[PlannedTalk]] = defaultdict(list)
    for talk in talks:
        by_day[timezone.localtime(talk.request.starts_at).date()].append(talk)
    first, last = min(by_day), max(by_day)
    width = 7 if any(day.weekday() >= _WORKING for day in by_day) else _WORKING
    monday = first - timedelta(days=first.weekday())
    weeks = []
    while monday <= last:
        days = (monday + timedelta(days=each) for each in range(width))
        weeks.append(tuple(_day(day, by_day.get(day, [])) for day in days))
        monday += timedelta(weeks=1)
    short, long = (get_day_names(length, locale=spoken_locale()) for length in ("abbreviated", "wide"))
    return PlanCalendar(tuple((short[each], long[each]) for each in range(width)), tuple(weeks))


def _day(day: date, talks: Sequence[PlannedTalk]) -> CalendarDay:
    # One more than fits is shown instead of "1 more".
    shown = talks if len(talks) <= _SHOWN + 1 else talks[:_SHOWN]
    named = tuple(
        CalendarTalk(
            each.request.pk,
            clock_time(each.request.starts_at),
            each.request.language.name,
            each.person.name if each.person else "",
        )
        for each in shown
    )
    return CalendarDay(day, day_long(day), named, len(talks) - len(shown))
