"""Even shares: talks move from those with many to those with few as long as no way becomes longer than allowed."""

from collections import Counter

from schwerpunkt.interpreters.dispatch.by_hand import Promises
from schwerpunkt.interpreters.dispatch.options import Pairs
from schwerpunkt.interpreters.dispatch.solving import Field

_SAME_KM = 1e-9
_ROUNDS = 20


def evened(chosen: dict[int, int], pairs: Pairs, field: Field, *, more_km: float = 0) -> dict[int, int]:
    """The plan with talks moved to people with fewer; all moves together add ``more_km`` at most, usually none."""
    plan, left = dict(chosen), more_km
    loads = Counter(int(pairs.person[place]) for place in plan.values())
    promised = Promises(field)
    for request, place in plan.items():
        promised.add(request, int(pairs.person[place]))
    for _round in range(_ROUNDS):
        moved = False
        for request in sorted(plan, key=lambda each: (-loads[int(pairs.person[plan[each]])], each)):
            taker = _lighter(request, plan[request], pairs=pairs, promised=promised, loads=loads, more_km=left)
            if taker is None:
                continue
            before, after = int(pairs.person[plan[request]]), int(pairs.person[taker])
            promised.remove(request, before)
            promised.add(request, after)
            loads[before] -= 1
            loads[after] += 1
            left -= max(0.0, float(pairs.km[taker] - pairs.km[plan[request]]))
            plan[request] = taker
            moved = True
        if not moved:
            break
    return plan


def _lighter(
    request: int,
    present: int,
    *,
    pairs: Pairs,
    promised: Promises,
    loads: Counter[int],
    more_km: float,
) -> int | None:
    """Who could take the talk and has at least two fewer: the one with the fewest, then the nearest."""
    load, km = loads[int(pairs.person[present])], float(pairs.km[present])
    span = pairs.of(request)
    best: tuple[int, float, int] | None = None
    rows = zip(pairs.person[span].tolist(), pairs.km[span].tolist(), strict=True)
    for place, (person, way) in enumerate(rows, start=span.start):
        if way > km + more_km + _SAME_KM:
            break
        key = (loads[person], way, place)
        if loads[person] < load - 1 and (best is None or key < best) and promised.is_free(request, person):
            best = key
    return best[2] if best else None


def least_squares(talks: int, most: list[int]) -> int:
    """The smallest sum of squared loads any plan of so many talks can have, when person i can have ``most[i]``."""
    squares, level = 0, 0
    ordered = sorted(each for each in most if each > 0)
    while talks > 0 and ordered:
        width = len(ordered)
        step = min(ordered[0] - level, talks // width)
        if step == 0:
            return squares + (level + 1) ** 2 * talks + level**2 * (width - talks)
        level, talks = level + step, talks - step * width
        while ordered and ordered[0] == level:
            squares += level**2
            ordered.pop(0)
    return squares + level**2 * len(ordered)
