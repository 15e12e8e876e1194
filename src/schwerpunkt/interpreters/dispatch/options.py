"""Who could go to which talk, how far that is, and which talks one person cannot do both."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
import numpy.typing as npt

from schwerpunkt.interpreters.dispatch.instance import Helper, Instance, Point, Wanted, Ways

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
_EARTH_KM = 6371.0
_NO_TIME = datetime(1970, 1, 1)  # noqa: DTZ001  # local times without zone


@dataclass(frozen=True, eq=False)
class Pairs:
    """Possible assignments, by request and the nearest first: places in the instance, kilometres there and back."""

    request: Whole
    person: Whole
    km: Floats

    def __len__(self) -> int:
        return len(self.km)

    def only(self, chosen: npt.NDArray[np.bool_] | Whole) -> "Pairs":
        """Some of them."""
        return Pairs(self.request[chosen], self.person[chosen], self.km[chosen])

    def of(self, request: int) -> slice:
        """Where the pairs of a request stand."""
        first, last = np.searchsorted(self.request, (request, request + 1))
        return slice(int(first), int(last))

    def rank(self, worth: Floats) -> Whole:
        """The place of each pair among those of its request, the lowest ``worth`` first."""
        order = np.lexsort((worth, self.request))
        firsts = np.searchsorted(self.request, self.request)
        ranks = np.empty(len(self), dtype=np.int64)
        ranks[order] = np.arange(len(self)) - firsts
        return ranks


def possible(instance: Instance) -> Pairs:
    """Everybody who speaks the language, is free for the whole talk, and is what is asked for."""
    requests = instance.requests
    by_language: dict[str, list[int]] = defaultdict(list)
    for place, request in enumerate(requests):
        by_language[request.language].append(place)
    starts, ends = seconds([each.start for each in requests]), seconds([each.end for each in requests])
    women = np.array([each.woman for each in requests], dtype=bool)
    kinds = sorted({each.qualification for each in requests if each.qualification is not None})
    kind = np.array(
        [kinds.index(each.qualification) if each.qualification else -1 for each in requests], dtype=np.int64
    )
    lat, lon = coordinates([each.place for each in requests])
    found: list[tuple[Whole, Whole, Floats]] = []
    for place, person in enumerate(instance.interpreters):
        spoken = [by_language[each] for each in person.languages if each in by_language]
        if not spoken or not person.free or person.max_per_week == 0:
            continue
        at = np.array(sorted(each for part in spoken for each in part), dtype=np.int64)
        if not person.woman:
            at = at[~women[at]]
        has = np.array([each in person.qualifications for each in kinds] + [True], dtype=bool)
        at = at[has[kind[at]]]
        at = at[_is_free(person, starts[at], ends[at])]
        if instance.barred:
            at = np.array([each for each in at.tolist() if (each, place) not in instance.barred], dtype=np.int64)
        way = kilometres(instance.ways, person.home, lat[at], lon[at])
        found.append((at, np.full(len(at), place, dtype=np.int64), 2 * way))
    if not found:
        return Pairs(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
    talks, people, ways = zip(*found, strict=True)
    every = Pairs(np.concatenate(talks), np.concatenate(people), np.concatenate(ways))
    return every.only(np.lexsort((every.person, every.km, every.request)))


def _is_free(person: Helper, starts: Whole, ends: Whole) -> npt.NDArray[np.bool_]:
    begins, closes = seconds([each for each, _end in person.free]), seconds([each for _start, each in person.free])
    window = np.searchsorted(begins, starts, side="right") - 1
    return (window >= 0) & (ends <= closes[window])


def seconds(times: Sequence[datetime]) -> Whole:
    """The times as whole seconds, so that they can be reckoned with."""
    return np.array([(each - _NO_TIME) // timedelta(seconds=1) for each in times], dtype=np.int64)


def coordinates(points: Sequence[Point]) -> tuple[Floats, Floats]:
    """Latitudes and longitudes, degrees."""
    return np.array([each.lat for each in points]), np.array([each.lon for each in points])


def kilometres(ways: Ways, here: Point, lat: Floats, lon: Floats) -> Floats:
    """One way from here to each point: great circle times detour; ``default_km`` where the coordinates are equal."""
    lat1, lon1, lat2, lon2 = np.radians(here.lat), np.radians(here.lon), np.radians(lat), np.radians(lon)
    half = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    line = 2 * _EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    is_same = (lat == here.lat) & (lon == here.lon)
    return np.asarray(np.where(is_same, ways.default_km, line * ways.detour_factor), dtype=np.float64)


def travel_seconds(ways: Ways, km: Floats) -> Whole:
    """How long the way takes, rounded up to whole minutes; of two ways to reckon it the longer."""
    minutes = np.maximum(ways.fixed_minutes + 60 * km / ways.kmh, ways.fixed_minutes + km / ways.kmh * 60)
    return np.asarray(np.ceil(minutes) * 60, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Day:
    """Talks that can get in each other's way: those of a day, or of days that a talk after midnight joins.

    ``clashes`` has of each talk the others, as bits by their place in ``requests`` (sorted by start).
    """

    requests: tuple[int, ...]
    clashes: tuple[int, ...]


def days(instance: Instance) -> list[Day]:
    """Every day with its talks.

    Two talks clash for one person when they overlap, or when they are on one day and the second begins before the way
    from the first can be done.
    """
    return [Day(talks, _clashes(instance, talks)) for talks in _joined(instance.requests)]


def _joined(requests: Sequence[Wanted]) -> Iterator[tuple[int, ...]]:
    order = sorted(range(len(requests)), key=lambda each: (requests[each].start, requests[each].end, each))
    talks: list[int] = []
    last: date | None = None
    for each in order:
        if last is not None and requests[each].start.date() > last:
            yield tuple(talks)
            talks, last = [], None
        talks.append(each)
        last = max(last or requests[each].end.date(), requests[each].end.date())
    if talks:
        yield tuple(talks)


def _clashes(instance: Instance, talks: Sequence[int]) -> tuple[int, ...]:
    requests = [instance.requests[each] for each in talks]
    starts, ends = seconds([each.start for each in requests]), seconds([each.end for each in requests])
    first = np.array([each.start.toordinal() for each in requests])
    last = np.array([each.end.toordinal() for each in requests])
    lat, lon = coordinates([each.place for each in requests])
    later: list[int] = []
    for place, request in enumerate(requests):
        rest = slice(place + 1, None)
        is_same_day = (first[rest] == first[place]) | (first[rest] == last[place])
        way = travel_seconds(instance.ways, kilometres(instance.ways, request.place, lat[rest], lon[rest]))
        clash = starts[rest] < ends[place] + np.where(is_same_day, way, 0)
        later.append(_bits(clash) << (place + 1))
    clashes = list(later)
    for place, mask in enumerate(later):
        for other in each_bit(mask):
            clashes[other] |= 1 << place
    return tuple(clashes)


def _bits(flags: npt.NDArray[np.bool_]) -> int:
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def each_bit(mask: int) -> Iterator[int]:
    """The places of the bits, the lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
