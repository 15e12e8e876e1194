"""Open needs in the order in which they are decided: by field and topic, with what is alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import F
from django.utils.translation import gettext as _

from schwerpunkt.needs.models import Need, NeedRound
from schwerpunkt.needs.queries.needs import open_needs
from schwerpunkt.needs.queries.similar import Alike, alike


@dataclass(frozen=True)
class Line:
    """A need and those that say nearly the same."""

    need: Need
    alike: tuple[Alike, ...]


@dataclass(frozen=True)
class Group:
    """The needs of one field and topic."""

    field: str
    topic: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Condensed:
    """All open needs in their groups, and how many pairs are alike."""

    groups: tuple[Group, ...]
    count: int
    pairs: int


def condensed(asked: NeedRound | None = None) -> Condensed:
    """The open needs of a round (None: of all, and those by hand); the number of queries does not grow with them."""
    rows = open_needs() if asked is None else open_needs().filter(round=asked)
    found = list(
        rows.order_by(F("action_field__position").asc(nulls_last=True), F("topic__position").asc(nulls_last=True), "pk")
    )
    near = alike(found)
    return Condensed(tuple(_groups(found, near)), len(found), sum(len(each) for each in near.values()) // 2)


def _groups(found: list[Need], near: dict[int, list[Alike]]) -> Iterable[Group]:
    for (_field, _topic), rows in groupby(found, key=lambda need: (need.action_field_id, need.topic_id)):
        needs = list(rows)
        first = needs[0]
        yield Group(
            str(first.action_field or _("Noch ohne Handlungsfeld")),
            str(first.topic or _("noch ohne Thema")),
            tuple(Line(need, tuple(near.get(need.pk, ()))) for need in needs),
        )
