"""The plan of a week as a mixed-integer model for HiGHS.

A column is a possible assignment. Rows: a request goes to one person at most; of talks that clash each with each other
a person does one; and no more than so many in a week. A person's clashes are covered by maximal cliques instead of
pairs: what cannot be done one after the other is nearly an interval order, for which such rows describe the whole
plans exactly, so that the relaxed problem is nearly always whole already.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from schwerpunkt.interpreters.dispatch.options import Day, Floats, Pairs


@dataclass(frozen=True, slots=True)
class Places:
    """Where each request stands: its day, its place in the day, its week."""

    day: Sequence[int]
    within: Sequence[int]
    week: Sequence[int]


@dataclass(frozen=True, slots=True)
class Clique:
    """Talks of a day, as bits, of which a person does one."""

    person: int
    day: int
    talks: int


@dataclass
class Rows:
    """Rows of the model: which columns, and the most that may be chosen of them; what each row stands for, in order.

    First the requests, then the weeks of people, then the cliques.
    """

    columns: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    most: list[float] = field(default_factory=list)
    requests: list[int] = field(default_factory=list)
    weeks: list[tuple[int, int]] = field(default_factory=list)
    cliques: list[Clique] = field(default_factory=list)

    def add(self, columns: Sequence[int], most: float = 1) -> None:
        """One more row."""
        self.columns.extend(columns)
        self.starts.append(len(self.columns))
        self.most.append(most)


def rows_of(
    pairs: Pairs, days: Sequence[Day], places: Places, caps: Sequence[int | None], done: Mapping[tuple[int, int], int]
) -> Rows:
    """The rows that hold for these pairs; columns are places in ``pairs``.

    ``caps``: of each person the most talks in a week; ``done``: what she has promised of it already.
    """
    rows = Rows()
    requests, people = pairs.request.tolist(), pairs.person.tolist()
    of_request: dict[int, list[int]] = defaultdict(list)
    of_day: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    of_week: dict[tuple[int, int], list[int]] = defaultdict(list)
    for column, (request, person) in enumerate(zip(requests, people, strict=True)):
        of_request[request].append(column)
        of_day[person, places.day[request]][places.within[request]] = column
        of_week[person, places.week[request]].append(column)
    for request, columns in of_request.items():
        rows.add(columns)
        rows.requests.append(request)
    for (person, week), columns in of_week.items():
        cap = caps[person]
        if cap is not None and cap - done.get((person, week), 0) < len(columns):
            rows.add(columns, cap - done.get((person, week), 0))
            rows.weeks.append((person, week))
    for (person, day), members in of_day.items():
        for clique, talks in cliques(members, days[day].clashes):
            rows.add([members[each] for each in clique])
            rows.cliques.append(Clique(person, day, talks))
    return rows


def cliques(members: Iterable[int], clashes: Sequence[int]) -> Iterator[tuple[list[int], int]]:
    """Maximal sets of members that clash each with each other, until every clash is in one; also as bits."""
    every = 0
    for each in members:
        every |= 1 << each
    covered = dict.fromkeys(members, 0)
    for first in sorted(covered):
        clashing = clashes[first] & every
        while further := clashing & (-1 << first) & ~covered[first]:
            clique, talks = [first], 1 << first
            candidates, lowest = clashing, further & -further
            while lowest:
                place = lowest.bit_length() - 1
                clique.append(place)
                talks |= lowest
                candidates &= clashes[place]
                lowest = candidates & -candidates
            for each in clique:
                covered[each] |= talks
            yield clique, talks


def highs_model(rows: Rows, worth: Floats, *, is_whole: bool) -> Any:
    """The model as HiGHS takes it, with what each possibility is worth. ``is_whole``: no fractions."""
    import highspy  # noqa: PLC0415  # thirty MB that only planning needs

    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(worth), len(rows.most)
    model.col_cost_ = worth
    model.col_lower_ = np.zeros(len(worth))
    model.col_upper_ = np.full(len(worth), 1.0 if is_whole else highspy.kHighsInf)
    model.row_lower_ = np.full(len(rows.most), -highspy.kHighsInf)
    model.row_upper_ = np.array(rows.most, dtype=np.float64)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.array(rows.starts, dtype=np.int32)
    model.a_matrix_.index_ = np.array(rows.columns, dtype=np.int32)
    model.a_matrix_.value_ = np.ones(len(rows.columns))
    model.sense_ = highspy.ObjSense.kMaximize
    if is_whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(worth)
    return model
