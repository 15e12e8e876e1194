"""What a colleague has in hand, room by room, and how it goes to another. A room declares its part in ``duties.py``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from schwerpunkt.accounts.models import Membership
from schwerpunkt.core.words import Words


@dataclass(frozen=True)
class Held:
    """One thing in somebody's hand: what, where it is shown, until when, how it stands."""

    key: int
    title: str
    url: str
    due_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Duty:
    """One sort of thing a colleague can have in hand.

    ``held`` gives what is still open in her hand, ``tell`` what the handover book says of one. ``hand_over`` is a
    command that takes ``actor``, the record as ``record_name``, ``to`` and ``reason``. Whoever reads of it must hold
    ``permission``, whoever takes over ``doing``. ``partners`` gives the organisations those records are about, for the contacts in the book.
    """

    key: str
    label: Words
    permission: str
    doing: str
    held: Callable[[Membership], QuerySet[Any]]
    tell: Callable[[Any], Held]
    hand_over: Callable[..., Any]
    record_name: str
    partners: Callable[[QuerySet[Any]], QuerySet[Any]] | None = None

    @property
    def field(self) -> str:
        """The key as the name of a form's field."""
        return self.key.replace(".", "_")


_duties: dict[str, Duty] = {}


def duty(*declared: Duty) -> None:
    """Declare sorts of things; a second one with the same key is an error."""
    for each in declared:
        if _duties.setdefault(each.key, each) != each:
            raise ValueError(f"{each.key} is there twice")


def all_duties() -> Iterable[Duty]:
    """Every sort, in the order the rooms declared them."""
    return tuple(_duties.values())
