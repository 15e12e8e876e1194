"""Small numbers outside the house: what is about people names no figure so small that somebody could be recognised."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from schwerpunkt.figures.dated import SMALL_NUMBER
from schwerpunkt.figures.metrics import Metric
from schwerpunkt.parameters.queries import at


def limit_on(day: date) -> int:
    """The smallest figure about people that may be named outside on that day."""
    return int(at(SMALL_NUMBER.code, day).value)


def hidden(metric: Metric, figures: Sequence[Decimal], limit: int) -> frozenset[int]:
    """The places of the figures of one list that must not be named outside, next to their sum.

    A single hidden figure could be worked out from the sum and the others, so the smallest other one goes with it.
    """
    if not metric.is_about_people:
        return frozenset()
    small = [place for place, figure in enumerate(figures) if 0 < figure < limit]
    if len(small) == 1:
        others = [place for place, figure in enumerate(figures) if figure >= limit]
        small += sorted(others, key=lambda place: figures[place])[:1]
    return frozenset(small)
