"""A plan for all open requests of some days: the optimiser fed from the pool, under the rules of a single match.

Weeks do not touch each other, so each is planned by itself, with what everybody has promised in it taken off. The
database counts somebody as away from leaving home to coming back; where the optimiser would let her go from one talk
straight to the next, one of both is barred and the week is planned again.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.core import clock
from schwerpunkt.core.fetching import with_related
from schwerpunkt.directory.reference.places import municipalities_by_ags
from schwerpunkt.interpreters.candidates import (
    Person,
    Talk,
    busy_time,
    is_near,
    is_taken,
    lasting_obstacle,
    obstacle,
    way_of,
)
from schwerpunkt.interpreters.dispatch.instance import Helper, Instance, Point, Wanted, Ways, merged
from schwerpunkt.interpreters.enums import RequestState
from schwerpunkt.interpreters.models import Request
from schwerpunkt.interpreters.queries.candidates import Known, known_for, talk_of
from schwerpunkt.interpreters.travel import Travel, Way, travel_on

if TYPE_CHECKING:
    from schwerpunkt.interpreters.dispatch.planning import Plan

MOST_DAYS = 35
_ROUNDS = 8
_NOWHERE = Point(0, 0)
_NAMED = 3
_WHOLE_DAY = (0, 24 * 60)


@dataclass(frozen=True, slots=True)
class PlannedTalk:
    """A request and who is proposed for it, with her way; or why nobody is. ``others`` could go, too."""

    request: Request
    person: Person | None
    way: Way | None
    why_nobody: str
    others: tuple[Person, ...]
    is_pinned: bool


@dataclass(frozen=True, slots=True)
class DispatchPlan:
    """Everything open, in time order; how many talks are covered, how many could be at most, and by hand."""

    talks: tuple[PlannedTalk, ...]
    covered: int
    covered_bound: int
    km: int
    covered_by_hand: int
    km_by_hand: int


def to_plan(first: date, last: date) -> list[Request]:
    """Open requests whose talk is on these days and still ahead."""
    zone = timezone.get_current_timezone()
    since = max(clock.now(), datetime.combine(first, time(), zone))
    rows = Request.objects.filter(
        state=RequestState.OPEN, starts_at__gt=since, starts_at__lt=datetime.combine(last, time(), zone) + timedelta(1)
    )
    named = with_related(rows, "organisation__name", "language__name", "municipality__ags", "municipality__name")
    return list(named.order_by("starts_at", "pk"))


def plan_for(requests: Sequence[Request], pinned: Mapping[int, int]) -> DispatchPlan:
    """Plan these requests; ``pinned`` says by request who goes there whatever else happens, if she can."""
    if not requests:
        return DispatchPlan((), 0, 0, 0, 0, 0)
    known = known_for(requests)
    travels: dict[date, Travel] = {}
    weeks: dict[date, list[_Open]] = defaultdict(list)
    for request in requests:
        day = timezone.localtime(request.starts_at).date()
        travel = travels.setdefault(day, travels.get(day) or travel_on(day))
        weeks[day - timedelta(days=day.weekday())].append(_Open.made(request, known, day, travel))
    return _joined([_planned(rows, pinned) for rows in weeks.values()])


@dataclass(frozen=True)
class _Open:
    """A request with everybody who speaks its language, and their ways to it."""

    request: Request
    talk: Talk
    people: tuple[Person, ...]
    ways: dict[int, Way]
    travel: Travel

    @classmethod
    def made(cls, request: Request, known: Known, day: date, travel: Travel) -> "_Open":
        talk, people = talk_of(request), tuple(known.people(request, day))
        return cls(request, talk, people, {each.key: way_of(each.ags, talk, travel) for each in people}, travel)

    def busy(self, key: int) -> tuple[datetime, datetime]:
        return busy_time(self.talk, self.ways[key])


def _planned(rows: list[_Open], pinned: Mapping[int, int]) -> DispatchPlan:
    """The plan of one week."""
    from schwerpunkt.interpreters.dispatch.planning import plan  # noqa: PLC0415  # brings numpy, for planning alone

    rows, chosen = _with_pins(rows, pinned)
    left = [row for row in rows if row.request.pk not in chosen]
    barred: set[tuple[int, int]] = set()
    instance, keys = _instance(left, barred)
    made = plan(instance)
    bound, hand = made.covered_bound, made.by_hand
    found, clashes = _found(left, made, keys)
    for _round in range(_ROUNDS):
        if not clashes:
            break
        barred |= clashes
        made = plan(_instance(left, barred)[0])
        found, clashes = _found(left, made, keys)
    for talk, _person in clashes:
        found.pop(left[talk].request.pk, None)
    reasons = {left[each.request].request.pk: each.reason for each in made.uncovered}
    talks = tuple(_told(row, chosen, found, reasons) for row in rows)
    covered = sum(each.person is not None for each in talks)
    kept_km = sum(2 * row.ways[chosen[row.request.pk]].km for row in rows if row.request.pk in chosen)
    return DispatchPlan(
        talks,
        covered,
        bound + len(chosen),
        round(made.shares.km) + kept_km,
        hand.covered + len(chosen),
        round(hand.km) + kept_km,
    )


def _found(rows: list[_Open], made: "Plan", keys: list[int]) -> tuple[dict[int, int], set[tuple[int, int]]]:
    """Who goes where, by keys, and what of it would leave somebody in two places."""
    found = {rows[talk].request.pk: keys[person] for talk, person in made.assignments.items()}
    return found, set(_clashes(rows, found, keys))


def _with_pins(rows: list[_Open], pinned: Mapping[int, int]) -> tuple[list[_Open], dict[int, int]]:
    """The rows with what is pinned taken off from everybody's time, and the pins that hold."""
    chosen: dict[int, int] = {}
    taken: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    for row in rows:
        person = next((each for each in row.people if each.key == pinned.get(row.request.pk)), None)
        if person is None:
            continue
        now = _with(person, taken)
        if not obstacle(row.talk, now, row.ways[person.key]):
            chosen[row.request.pk] = person.key
            taken[person.key].append(row.busy(person.key))
    return [replace(row, people=tuple(_with(each, taken) for each in row.people)) for row in rows], chosen


