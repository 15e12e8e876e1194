"""Metrics (Messgrößen): what can be counted, declared by the room that holds the records.

A metric is a named query over dated records. Its value, its months, its places, the list behind it and the sum in a
paper all come from that one query, so they cannot differ.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet

from schwerpunkt.core.asking import Question, ask
from schwerpunkt.core.words import Words
from schwerpunkt.ui.tables import Table
from schwerpunkt.ui.tables.filters import Choices

Key = int | str
"""What a member of a dimension is known by: the number of a record, or the word of a fixed list."""


@dataclass(frozen=True)
class Evidence:
    """The records behind a figure, and how they add up.

    ``on`` is the date field that says when a record counts (a moment is given as "starts_at__date"). ``amount`` is the
    field to sum; without it each record counts once. ``by`` leads from a dimension's key to the field that holds it.
    """

    records: QuerySet[Any]
    on: str
    amount: str = ""
    by: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Metric:
    """Messgröße: what is counted (``label``, ``unit``), who may see it, how ("So wird gezählt"), and its list.

    ``table`` shows the records; it has no filter that holds by itself, or the list would not add up to the figure.
    """

    code: str
    label: Words
    unit: Words
    explanation: Words
    permission: str
    table: type[Table[Any]]
    evidence: Callable[[], Evidence]
    is_activity: bool = True
    """Whether it counts something that took place, and not what was asked or planned."""
    is_about_people: bool = False
    """Whether a small figure could tell of a person; such figures are not named outside the house."""
    silence: Words = ""
    """What is said of a place this counts nothing for, such as "hat keinen Bedarf gemeldet"; empty: that says little."""
    per: Words = ""
    """Of what the mean is read, such as "je Anfrage": the sum alone says little then, and papers do not name it."""

    def __str__(self) -> str:
        return str(self.label)

    @property
    def is_money(self) -> bool:
        """Whether it counts euros, which are read with their cents."""
        return str(self.unit) == "€"

    def counts(self) -> "Metric":
        """The same records, each once: what a sum is divided by for the mean."""
        return replace(self, evidence=lambda: replace(self.evidence(), amount=""))


@dataclass(frozen=True)
class Member:
    """One value of a dimension, such as a municipality; ``ags`` is its official key where it has a place on the map."""

    key: Key
    label: str
    ags: str = ""


@dataclass(frozen=True)
class Dimension:
    """What figures can be split by.

    ``rows`` asks for key, label and, for places, official key of every value; a fixed list gives its keys and labels.
    """

    key: str
    label: Words
    rows: Callable[[], Question | Choices]
    missing: Words
    """How figures are named that belong to no member, such as "ohne Kommune"."""
    order: int = 50
    has_places: bool = False
    """Whether its members are the places of the map."""

    def members(self) -> list[Member]:
        """Every value, also those nothing was counted for (one query; none for a fixed list)."""
        return members_of(self)[0]


@dataclass(frozen=True)
class Scope:
    """Which part of a metric is meant: from a day to a day, both included, and one member of some dimensions."""

    first: date | None = None
    last: date | None = None
    where: Mapping[str, Key] = field(default_factory=dict)

    def parameters(self) -> dict[str, str]:
        """The scope as parameters of the figure's page."""
        days = {"tag_von": self.first, "tag_bis": self.last}
        found = {name: f"{day:%d.%m.%Y}" for name, day in days.items() if day}
        return found | {key: str(member) for key, member in self.where.items()}


_metrics: dict[str, Metric] = {}
_dimensions: dict[str, Dimension] = {}


def metric(
    code: str,
    label: Words,
    *,
    unit: Words,
    explanation: Words,
    permission: str,
    table: type[Table[Any]],
    is_activity: bool = True,
    is_about_people: bool = False,
    silence: Words = "",
    per: Words = "",
) -> Callable[[Callable[[], Evidence]], Metric]:
    """Declare a metric; the function below it gives the evidence.

    ValueError when the code is taken or the table has a filter with a default.
    """

    def declare(evidence: Callable[[], Evidence]) -> Metric:
        if code in _metrics:
            raise ValueError(f"{code} is declared twice")
        if any(getattr(each, "default", "") for each in table.filters):
            raise ValueError(f"the list of {code} hides records by default, so it would not add up to the figure")
        _metrics[code] = Metric(
            code, label, unit, explanation, str(permission), table, evidence, is_activity, is_about_people, silence, per
        )
        return _metrics[code]

    return declare


def dimension(declared: Dimension) -> Dimension:
    """Declare what figures can be split by; ValueError when the key is taken."""
    if declared.key in _dimensions:
        raise ValueError(f"dimension {declared.key} is declared twice")
    _dimensions[declared.key] = declared
    return declared


def all_metrics() -> tuple[Metric, ...]:
    """Every metric, in the order the rooms declare them."""
    return tuple(_metrics.values())


def metric_of(code: str) -> Metric:
    """The metric of that code; KeyError when no room declares it."""
    return _metrics[code]


def dimension_of(key: str) -> Dimension:
    """The dimension of that key; KeyError when no room declares it."""
    return _dimensions[key]


def members_of(*dimensions: Dimension) -> list[list[Member]]:
    """The members of each dimension (one query for all)."""
    given = [each.rows() for each in dimensions]
    asked = iter(ask(*(rows for rows in given if isinstance(rows, Question))))
    return [
        [Member(*row.values()) for row in next(asked)]
        if isinstance(rows, Question)
        else [Member(key, str(label)) for key, label in rows]
        for rows in given
    ]


def place_dimension() -> Dimension | None:
    """The dimension whose members are places on the map; None when no room declares one."""
    return next((each for each in _dimensions.values() if each.has_places), None)


def dimensions_of(evidence: Evidence) -> tuple[Dimension, ...]:
    """What this evidence can be split by, the smallest ``order`` first."""
    found = (each for each in _dimensions.values() if each.key in evidence.by)
    return tuple(sorted(found, key=lambda each: each.order))
