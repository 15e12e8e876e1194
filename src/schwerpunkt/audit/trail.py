"""Taking snapshots of records and writing what changed between two of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.audit.signals import recorded, recorded_together
from schwerpunkt.core import clock
from schwerpunkt.core.bulk import insert_rows
from schwerpunkt.tenancy.scope import current_centre

Act = tuple[models.Model, AuditEntry]
Changes = list[dict[str, str]]
_gathered: ContextVar[list[Act] | None] = ContextVar("gathered_acts", default=None)

_SILENT = {"id", "revision", "centre_id", "password", "last_login"}


def snapshot(instance: models.Model | None) -> dict[str, Any]:
    """The stored values of a record by column, with the many-to-many fields of ``audited_sets``, without ``unaudited``."""
    if instance is None or instance.pk is None:
        return {}
    silent = _SILENT.union(getattr(instance, "unaudited", ()))
    values: dict[str, Any] = {
        field.attname: getattr(instance, field.attname)
        for field in instance._meta.concrete_fields
        if field.attname not in silent and not isinstance(field, models.BinaryField)
    }
    for name in getattr(instance, "audited_sets", ()):
        values[name] = tuple(str(item) for item in getattr(instance, name).all())
    return values


def differences(instance: models.Model, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, str]]:
    """What differs between two snapshots of a record, as rows of field, label, before, after in a reader's words."""
    model = type(instance)
    rows: list[dict[str, str]] = []
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        if old == new or (old in (None, "", ()) and new in (None, "", ())):
            continue
        field = model._meta.get_field(_field_name(model, name))
        with override("de"):
            label = str(getattr(field, "verbose_name", name))
        rows.append(
            {
                "field": name,
                "label": label,
                "before": _words(instance, field, old),
                "after": _words(instance, field, new),
            }
        )
    return rows


def record(
    *,
    actor_id: int | None,
    actor_label: str,
    verb: str,
    instance: models.Model,
    object_id: int | None = None,
    changes: list[dict[str, str]] | None = None,
    reason: str = "",
) -> AuditEntry:
    """Append one act on one record and tell the storeys above."""
    whole_type, whole_id = _whole_of(instance)
    entry = AuditEntry(
        centre=getattr(instance, "centre", None) or current_centre(),
        at=clock.now(),
        actor_id=actor_id,
        actor_label=actor_label,
        verb=verb,
        object_type=instance._meta.label_lower,
        object_id=object_id or instance.pk,
        object_label=str(instance)[:300],
        whole_type=whole_type,
        whole_id=whole_id,
        reason=reason,
        changes=changes or [],
    )
    entry.save()
    gathered = _gathered.get()
    if gathered is None:
        recorded.send(sender=type(instance), instance=instance, entry=entry)
    else:
        gathered.append((instance, entry))
    return entry


def record_many(
    *,
    actor_id: int | None,
    actor_label: str,
    verb: str,
    model: type[models.Model],
    acts: Iterable[tuple[int, str, str, str]],
) -> None:
    """Append the same act on very many records of a centre: key, name, changes as text of JSON, and reason of each.

    For records that are part of nothing. The storeys above are not told; ``tell_again`` does that, in parts.
    """
    centre = current_centre()
    insert_rows(
        AuditEntry,
        {
            "centre_id": centre.pk if centre else None,
            "at": clock.now(),
            "actor_id": actor_id,
            "actor_label": actor_label,
            "verb": verb,
            "object_type": model._meta.label_lower,
        },
        ("object_id", "object_label", "changes", "reason"),
        ((key, label[:300], changes, reason) for key, label, changes, reason in acts),
    )


def empty(model: type[models.Model], keys: Collection[int], label: str) -> int:
    """Empty what the history says of these records and of their parts; returns how many entries that were.

    For a person whose data are deleted. Who did what and when stays; ``label`` (empty: the kind of the record) stands
    where a name may have been, what was before and after is gone, and so is every reason.
    """
    kind = model._meta.label_lower
    of_these = Q(object_type=kind, object_id__in=keys) | Q(whole_type=kind, whole_id__in=keys)
    with override("de"):
        name = label or str(model._meta.verbose_name)
    full = AuditEntry.objects.filter(of_these, emptied_at=None)
    return full.update(emptied_at=clock.now(), object_label=name, changes=[], reason="")


