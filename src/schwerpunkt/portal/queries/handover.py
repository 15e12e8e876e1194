"""The handover book: what a colleague has in hand, by when, with whom, and what nobody would look after without her."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.models import Membership
from schwerpunkt.accounts.permissions import can
from schwerpunkt.directory.models import Contact, Organisation
from schwerpunkt.ui.duties import Duty, Held, all_duties


@dataclass(frozen=True)
class Chapter:
    """One sort of things in somebody's hand."""

    duty: Duty
    items: tuple[Held, ...]


@dataclass(frozen=True)
class Acquaintance:
    """An organisation those things are about, with whom one speaks there."""

    organisation: Organisation
    contacts: tuple[Contact, ...]


@dataclass(frozen=True)
class Book:
    """The handover book of a colleague as somebody may read it."""

    member: Membership
    chapters: tuple[Chapter, ...]
    acquaintances: tuple[Acquaintance, ...]

    @property
    def count(self) -> int:
        """How many things there are."""
        return sum(len(chapter.items) for chapter in self.chapters)

    def deadlines(self) -> list[tuple[Chapter, Held, date]]:
        """What has a day, the next first."""
        dated = [
            (chapter, item, item.due_on)
            for chapter in self.chapters
            for item in chapter.items
            if item.due_on is not None
        ]
        return sorted(dated, key=lambda row: (row[2], row[1].title))


def book_of(member: Membership, *, actor: Actor) -> Book:
    """What ``member`` has in hand, as far as the actor may see those rooms (one query a sort, two for the contacts)."""
    duties = duties_for(actor)
    chapters = [Chapter(duty, tuple(duty.tell(record) for record in duty.held(member))) for duty in duties]
    return Book(member, tuple(each for each in chapters if each.items), _acquaintances(member, duties))


def duties_for(actor: Actor) -> list[Duty]:
    """The sorts of things the actor may see."""
    return [duty for duty in all_duties() if can(actor, duty.permission)]


def _acquaintances(member: Membership, duties: Sequence[Duty]) -> tuple[Acquaintance, ...]:
    about = [duty.partners(duty.held(member)).values("pk") for duty in duties if duty.partners is not None]
    if not about:
        return ()
    concerned = reduce(or_, (Q(pk__in=keys) for keys in about))
    found = Organisation.objects.filter(concerned, is_archived=False).prefetch_related("contacts").order_by("name")
    return tuple(Acquaintance(each, tuple(each.contacts.all())) for each in found)
