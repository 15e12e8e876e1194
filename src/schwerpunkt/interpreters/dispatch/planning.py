"""The whole way from an instance to a plan: week by week, usable at any moment, checked before it is handed out."""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from schwerpunkt.interpreters.dispatch.by_hand import Promises, first_come
from schwerpunkt.interpreters.dispatch.fairness import evened, least_squares
from schwerpunkt.interpreters.dispatch.instance import Instance
from schwerpunkt.interpreters.dispatch.model import Places
from schwerpunkt.interpreters.dispatch.options import Day, Pairs, days, possible
from schwerpunkt.interpreters.dispatch.reasons import Uncovered, why
from schwerpunkt.interpreters.dispatch.solving import Field, solve

_EXACT_KM = 1e-6


@dataclass(frozen=True, slots=True)
class Shares:
    """How many talks are covered, on how many kilometres, and the sum of the squared numbers of talks per person."""

    covered: int
    km: float
    load_squares: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Who goes where (places in the instance), what no plan can beat, and what a person with a list would reach.

    ``km_bound`` holds for plans that cover as many, ``load_squares_bound`` too.
    """

    assignments: dict[int, int]
    shares: Shares
    covered_bound: int
    km_bound: float
    load_squares_bound: int
    by_hand: Shares
    uncovered: list[Uncovered]
    seconds: float


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the planning is, and what is covered so far."""

    done: int
    weeks: int
    covered: int


def plan(
    instance: Instance,
    *,
    seconds: float | None = None,
    more_km: float = 0,
    told: Callable[[Progress], None] = lambda _progress: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Plan:
    """The plan that covers most, then has the fewest kilometres, then the evenest shares.

    ``seconds``: after that the weeks that are left keep the plan made by hand. ``more_km``: a share of the kilometres
    (0.02 for two per cent) that even shares may cost. ``should_stop`` is asked before each week.
    """
    begun = time.monotonic()
    pairs, field = possible(instance), field_of(instance)
    hand = first_come(instance, pairs, field)
    chosen, covered_bound, km_bound = dict(hand), 0, 0.0
    blocks = blocks_of(instance, field)
    for number, block in enumerate(blocks):
        part = np.flatnonzero(np.isin(pairs.request, block))
        left = None if seconds is None else seconds - (time.monotonic() - begun)
        if should_stop() or (left is not None and left <= 0):
            covered_bound += len(np.unique(pairs.request[part]))
            continue
        weeks = pairs.only(part)
        solved = solve(weeks, field, seconds=left)
        covered_bound += solved.covered_bound
        km_bound += solved.km_bound
        if _is_better(solved.chosen, weeks, [hand[each] for each in block if each in hand], pairs):
            for request in block:
                chosen.pop(request, None)
            chosen |= {int(pairs.request[part[each]]): int(part[each]) for each in solved.chosen.tolist()}
        told(Progress(number + 1, len(blocks), len(chosen)))
    km = float(pairs.km[list(chosen.values())].sum())
    final = evened(chosen, pairs, field, more_km=more_km * km)
    check(instance, pairs, final, field)
    promised = Promises(field)
    for request, place in final.items():
        promised.add(request, int(pairs.person[place]))
    shares = _shares(final, pairs)
    return Plan(
        {request: int(pairs.person[place]) for request, place in sorted(final.items())},
        shares,
        covered_bound,
        min(km_bound, shares.km),
        least_squares(shares.covered, _most_talks(pairs, field)),
        _shares(hand, pairs),
        [why(each, instance, pairs, promised) for each in range(len(instance.requests)) if each not in final],
        time.monotonic() - begun,
    )


def field_of(instance: Instance) -> Field:
    """The days, weeks and limits of an instance."""
    count = len(instance.requests)
    day, within = [0] * count, [0] * count
    found: list[Day] = days(instance)
    for number, each in enumerate(found):
        for place, request in enumerate(each.requests):
            day[request], within[request] = number, place
    weeks = [each.start.toordinal() - each.start.weekday() for each in instance.requests]
    return Field(found, Places(day, within, weeks), [each.max_per_week for each in instance.interpreters])


def blocks_of(instance: Instance, field: Field) -> list[list[int]]:
    """Weeks do not touch each other, so each is planned by itself; a talk into Monday joins two."""
    joined: dict[int, int] = {}
    for each in field.days:
        weeks = [field.places.week[request] for request in each.requests]
        joined[max(weeks)] = joined.get(min(weeks), min(weeks))
    blocks: dict[int, list[int]] = defaultdict(list)
    for request in range(len(instance.requests)):
        week = field.places.week[request]
        blocks[joined.get(week, week)].append(request)
    return [requests for _week, requests in sorted(blocks.items())]


def _is_better(chosen: np.typing.NDArray[np.int64], weeks: Pairs, hand: Sequence[int], pairs: Pairs) -> bool:
    """Whether what was found beats the plan by hand; a search that was cut short may not."""
    return (-len(chosen), float(weeks.km[chosen].sum())) <= (-len(hand), float(pairs.km[list(hand)].sum()))


def _shares(chosen: dict[int, int], pairs: Pairs) -> Shares:
    places = list(chosen.values())
    loads = Counter(pairs.person[places].tolist())
    return Shares(len(places), float(pairs.km[places].sum()), sum(each**2 for each in loads.values()))


def _most_talks(pairs: Pairs, field: Field) -> list[int]:
    """How many talks each person can have at most."""
    of_week = Counter(
        (person, field.places.week[request])
        for request, person in zip(pairs.request.tolist(), pairs.person.tolist(), strict=True)
    )
    most = [0] * len(field.caps)
    for (person, _week), count in of_week.items():
        cap = field.caps[person]
        most[person] += count if cap is None else min(count, cap)
    return most


def check(instance: Instance, pairs: Pairs, chosen: dict[int, int], field: Field) -> None:
    """Looks at every hard rule once more; RuntimeError when one is broken, so that such a plan never gets out."""
    promised = Promises(field)
    for request, place in chosen.items():
        person = int(pairs.person[place])
        wanted, helper = instance.requests[request], instance.interpreters[person]
        holds = (
            int(pairs.request[place]) == request,
            wanted.language in helper.languages,
            helper.woman or not wanted.woman,
            wanted.qualification is None or wanted.qualification in helper.qualifications,
            any(since <= wanted.start and wanted.end <= until for since, until in helper.free),
            promised.is_free(request, person),
            (request, person) not in instance.barred,
        )
        if not all(holds):
            raise RuntimeError(f"rule {holds.index(False)} does not hold for request {request}")
        promised.add(request, person)
