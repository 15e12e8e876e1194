"""Several questions to the database in one statement.

A page gathers many small things: what waits in every room, the choices of its filters, how much there is. Asked one by
one each costs a way to the database and back; asked together they cost one.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    Field,
    IntegerField,
    Model,
    QuerySet,
    TextField,
    Window,
)
from django.db.models.functions import RowNumber

Row = Mapping[str, Any]
_EXACT = (CharField, TextField, IntegerField, BooleanField, DateField)


@dataclass(frozen=True)
class Question:
    """Rows to ask for, and their fields (paths as in ``values``). An explicit ``order_by`` holds, a model's does not.

    Texts, whole numbers, days, moments and truth values can be asked for. Amounts cannot: they would lose exactness.
    """

    rows: QuerySet[Any]
    fields: tuple[str, ...]


def ask(*questions: Question) -> list[list[Row]]:
    """The rows of each question, by one query for all of them; no query for no question."""
    answers: list[list[tuple[int, Row]]] = [[] for _question in questions]
    parts = {number: part for number, question in enumerate(questions) if (part := _part(question))}
    for number, found in _together(parts):
        values = json.loads(found)
        kinds = parts[number].kinds
        row = {name: _value(value, kinds[name]) for name, value in zip(kinds, values, strict=False)}
        answers[number].append((values[len(kinds)] if len(values) > len(kinds) else 0, row))
    return [[row for _place, row in sorted(answer, key=lambda each: each[0])] for answer in answers]


@dataclass(frozen=True, slots=True)
class _Part:
    """A question as the database takes it. Of an ordered one the last column is the place of the row."""

    sql: str
    values: tuple[Any, ...]
    kinds: dict[str, Field[Any, Any]]
    width: int


def _part(question: Question) -> _Part | None:
    """None for a question that cannot have an answer. Refuses what JSON cannot carry exactly."""
    order: list[Any] = list(question.rows.query.order_by)
    places = [Window(RowNumber(), order_by=order)] if order else []
    compiler = question.rows.order_by().values_list(*question.fields, *places).query.get_compiler(question.rows.db)
    try:
        sql, values = compiler.as_sql()
    except EmptyResultSet:
        return None
    columns = [column.output_field for column, _sql, _alias in compiler.select]
    kinds = dict(zip(question.fields, columns, strict=False))
    for name, kind in kinds.items():
        if not isinstance(kind, _EXACT):
            raise TypeError(f"{name} would lose exactness")
    return _Part(sql, values, kinds, len(columns))


def _together(parts: Mapping[int, _Part]) -> list[tuple[int, str]]:
    """The rows of all parts, each as a JSON array, with the number of its part.

    UNION ALL is written here, because Django compiles a union's parts several times, and packs each value by itself.
    """
    if not parts:
        return []
    pack = "jsonb_build_array" if connection.vendor == "postgresql" else "json_array"
    heads, bodies = [], []
    for number, part in parts.items():
        columns = ", ".join(f"c{place}" for place in range(part.width))
        heads.append(f"p{number}({columns}) AS ({part.sql})")
        bodies.append(f"SELECT {number}, {pack}({columns}) FROM p{number}")  # noqa: S608  # nothing but numbers
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH {', '.join(heads)} {' UNION ALL '.join(bodies)}",
            [value for part in parts.values() for value in part.values],
        )
        return list(cursor.fetchall())


def fetched(*questions: Question) -> list[list[Any]]:
    """The records of each question, by one query for all of them.

    A record holds the fields asked for, also of records it leads to ("owner__user__name"); any other field that is
    read after all costs a query of its own.
    """
    answers = zip(questions, ask(*questions), strict=True)
    return [[_record(question.rows.model, row, question.rows.db) for row in rows] for question, rows in answers]


def union_all(*querysets: QuerySet[Any, Any]) -> list[tuple[Any, ...]]:
    """The rows of QuerySets of ``values_list`` with the same columns, by one query; values are as the driver gives them.

    Written here because Django compiles the parts of a union several times.
    """
    statements: list[str] = []
    values: list[Any] = []
    for rows in querysets:
        try:
            sql, given = rows.query.sql_with_params()
        except EmptyResultSet:
            continue
        statements.append(f"SELECT * FROM ({sql}) part{len(statements)}")  # noqa: S608  # made by the query, values apart
        values.extend(given)
    if not statements:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(statements), values)
        return list(cursor.fetchall())


def counts(*querysets: QuerySet[Any]) -> list[int]:
    """How many rows each QuerySet has, by one query for all of them."""
    statements: list[str] = []
    values: list[Any] = []
    for rows in querysets:
        try:
            sql, given = rows.order_by().values("pk").query.sql_with_params()
        except EmptyResultSet:
            statements.append("0")
        else:
            statements.append(f"(SELECT COUNT(*) FROM ({sql}) counted)")  # noqa: S608  # made by the query, values apart
            values.extend(given)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(statements)}", values)
        return list(cursor.fetchone())


def _value(value: Any, kind: Field[Any, Any]) -> Any:
    if value is None:
        return None
    if isinstance(kind, DateTimeField):
        moment = datetime.fromisoformat(value)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if isinstance(kind, DateField):
        return date.fromisoformat(value)
    return bool(value) if isinstance(kind, BooleanField) else value


def _record(model: type[Model], row: Row, using: str) -> Model:
    """An instance with the columns of the row; what the row knows of related records hangs on it."""
    columns = {name: field.attname for field in model._meta.concrete_fields for name in (field.name, field.attname)}
    own = {columns[_own_name(model, name)]: value for name, value in row.items() if "__" not in name}
    names = [field.attname for field in model._meta.concrete_fields if field.attname in own]
    record = model.from_db(using, names, [own[name] for name in names])
    further: dict[str, dict[str, Any]] = {}
    for name, value in row.items():
        relation, _between, rest = name.partition("__")
        if rest:
            further.setdefault(relation, {})[rest] = value
    for name, values in further.items():
        field: Any = model._meta.get_field(name)
        is_there = any(value is not None for value in values.values())
        field.set_cached_value(record, _record(field.related_model, values, using) if is_there else None)
    return record


def _own_name(model: type[Model], name: str) -> str:
    return model._meta.pk.name if name == "pk" else name
