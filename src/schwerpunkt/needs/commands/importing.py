"""Needs out of a table: all at once, and taken back as a whole."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import override

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.audit.trail import record_many
from schwerpunkt.core import clock
from schwerpunkt.core.bulk import in_batches, insert_rows, reserve_keys
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.models import CentreMunicipality, Code, Organisation
from schwerpunkt.needs.commands.facts import check_origin
from schwerpunkt.needs.enums import NeedSource, NeedState, Perm
from schwerpunkt.needs.models import Need, NeedRound
from schwerpunkt.needs.models.need import name_of
from schwerpunkt.tenancy.scope import current_centre

_TOLD = ("reported_on", "municipality", "organisation", "topic", "action_field", "urgency")
"""What the history says of an imported need, beside its text."""
_COLUMNS = (
    "id",
    "text",
    "reported_on",
    "municipality_id",
    "organisation_id",
    "topic_id",
    "action_field_id",
    "urgency_id",
    "reporter_function",
)
_CHUNK = 500
"""So many keys in one question: SQLite takes no longer list."""


class ImportedNeed(NamedTuple):
    """A need out of a row, tidied: what is said about it, who reports it, and the reason for the history."""

    text: str
    reported_on: date
    municipality: CentreMunicipality | None
    organisation: Organisation | None
    topic: Code | None
    action_field: Code | None
    urgency: Code | None
    reporter_function: str
    target_groups: Sequence[Code]
    reason: str


@command(Perm.EDIT_NEED, says=_l("Bedarf aus einer Tabelle übernommen"))
def import_needs(*, actor: Actor, rows: Sequence[ImportedNeed], asked: NeedRound | None = None) -> list[int]:
    """Make the needs of many rows, in the round they are ``asked`` in; all of them or none. Returns their keys.

    Refuses what ``add_need`` refuses. The number of queries does not grow with the rows. The storeys above are not told
    of it; who imports does that.
    """
    today, centre = clock.today(), current_centre()
    for row in rows:
        check_origin(row, today)
        if not row.text.strip():
            raise Refused(fields={"text": _("Bitte schreiben Sie, was gebraucht wird. Ein Satz genügt.")})
    keys = reserve_keys(Need, len(rows))
    same = {
        "centre_id": centre and centre.pk,
        "round_id": asked and asked.pk,
        "source": NeedSource.IMPORT,
        "state": NeedState.REPORTED,
    }
    insert_rows(Need, same, _COLUMNS, map(_stored, keys, rows))
    groups = ((key, group.pk) for key, row in zip(keys, rows, strict=True) for group in row.target_groups)
    insert_rows(Need.target_groups.through, {}, ("need_id", "code_id"), groups)
    history = _History()
    record_many(
        actor_id=actor.user_id,
        actor_label=actor.label,
        verb="needs.import_needs",
        model=Need,
        acts=((key, name_of(row.text), history.changes(row), row.reason) for key, row in zip(keys, rows, strict=True)),
    )
    return keys


@command(Perm.EDIT_NEED, says=_l("Übernahme eines Bedarfs zurückgenommen"))
def undo_needs(*, actor: Actor, keys: Sequence[int], reason: str) -> int:
    """Delete those of the imported needs that are as they came in: not changed, not decided, not talked about.

    Returns how many are gone. The storeys above are not told of it.
    """
    gone: list[tuple[int, str]] = []
    for chunk in in_batches(keys, _CHUNK):
        rows = Need.objects.select_for_update(of=("self",)).filter(
            pk__in=chunk,
            source=NeedSource.IMPORT,
            state=NeedState.REPORTED,
            revision=1,
        )
        untouched = dict(rows.order_by("pk").values_list("pk", "text"))
        busy = _busy(list(untouched))
        free = {key: text for key, text in untouched.items() if key not in busy}
        _delete(list(free))
        gone.extend(free.items())
    record_many(
        actor_id=actor.user_id,
        actor_label=actor.label,
        verb="needs.undo_needs",
        model=Need,
        acts=((key, name_of(text), "[]", reason) for key, text in gone),
    )
    return len(gone)


def _stored(key: int, row: ImportedNeed) -> tuple[Any, ...]:
    """The values of ``_COLUMNS``."""
    text, day, *records, function, _groups, _reason = row
    return (key, text, day, *[record and record.id for record in records], function)


def _busy(keys: Sequence[int]) -> set[int]:
    """Those that colleagues have talked about, or that other needs lead to."""
    rows = Need.objects.filter(pk__in=keys).order_by()
    found: set[int] = set()
    for path in ("comments", "merged", "again", "goals", "measures"):
        found.update(rows.filter(**{f"{path}__isnull": False}).values_list("pk", flat=True))
    return found


def _delete(keys: Sequence[int]) -> None:
    """Delete needs that nothing leads to; should something do so all the same, the database refuses."""
    through = Need.target_groups.through.objects.filter(need_id__in=keys)
    for rows in (through, Need.objects.filter(pk__in=keys)):
        rows._raw_delete(rows.db)  # noqa: SLF001  # delete() would fetch every row first


class _History:
    """What the history says of imported needs, as text of JSON. Few values stand in many rows: each is written once."""

    def __init__(self) -> None:
        with override("de"):
            labels = {name: str(Need._meta.get_field(name).verbose_name) for name in ("text", *_TOLD)}  # type: ignore[union-attr]  # own fields
        self._begin = {
            name: f'{{"field": "{Need._meta.get_field(name).attname}", "label": {json.dumps(label)}, "before": "", "after": '  # type: ignore[union-attr]  # own fields
            for name, label in labels.items()
        }
        self._written: dict[str, dict[int | date, str]] = {name: {} for name in _TOLD}

    def changes(self, row: ImportedNeed) -> str:
        """What became of nothing."""
        told = [self._told("text", row.text)]
        facts: Iterable[Any] = row[1:]
        for (name, written), value in zip(self._written.items(), facts, strict=False):
            if value is not None:
                key = value if value.__class__ is date else value.id
                if (found := written.get(key)) is None:
                    found = written[key] = self._told(name, _words(value))
                told.append(found)
        return f"[{', '.join(told)}]"

    def _told(self, name: str, words: str) -> str:
        return f"{self._begin[name]}{json.dumps(words)}}}"


def _words(value: Any) -> str:
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value or "")
