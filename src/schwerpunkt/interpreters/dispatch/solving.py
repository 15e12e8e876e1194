"""The best choice of a week: exactly, or for very many possibilities nearly so, with a proven bound either way."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from schwerpunkt.interpreters.dispatch.model import Places, Rows, highs_model, rows_of
from schwerpunkt.interpreters.dispatch.options import Day, Floats, Pairs, Whole

_EXACT_PAIRS = 15_000
"""Up to here all possibilities go into one model; a pool of 400 people has some 10,000 a week."""
_NEAREST, _MORE, _ROUNDS, _PROOFS = 6, 4, 3, 2
_SURELY, _SAME, _GAIN, _FAR_KM, _FAR = 0.999, 0.9996, 0.1, 1000, 2
_PROVEN = 0.999
_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Field:
    """What all weeks share."""

    days: Sequence[Day]
    places: Places
    caps: Sequence[int | None]

    def rows(self, pairs: Pairs, done: Mapping[tuple[int, int], int] | None = None) -> Rows:
        """The rows of these possibilities; ``done``: what people have promised of their weeks already."""
        return rows_of(pairs, self.days, self.places, self.caps, done or {})


@dataclass(frozen=True, slots=True)
class Solved:
    """The chosen places in the pairs; how many talks no choice can exceed, and kilometres no equal choice can undercut."""

    chosen: Whole
    covered_bound: int
    km_bound: float


def solve(pairs: Pairs, field: Field, *, seconds: float | None = None) -> Solved:
    """The choice that covers most and, of those, has the fewest kilometres; at ``seconds`` it takes the best so far."""
    if len(pairs) <= _EXACT_PAIRS:
        return _whole(pairs, field.rows(pairs), seconds)
    return _by_columns(pairs, field, seconds)


def _whole(pairs: Pairs, rows: Rows, seconds: float | None) -> Solved:
    """One model with everything. A talk is worth more than all kilometres together, so talks come first."""
    if not len(pairs):
        return Solved(np.zeros(0, np.int64), 0, 0.0)
    most = _most_km(pairs)
    worth = float(np.ceil(most)) + 1
    solver = _solver(seconds)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 1e-4)
    solver.passModel(highs_model(rows, worth - pairs.km, is_whole=True))
    solver.run()
    values = np.array(solver.getSolution().col_value)
    chosen = np.flatnonzero(values > 0.5) if len(values) else np.zeros(0, np.int64)  # noqa: PLR2004  # 0 or 1
    return _told(pairs, chosen, solver.getInfo().mip_dual_bound, worth, most)


def _solver(seconds: float | None) -> Any:
    import highspy  # noqa: PLC0415  # thirty MB that only planning needs

    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)  # noqa: FBT003  # its option
    solver.setOptionValue("threads", 1)
    if seconds is not None:
        solver.setOptionValue("time_limit", max(seconds, 0.1))
    return solver


def _most_km(pairs: Pairs) -> float:
    """More kilometres than any plan can have: the longest way to each request."""
    return float(pairs.km[pairs.rank(-pairs.km) == 0].sum())


def _told(pairs: Pairs, chosen: Whole, bound: float, worth: float, most: float) -> Solved:
    """What the bound on worth less kilometres says of talks and of kilometres."""
    km = float(pairs.km[chosen].sum())
    reached = worth * len(chosen) - km
    slack = max(0.0, bound - reached)
    coverable = len(np.unique(pairs.request))
    # a plan with one more talk has at most ``most`` kilometres, so it reaches at least so much
    further = int((slack + most - km + 1e-6) // worth) if slack > _NOTHING * worth else 0
    return Solved(chosen, min(coverable, len(chosen) + further), max(0.0, km - slack) if not further else 0.0)


# -- very many possibilities ---------------------------------------------------------------------------------------------
def _by_columns(pairs: Pairs, field: Field, seconds: float | None) -> Solved:
    """Begin with the nearest people of each request, add who would cover more, then shorten the ways and make it whole.

    The prices of the relaxed plan prove how many talks no plan can exceed, also one with people never looked at. Where
    the plan is further from that than one in a thousand, more people are looked at for the sake of the proof alone.
    """
    columns = _Columns(pairs, field)
    for _round in range(_ROUNDS):
        if columns.widen(seconds):
            break
    part = pairs.only(columns.used)
    rows = field.rows(part)
    most = _most_km(pairs)
    worth = _FAR * (most + 1)
    _value, values, prices = _relaxed(rows, worth - part.km, seconds)
    gain, proven = _gains(pairs, field, rows, prices, worth - pairs.km)
    told = _told(pairs, _made_whole(pairs, part, values, field, seconds), proven, worth, most)
    columns.add(gain / worth)
    for _round in range(_PROOFS):
        bound = min(columns.bound, told.covered_bound)
        if len(told.chosen) >= bound * _PROVEN or columns.widen(seconds):
            break
    bound = min(columns.bound, told.covered_bound)
    return Solved(told.chosen, bound, told.km_bound if bound >= told.covered_bound else 0.0)


class _Columns:
    """The possibilities looked at so far (``used``), and how many talks no plan can exceed (``bound``)."""

    def __init__(self, pairs: Pairs, field: Field) -> None:
        self._pairs, self._field = pairs, field
        self.used = pairs.rank(pairs.km) < _NEAREST
        self.bound = len(np.unique(pairs.request))

    def widen(self, seconds: float | None) -> bool:
        """Plan with these, learn how much more there can be, and add who would cover more; whether that is enough."""
        part = self._pairs.only(self.used)
        rows = self._field.rows(part)
        covered, _values, prices = _relaxed(rows, np.ones(len(part)), seconds, is_rough=True)
        if covered > self.bound * _SAME:
            return True
        gain, proven = _gains(self._pairs, self._field, rows, prices, np.ones(len(self._pairs)))
        self.bound = min(self.bound, int(np.floor(proven + 1e-6)))
        return covered > self.bound * _SAME or not self.add(gain)

    def add(self, gain: Floats) -> bool:
        """Take in those that would cover more, the best few of each request; whether there are any."""
        wanted = (gain > _GAIN) & ~self.used
        self.used |= wanted & (self._pairs.rank(np.where(wanted, self._pairs.km / _FAR_KM - gain, np.inf)) < _MORE)
        return bool(wanted.any())


def _relaxed(
    rows: Rows, worth: Floats, seconds: float | None, *, is_rough: bool = False
) -> tuple[float, Floats, Floats]:
    """The best plan when people may be halved: its worth, the shares, and what one more of each row would be worth."""
    solver = _solver(seconds)
    solver.setOptionValue("solver", "ipm")
    if is_rough:  # prices from the middle say more about people not yet looked at, and come in half the time
        solver.setOptionValue("run_crossover", "off")
        solver.setOptionValue("ipm_optimality_tolerance", 1e-3)
    solver.passModel(highs_model(rows, worth, is_whole=False))
    solver.run()
    solution = solver.getSolution()
    prices = np.maximum(0.0, np.array(solution.row_dual))
    return solver.getInfo().objective_function_value, np.array(solution.col_value), prices


def _gains(pairs: Pairs, field: Field, rows: Rows, prices: Floats, worth: Floats) -> tuple[Floats, float]:
    """How much each possibility would add at these prices, and the bound that the prices prove.

    Raising the price of a request by its best gain leaves no possibility with a gain: such prices times what there is
    to have are a bound (weak duality). A clique's price also counts for talks that clash with all of it.
    """
    first, second = len(rows.requests), len(rows.requests) + len(rows.weeks)
    of_request = np.zeros(len(field.places.day))
    of_request[rows.requests] = prices[:first]
    of_week = dict(zip(rows.weeks, prices[first:second].tolist(), strict=True))
    of_day: dict[tuple[int, int], list[tuple[int, float]]] = defaultdict(list)
    for clique, price in zip(rows.cliques, prices[second:].tolist(), strict=True):
        if price > 0:
            of_day[clique.person, clique.day].append((clique.talks, price))
    gain = worth - of_request[pairs.request]
    places = np.flatnonzero(gain > 0)
    paid = [
        _paid(request, person, field, of_week, of_day)
        for request, person in zip(pairs.request[places].tolist(), pairs.person[places].tolist(), strict=True)
    ]
    gain[places] -= paid
    best = np.zeros(len(field.places.day))
    np.maximum.at(best, pairs.request, gain)
    return gain, float(prices @ np.array(rows.most) + best.sum())


def _paid(
    request: int,
    person: int,
    field: Field,
    of_week: Mapping[tuple[int, int], float],
    of_day: Mapping[tuple[int, int], Sequence[tuple[int, float]]],
) -> float:
    """What the person costs at this time."""
    places = field.places
    day, within = places.day[request], places.within[request]
    paid = of_week.get((person, places.week[request]), 0.0)
    if (person, day) in of_day:
        clashes = field.days[day].clashes[within] | 1 << within
        for talks, price in of_day[person, day]:
            if clashes & talks == talks:
                paid += price
    return paid


def _made_whole(pairs: Pairs, part: Pairs, values: Floats, field: Field, seconds: float | None) -> Whole:
    """What the relaxed plan surely chose stays; the rest is chosen anew from all that is still possible."""
    taken: dict[tuple[int, int], int] = defaultdict(int)
    done: dict[tuple[int, int], int] = defaultdict(int)
    places = field.places
    kept = np.flatnonzero(values > _SURELY)
    chosen = set(zip(part.request[kept].tolist(), part.person[kept].tolist(), strict=True))
    settled = {request for request, _person in chosen}
    for request, person in chosen:
        taken[person, places.day[request]] |= field.days[places.day[request]].clashes[places.within[request]]
        done[person, places.week[request]] += 1
    is_chosen, is_open = np.zeros(len(pairs), dtype=bool), np.zeros(len(pairs), dtype=bool)
    for place, (request, person) in enumerate(zip(pairs.request.tolist(), pairs.person.tolist(), strict=True)):
        if request in settled:
            is_chosen[place] = (request, person) in chosen
            continue
        cap = field.caps[person]
        has_time = cap is None or done[person, places.week[request]] < cap
        is_open[place] = has_time and not taken[person, places.day[request]] >> places.within[request] & 1
    rest = np.flatnonzero(is_open)
    further = _whole(pairs.only(rest), field.rows(pairs.only(rest), done), seconds)
    return np.sort(np.concatenate((np.flatnonzero(is_chosen), rest[further.chosen])))