def tell_again(model: type[models.Model], keys: Collection[int]) -> None:
    """Tell the storeys above that something has happened to these records of the open centre; some may be gone."""
    centre, kind = current_centre(), model._meta.label_lower
    there = {record.pk: record for record in model._default_manager.filter(pk__in=keys)}
    acts = [(there.get(key) or model(), AuditEntry(centre=centre, object_type=kind, object_id=key)) for key in keys]
    if acts:
        recorded_together.send(sender=None, acts=acts)


@contextmanager
def together(*, is_rehearsal: bool = False) -> Iterator[None]:
    """Tell the storeys above of all acts inside at once, at the end, instead of one by one.

    In a rehearsal, which the caller takes back, and after an error they are told nothing.
    """
    acts: list[Act] = []
    token = _gathered.set(acts)
    try:
        yield
    finally:
        _gathered.reset(token)
    if acts and not is_rehearsal:
        recorded_together.send(sender=None, acts=acts)


def in_words(entry: AuditEntry) -> list[dict[str, str]]:
    """The changes of an act in the reader's language. They are stored in German; what people wrote stays as it is."""
    rows = []
    fields = _fields(entry.object_type)
    for row in entry.changes:
        field = fields.get(row["field"])
        is_ours = isinstance(field, models.BooleanField) or bool(getattr(field, "choices", None))
        told = {side: _(row[side]) if is_ours and row[side] else row[side] for side in ("before", "after")}
        name = row["label"]
        rows.append({**row, "label": _(name), **told})
    return rows


def history(instance: models.Model, limit: int | None = 50) -> models.QuerySet[AuditEntry]:
    """The acts on one record, newest first."""
    entries = AuditEntry.objects.filter(object_type=instance._meta.label_lower, object_id=instance.pk)
    return entries if limit is None else entries[:limit]


def history_with_parts(
    instance: models.Model, *, apart: Collection[str], limit: int = 50
) -> models.QuerySet[AuditEntry]:
    """The acts on a record and on its parts, newest first, by one query; parts of the kinds ``apart`` have their own."""
    kind = instance._meta.label_lower
    of_parts = Q(whole_type=kind, whole_id=instance.pk) & ~Q(object_type__in=apart)
    return AuditEntry.objects.filter(Q(object_type=kind, object_id=instance.pk) | of_parts)[:limit]


def _whole_of(instance: models.Model) -> tuple[str | None, int | None]:
    """Kind and key of what the record is part of."""
    whole: str | None = getattr(instance, "part_of", None)
    if whole is None:
        return None, None
    field: Any = instance._meta.get_field(whole)
    return field.related_model._meta.label_lower, getattr(instance, field.attname)


def _fields(kind: str) -> dict[str, Any]:
    """The fields of a kind of record by column; none when the kind is gone."""
    try:
        return {field.attname: field for field in apps.get_model(kind)._meta.concrete_fields}
    except LookupError:
        return {}


def _field_name(model: type[models.Model], name: str) -> str:
    for field in model._meta.concrete_fields:
        if field.attname == name:
            return field.name
    return name


def _words(instance: models.Model, field: Any, value: Any) -> str:
    """A stored value in the words of the house's language; history is written once and read by all."""
    if value is None or value == "":
        return ""
    with override("de"):
        if isinstance(field, models.ForeignKey):
            related = _related(instance, field, value)
            return str(related) if related is not None else str(value)
        if getattr(field, "choices", None):
            return str(dict(field.flatchoices).get(value, value))
        return _plain(value)


def _related(instance: models.Model, field: Any, key: Any) -> models.Model | None:
    """The record a foreign key leads to: the one at hand when it is that one, else as stored."""
    at_hand: models.Model | None = field.get_cached_value(instance, default=None)
    if at_hand is not None and at_hand.pk == key:
        return at_hand
    found: models.Model | None = field.related_model._base_manager.filter(pk=key).first()
    return found


def _plain(value: Any) -> str:
    match value:
        case bool():
            words = _("ja") if value else _("nein")
        case tuple() | list():
            words = ", ".join(str(item) for item in value)
        case datetime():
            words = date_format(value, "d.m.Y H:i")
        case date():
            words = date_format(value, "d.m.Y")
        case Decimal():
            words = number_format(value, 2, use_l10n=True)
        case _other:
            words = str(_other)
    return words
