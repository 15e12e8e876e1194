"""First come, first served: what a person with a list would do, to compare with."""

from collections import defaultdict

from schwerpunkt.interpreters.dispatch.instance import Instance
from schwerpunkt.interpreters.dispatch.options import Pairs
from schwerpunkt.interpreters.dispatch.solving import Field


def first_come(instance: Instance, pairs: Pairs, field: Field) -> dict[int, int]:
    """Of each request in the order of their starts the nearest person who is still free: request to place in pairs."""
    promised = Promises(field)
    found: dict[int, int] = {}
    for request in sorted(range(len(instance.requests)), key=lambda each: (instance.requests[each].start, each)):
        span = pairs.of(request)
        for place, person in enumerate(pairs.person[span].tolist(), start=span.start):
            if promised.is_free(request, person):
                promised.add(request, person)
                found[request] = place
                break
    return found


class Promises:
    """Who has promised which talks, and whether somebody can do one more."""

    def __init__(self, field: Field) -> None:
        self._field = field
        self._days: dict[tuple[int, int], int] = defaultdict(int)
        self._weeks: dict[tuple[int, int], int] = defaultdict(int)

    def is_free(self, request: int, person: int) -> bool:
        """Whether the person can do the talk beside what is promised."""
        return not self.clashes(request, person) and not self.is_full(request, person)

    def clashes(self, request: int, person: int) -> bool:
        """Whether a promised talk is in the way."""
        places = self._field.places
        day = places.day[request]
        return bool(self._days[person, day] & self._field.days[day].clashes[places.within[request]])

    def is_full(self, request: int, person: int) -> bool:
        """Whether the week of the person is full."""
        cap = self._field.caps[person]
        return cap is not None and self._weeks[person, self._field.places.week[request]] >= cap

    def add(self, request: int, person: int) -> None:
        """The person does the talk."""
        places = self._field.places
        self._days[person, places.day[request]] |= 1 << places.within[request]
        self._weeks[person, places.week[request]] += 1

    def remove(self, request: int, person: int) -> None:
        """She does not."""
        places = self._field.places
        self._days[person, places.day[request]] &= ~(1 << places.within[request])
        self._weeks[person, places.week[request]] -= 1
