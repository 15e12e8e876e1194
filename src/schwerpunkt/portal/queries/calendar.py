"""The deadlines of a colleague as entries of a calendar."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_

from django.db.models import Count, Max, Q

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.models import Membership
from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.portal.models import CalendarLink
from schwerpunkt.ui.contributions import Waiting, all_waiting

AHEAD = timedelta(days=366)
"""So far a calendar looks ahead."""


@dataclass(frozen=True)
class Entry:
    """A whole day in a calendar. ``key`` stays the same as long as it is the same deadline.

    ``changed_at`` is when the record behind it was changed last (None when nobody knows), ``changes`` how often.
    """

    key: str
    on: date
    title: str
    verb: str
    url: str
    changed_at: datetime | None
    changes: int


def calendar_of(*, actor: Actor, day: date) -> list[Entry]:
    """Every deadline that waits for the actor on ``day`` or will within a year, in their order.

    What waits now goes before what would wait by then, so that a record is told once and in today's words.
    """
    found: dict[str, Waiting] = {}
    for item in (*all_waiting(actor, day), *all_waiting(actor, day + AHEAD)):
        if item.due_on is not None:
            found.setdefault(_key(item), item)
    history = _changes(found)
    entries = [
        Entry(key, item.due_on, item.name, str(item.verb), item.url, *history.get(item.about, (None, 0)))
        for key, item in found.items()
        if item.due_on is not None
    ]
    return sorted(entries, key=lambda entry: (entry.on, entry.title, entry.key))


def calendar_link_of(member: Membership) -> CalendarLink | None:
    """The calendar address of a colleague, if she ever had one."""
    return CalendarLink.objects.filter(membership=member).first()


def _key(item: Waiting) -> str:
    if item.about is not None:
        return f"{item.about[0]}-{item.about[1]}".replace(".", "-")
    return hashlib.sha256(item.url.encode()).hexdigest()[:24]


def _changes(found: dict[str, Waiting]) -> dict[tuple[str, int] | None, tuple[datetime, int]]:
    """When each record was changed last and how often (one query)."""
    kinds: dict[str, list[int]] = {}
    for item in found.values():
        if item.about is not None:
            kinds.setdefault(item.about[0], []).append(item.about[1])
    if not kinds:
        return {}
    these = reduce(or_, (Q(object_type=kind, object_id__in=keys) for kind, keys in kinds.items()))
    rows = AuditEntry.objects.filter(these).order_by().values_list("object_type", "object_id")
    return {(kind, key): (at, count) for kind, key, at, count in rows.annotate(Max("at"), Count("pk"))}
