"""Writing very many rows at once: the database's own way (executemany, COPY), at a fifth of the cost of an object each.

For rows that are only ever new and have been judged before. Constraints hold as always; signals and ``save()`` do not run.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, models

from schwerpunkt.core.writing import require_licence

T = TypeVar("T")
_BATCH = 2000
_encode = json.JSONEncoder(check_circular=False).encode


def reserve_keys(model: type[models.Model], count: int) -> list[int]:
    """Keys that nobody else gets, ascending. Belongs into a transaction, which must write."""
    table, column = model._meta.db_table, _key_of(model).column
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                [f'"{table}"', column, count],
            )
            return sorted(key for (key,) in cursor.fetchall())
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or (0,))[0]
    return list(range(last + 1, last + 1 + count))


def insert_rows(
    model: type[models.Model], same: Mapping[str, Any], names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert rows that have the columns ``names`` (as ``field.attname``) each and ``same`` in common; defaults else.

    Values are as the database takes them, except days, and JSON, which is given as text.
    """
    require_licence(model.__name__)
    fields = {field.attname: field for field in model._meta.concrete_fields}
    taken = {*names, *same, _key_of(model).attname}
    common = {
        **{name: field.get_default() for name, field in fields.items() if name not in taken},
        **{name: same[name] for name in same},
    }
    values = [fields[name].get_db_prep_save(value, connection) for name, value in common.items()]
    columns = [str(fields[name].column) for name in (*names, *common)]
    adapt = [(place, change) for place, name in enumerate(names) if (change := _adapter(fields[name]))]
    _send(model._meta.db_table, columns, _prepared(rows, values, adapt))


def _prepared(
    rows: Iterable[Sequence[Any]], values: Sequence[Any], adapt: Sequence[tuple[int, Callable[[Any], Any]]]
) -> Iterator[Sequence[Any]]:
    for row in rows:
        whole = [*row, *values]
        for place, change in adapt:
            whole[place] = change(whole[place])
        yield whole


def _send(table: str, columns: Sequence[str], rows: Iterator[Sequence[Any]]) -> None:
    quote = connection.ops.quote_name
    listed = f"{quote(table)} ({', '.join(map(quote, columns))})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {listed} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(columns))
        for batch in in_batches(rows, _BATCH):
            cursor.executemany(f"INSERT INTO {listed} VALUES ({marks})", batch)  # noqa: S608  # names of our own tables


def in_batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """The rows in lists of this length; the last may be shorter."""
    each = iter(rows)
    while batch := list(islice(each, size)):
        yield batch


def _adapter(field: Any) -> Callable[[Any], Any] | None:
    """What turns a value into one that the database takes, where it is not taken as it is."""
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return _day
    return None


@lru_cache(maxsize=5000)
def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _key_of(model: type[models.Model]) -> Any:
    key = model._meta.pk
    if key is None:
        raise TypeError(f"{model.__name__} has no key")
    return key


def as_json(value: Any) -> str:
    """The text of a JSON value, as the fields write it."""
    return _encode(value)
