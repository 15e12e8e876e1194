"""Several questions to the database in one statement.

A page gathers many small things: what waits in every room, the choices of its filters, how much there is. Asked one by
one each costs a way to the database and back; asked together they cost one.
"""

import json
from collections.abc import Iterator, Mapping
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
    F,
    Field,
    IntegerField,
    Model,
    QuerySet,
    TextField,
    Value,
    Window,
)
from django.db.models.functions import JSONObject, RowNumber

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
    if not questions:
        return []
    parts = [_part(number, question) for number, question in enumerate(questions)]
    kinds = [_kinds(part) for part in parts]
    answers: list[list[tuple[int, Row]]] = [[] for _question in questions]
    for number, place, found in _together(parts):
        answers[number].append((place, _read(json.loads(found), kinds[number])))
    return [[row for _place, row in sorted(answer, key=lambda each: each[0])] for answer in answers]


def _together(parts: list[QuerySet[Any, Any]]) -> list[tuple[int, int, str]]:
    """The rows of all parts: UNION ALL written here, because Django compiles a union's parts several times."""
    statements: list[str] = []
    values: list[Any] = []
    for part in parts:
        try:
            sql, given = part.query.sql_with_params()
        except EmptyResultSet:
            continue
        statements.append(f"SELECT * FROM ({sql}) part{len(statements)}")  # noqa: S608  # made by the query, values apart
        values.extend(given)
    if not statements:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(statements), values)
        return list(cursor.fetchall())


def fetched(*questions: Question) -> list[list[Any]]:
    """The records of each question, by one query for all of them.

    A record holds the fields asked for, also of records it leads to ("owner__user__name"); any other field that is
    read after all costs a query of its own.
    """
    answers = zip(questions, ask(*questions), strict=True)
    return [[_record(question.rows.model, row, question.rows.db) for row in rows] for question, rows in answers]


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


def _part(number: int, question: Question) -> QuerySet[Any, Any]:
    order: list[Any] = list(question.rows.query.order_by)
    place = Window(RowNumber(), order_by=order) if order else Value(0)
    facts = JSONObject(**{name: F(name) for name in question.fields})
    return question.rows.order_by().values_list(Value(number), place, facts)


def _kinds(part: QuerySet[Any, Any]) -> dict[str, Field[Any, Any]]:
    """The kind of each field of a part, as the query knows it; refuses what JSON cannot carry exactly."""
    facts = next(each for each in part.query.annotations.values() if isinstance(each, JSONObject))
    expressions: Iterator[Any] = iter(facts.get_source_expressions())
    kinds = {name.value: value.output_field for name, value in zip(expressions, expressions, strict=True)}
    for name, kind in kinds.items():
        if not isinstance(kind, _EXACT):
            raise TypeError(f"{name} would lose exactness")
    return kinds


def _read(found: dict[str, Any], kinds: dict[str, Field[Any, Any]]) -> Row:
    return {name: _value(found[name], kind) for name, kind in kinds.items()}


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
