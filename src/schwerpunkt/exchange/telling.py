"""Telling the storeys above what an import has made or taken back: at once when it is little, else afterwards, in parts.

What they make of it (the search index) costs more than the import itself, so nobody waits for it.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from schwerpunkt.audit.trail import tell_again
from schwerpunkt.core.bulk import in_batches
from schwerpunkt.core.jobs import job
from schwerpunkt.exchange.models import TableImport
from schwerpunkt.exchange.steps import is_short
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import everywhere, inside

_PART = 500
"""So many records are told of in one transaction."""


def tell(table: TableImport, model: type[Model], keys: Sequence[int]) -> str:
    """Tell of these records of an import, in the transaction that changed them; returns what people need to know."""
    if is_short(table):
        tell_again(model, keys)
        return ""
    tell_of_records.enqueue(table.centre_id, model._meta.label_lower, runs(keys))
    return _("Die Suche findet die Einträge nach und nach in den nächsten Minuten.")


@job()
def tell_of_records(centre: int, kind: str, keys: list[list[int]]) -> None:
    """Tell of the records of a centre whose keys lie in one of these runs (first and last)."""
    with everywhere():
        found = Centre.objects.get(pk=centre)
    with inside(found):
        for part in in_batches(chain.from_iterable(range(first, last + 1) for first, last in keys), _PART):
            with transaction.atomic():
                tell_again(apps.get_model(kind), part)


def runs(keys: Sequence[int]) -> list[list[int]]:
    """Ascending keys as first and last of each run without a gap."""
    return [[first, last] for first, last in _runs(keys)]


def _runs(keys: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for key in keys:
        if first is None or last is None:
            first = last = key
        elif key == last + 1:
            last = key
        else:
            yield first, last
            first = last = key
    if first is not None and last is not None:
        yield first, last
