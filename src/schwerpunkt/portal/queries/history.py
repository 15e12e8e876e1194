"""The history in words: who, what, when, why, before and after."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from schwerpunkt.accounts.commanding import says
from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.audit.trail import history_with_parts, in_words
from schwerpunkt.core.worddiff import Piece, compare
from schwerpunkt.ui.contributions import living, search_sources

WORDS = 4
"""From so many words on, a text is compared word by word."""
PANEL_LINES = 20


@dataclass(frozen=True)
class Change:
    """One value before and after; ``pieces`` when both are longer texts."""

    label: str
    before: str
    after: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Line:
    """One act on a record; ``about`` names the part of it, when it was one."""

    at: datetime
    who: str
    what: str
    reason: str
    changes: tuple[Change, ...]
    is_first: bool
    about: str = ""


def lines_of(record: Model) -> tuple[Line, ...]:
    """The last acts on a record and on its parts, newest first. What has a page of its own tells its story there."""
    entries = history_with_parts(record, apart=list(search_sources()), limit=PANEL_LINES)
    return tuple(line(entry, record) for entry in entries)


def line(entry: AuditEntry, record: Model | None = None) -> Line:
    """A history entry in words, as told at ``record``."""
    rows = [Change(row["label"], row["before"], row["after"], _pieces(row)) for row in in_words(entry)]
    is_first = bool(rows) and not any(row.before for row in rows)
    is_part = record is not None and entry.object_type != record._meta.label_lower
    about = entry.object_label if is_part else ""
    reason = _("Was hier stand, ist gelöscht.") if entry.emptied_at else entry.reason
    return Line(entry.at, entry.actor_label, says(entry.verb), reason, tuple(rows), is_first, about)


def _pieces(row: dict[str, Any]) -> tuple[Piece, ...]:
    if min(len(row["before"].split()), len(row["after"].split())) < WORDS:
        return ()
    return compare(row["before"], row["after"])


def whole_history() -> QuerySet[AuditEntry]:
    """Everything that happened in the open centre."""
    return AuditEntry.objects.all()


def kind_label(object_type: str) -> str:
    """The German word for the kind of a record; the stored key where the kind is gone."""
    try:
        return str(apps.get_model(object_type)._meta.verbose_name)
    except LookupError:
        return object_type


def addresses(entries: list[AuditEntry]) -> dict[tuple[str, int], str]:
    """Where the records of these entries are shown, by kind and key; deleted ones are left out (one query)."""
    sources = search_sources()
    keys: dict[str, set[int]] = {}
    for entry in entries:
        if entry.object_type in sources and entry.object_id is not None:
            keys.setdefault(entry.object_type, set()).add(entry.object_id)
    return {(kind, key): sources[kind].address(key) for kind, key in living(keys)}
