"""Gaps (Lücken): breaks in the thread from need to goal, measure and figure, each with the page that mends it.

A room declares its own in ``gaps.py``. All of them are asked for in one query.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import can
from schwerpunkt.core.asking import Question, ask
from schwerpunkt.core.words import Words


@dataclass(frozen=True)
class Gap:
    """A kind of break. ``rows`` are the records that have it on a day, ``name`` their field that says which.

    ``page`` takes a record's key and is where one mends it; ``verb`` is the text of that link. ``advice`` says in one
    sentence why it matters.
    """

    key: str
    label: Words
    advice: Words
    permission: str
    rows: Callable[[date], QuerySet[Any]]
    name: str
    page: str
    verb: Words
    order: int = 50


@dataclass(frozen=True)
class Break:
    """One record with a gap: its name, and where it is mended."""

    name: str
    url: str


_gaps: dict[str, Gap] = {}


def gap(declared: Gap) -> Gap:
    """Declare a kind of break; ValueError when the key is taken."""
    if declared.key in _gaps:
        raise ValueError(f"gap {declared.key} is declared twice")
    _gaps[declared.key] = declared
    return declared


def all_gaps() -> tuple[Gap, ...]:
    """Every kind of break, in the order of the thread."""
    return tuple(sorted(_gaps.values(), key=lambda each: (each.order, each.key)))


def breaks(actor: Actor, day: date) -> list[tuple[Gap, list[Break]]]:
    """What is broken on ``day`` of what the actor may see, by kind; kinds without any are left out (one query)."""
    seen = [each for each in all_gaps() if can(actor, each.permission)]
    answers = ask(*(Question(each.rows(day).order_by(each.name, "pk"), ("pk", each.name)) for each in seen))
    return [
        (each, [Break(str(row[each.name]), reverse(each.page, args=(row["pk"],))) for row in rows])
        for each, rows in zip(seen, answers, strict=True)
        if rows
    ]