def _with(person: Person, taken: Mapping[int, list[tuple[datetime, datetime]]]) -> Person:
    more = taken.get(person.key, ())
    return replace(person, busy=(*person.busy, *more), week_count=person.week_count + len(more)) if more else person


def _instance(rows: list[_Open], barred: set[tuple[int, int]]) -> tuple[Instance, list[int]]:
    """The week as the optimiser takes it, and the keys of the people in its order."""
    languages: dict[int, set[str]] = defaultdict(set)
    people: dict[int, Person] = {}
    never = set(barred)
    for row in rows:
        for person in row.people:
            people[person.key] = person
            languages[person.key].add(row.request.language.name)
    keys = sorted(people)
    places = {key: place for place, key in enumerate(keys)}
    for talk, row in enumerate(rows):
        for person in row.people:
            leaves, returns = row.busy(person.key)
            if lasting_obstacle(row.talk, person, row.ways[person.key]) or is_taken(person, leaves, returns):
                never.add((talk, places[person.key]))
    days = sorted({timezone.localtime(row.talk.starts_at).date() for row in rows})
    helpers = tuple(_helper(people[key], languages[key], days) for key in keys)
    travel = rows[0].travel if rows else None
    ways = (
        Ways(travel.detour_factor, travel.kmh, travel.fixed_minutes, travel.default_km) if travel else Ways(1, 1, 0, 0)
    )
    return Instance(tuple(map(_wanted, rows)), helpers, ways, frozenset(never)), keys


def _helper(person: Person, languages: set[str], days: Sequence[date]) -> Helper:
    most = person.max_per_week
    left = None if most is None else max(most - person.week_count, 0)
    return Helper(person.name, frozenset(languages), _point(person.ags), _free(person, days), left)


def _wanted(row: _Open) -> Wanted:
    return Wanted(
        row.request.pk,
        row.request.language.name,
        _point(row.talk.ags),
        timezone.make_naive(row.talk.starts_at),
        timezone.make_naive(row.talk.ends_at),
    )


def _free(person: Person, days: Sequence[date]) -> tuple[tuple[datetime, datetime], ...]:
    """When the person has time on these days; whoever has entered no times is asked."""
    windows = []
    for day in days:
        if any(first <= day <= last for first, last in person.absences):
            continue
        begin = datetime.combine(day, time())
        times = [slot[1:] for slot in person.slots if slot[0] == day.weekday()] if person.slots else [_WHOLE_DAY]
        windows += [(begin + timedelta(minutes=since), begin + timedelta(minutes=until)) for since, until in times]
    return merged(windows)


def _point(ags: str) -> Point:
    place = municipalities_by_ags().get(ags)
    return Point(place.latitude, place.longitude) if place else _NOWHERE


def _clashes(rows: list[_Open], found: Mapping[int, int], keys: list[int]) -> Iterator[tuple[int, int]]:
    """Of two talks of a person that touch when the ways from and to home are counted, the one with the longer way."""
    going: dict[int, list[tuple[int, _Open]]] = defaultdict(list)
    for talk, row in enumerate(rows):
        if (key := found.get(row.request.pk)) is not None:
            going[key].append((talk, row))
    for key, talks in going.items():
        for place, (talk, row) in enumerate(talks):
            for other, another in talks[place + 1 :]:
                (leaves, returns), (since, until) = row.busy(key), another.busy(key)
                if leaves < until and since < returns:
                    far = talk if row.ways[key].km > another.ways[key].km else other
                    yield far, keys.index(key)


def _told(row: _Open, chosen: Mapping[int, int], found: Mapping[int, int], reasons: Mapping[int, str]) -> PlannedTalk:
    key = chosen.get(row.request.pk, found.get(row.request.pk))
    able = tuple(each for each in row.people if not obstacle(row.talk, each, row.ways[each.key]))
    person = next((each for each in row.people if each.key == key), None)
    if person is None:
        told = reasons.get(row.request.pk) or _("Wer könnte, ist um diese Zeit bei einem anderen Gespräch.")
        if not able and (near := _near(row)):
            told = f"{told} {near}"
        return PlannedTalk(row.request, None, None, told, able, is_pinned=False)
    others = tuple(each for each in able if each.key != key)
    return PlannedTalk(row.request, person, row.ways[person.key], "", others, row.request.pk in chosen)


def _near(row: _Open) -> str:
    """Who has time and cannot come for another reason, which a word with her may change."""
    found = [
        f"{each.name} ({lasting_obstacle(row.talk, each, row.ways[each.key])})"
        for each in row.people
        if is_near(row.talk, each, row.ways[each.key])
    ]
    if not found:
        return ""
    names = "; ".join(found[:_NAMED])
    return ngettext("Zeit hätte: %(names)s.", "Zeit hätten zum Beispiel: %(names)s.", len(found)) % {"names": names}


def _joined(weeks: Sequence[DispatchPlan]) -> DispatchPlan:
    return DispatchPlan(
        tuple(each for week in weeks for each in week.talks),
        sum(week.covered for week in weeks),
        sum(week.covered_bound for week in weeks),
        sum(week.km for week in weeks),
        sum(week.covered_by_hand for week in weeks),
        sum(week.km_by_hand for week in weeks),
    )
