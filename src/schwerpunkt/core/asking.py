"""Several questions to the database in one statement.

A page gathers many small things: what waits in every room, the choices of its filters, how much there is. Asked one by
one each costs a way to the database and back; asked together they cost one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
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

    Texts, whole numbers, days and truth values can be asked for. Amounts and moments cannot: they would lose exactness.
    """

    rows: QuerySet[Any]
    fields: tuple[str, ...]


def ask(*questions: Question) -> list[list[Row]]:
    """The rows of each question, by one query for all of them; no query for no question."""
    if not questions:
        return []
    parts = [_part(number, question) for number, question in enumerate(questions)]
    kinds = [_kinds(part) for part in parts]
    first, *others = parts
    answers: list[list[tuple[int, Row]]] = [[] for _question in questions]
    for number, place, found in first.union(*others, all=True) if others else first:
        answers[number].append((place, _read(found, kinds[number])))
    return [[row for _place, row in sorted(answer, key=lambda each: each[0])] for answer in answers]


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
        if not isinstance(kind, _EXACT) or isinstance(kind, DateTimeField):
            raise TypeError(f"{name} would lose exactness")
    return kinds


def _read(found: dict[str, Any], kinds: dict[str, Field[Any, Any]]) -> Row:
    return {name: _value(found[name], kind) for name, kind in kinds.items()}


def _value(value: Any, kind: Field[Any, Any]) -> Any:
    if value is None:
        return None
    if isinstance(kind, DateField):
        return date.fromisoformat(value)
    return bool(value) if isinstance(kind, BooleanField) else value
