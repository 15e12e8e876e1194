"""Keeping the search index level with the records."""

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import ForeignKey, Model, QuerySet

from schwerpunkt.core.searching import index_text
from schwerpunkt.portal.models import SearchEntry, centre_mark
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import everywhere, inside
from schwerpunkt.ui.contributions import SearchSource, search_sources

_BATCH = 500


def entry_of(source: SearchSource, record: Model, centre: Centre) -> SearchEntry:
    """What the index holds of a record (unsaved)."""
    title, text, mark = source.title(record), source.text(record), centre_mark(centre.pk)
    return SearchEntry(
        centre=centre,
        object_type=record._meta.label_lower,
        object_id=record.pk,
        title=title[:300],
        text=text,
        title_words=mark + index_text(title),
        words=mark + index_text(f"{title} {text}"),
    )


def refresh(record: Model, centre: Centre) -> None:
    """Put the present state of a record into the index, if records of its kind can be found."""
    source = search_sources().get(record._meta.label_lower)
    if source is None:
        return
    made = entry_of(source, record, centre)
    values = {name: getattr(made, name) for name in ("centre", "title", "text", "title_words", "words")}
    SearchEntry.objects.update_or_create(
        object_type=made.object_type, object_id=made.object_id, defaults=values, create_defaults=values
    )


def refresh_all(records: Iterable[Model], centre: Centre) -> None:
    """Put the present state of many records, and of those that are found by them, into the index.

    The number of queries grows with the batches, not with the records.
    """
    wanted: dict[str, set[int]] = {}
    for record in records:
        if record.pk is not None:
            wanted.setdefault(record._meta.label_lower, set()).add(record.pk)
        for source in search_sources().values():
            for model, field in source.parts:
                if isinstance(record, model):
                    owners = wanted.setdefault(source.model._meta.label_lower, set())
                    owners.add(getattr(record, f"{field}_id"))
    for kind, source in search_sources().items():
        keys = sorted(wanted.get(kind, ()))
        for start in range(0, len(keys), _BATCH):
            _renew(kind, source, keys[start : start + _BATCH], centre)


def _renew(kind: str, source: SearchSource, keys: list[int], centre: Centre) -> None:
    SearchEntry.objects.filter(object_type=kind, object_id__in=keys).delete()
    records = _records_of(source).filter(pk__in=keys)
    SearchEntry.objects.bulk_create(entry_of(source, record, centre) for record in records)


def _records_of(source: SearchSource) -> QuerySet[Model]:
    """The records with everything their words are taken from."""
    records = source.model._default_manager.prefetch_related(*_parts_of(source))
    return records.select_related(*source.related) if source.related else records


def _parts_of(source: SearchSource) -> list[str]:
    """The names under which a record of the source knows its parts."""
    relations = (model._meta.get_field(field) for model, field in source.parts)
    return [str(each.remote_field.get_accessor_name()) for each in relations if isinstance(each, ForeignKey)]


def owners_of(part: Model) -> Iterator[Model]:
    """The records that are found by the words of this one; those that are gone are left out."""
    for source in search_sources().values():
        for model, field in source.parts:
            if isinstance(part, model):
                yield from source.model._default_manager.filter(pk=getattr(part, f"{field}_id"))


def forget(object_type: str, object_id: int) -> None:
    """Take a record out of the index."""
    SearchEntry.objects.filter(object_type=object_type, object_id=object_id).delete()


def forget_all(object_type: str, keys: list[int]) -> None:
    """Take many records of a kind out of the index."""
    for start in range(0, len(keys), _BATCH):
        SearchEntry.objects.filter(object_type=object_type, object_id__in=keys[start : start + _BATCH]).delete()


def rebuild() -> Iterator[tuple[str, str, int]]:
    """Make the index of all centres anew; yields centre, kind and number of records after each kind."""
    with everywhere():
        centres = list(Centre.objects.order_by("pk"))
    for centre in centres:
        with inside(centre):
            for kind, source in search_sources().items():
                with transaction.atomic():
                    yield centre.short_name, str(source.label), _rebuild(kind, source, centre)


def _rebuild(kind: str, source: SearchSource, centre: Centre) -> int:
    SearchEntry.objects.filter(object_type=kind).delete()
    batch: list[SearchEntry] = []
    count = 0
    for record in _records_of(source).order_by("pk").iterator(chunk_size=_BATCH):
        batch.append(entry_of(source, record, centre))
        count += 1
        if len(batch) == _BATCH:
            SearchEntry.objects.bulk_create(batch)
            batch = []
    SearchEntry.objects.bulk_create(batch)
    return count
