"""Rows with just what a page shows of the records they lead to."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet

Q = TypeVar("Q", bound="QuerySet[Any]")


def with_related(rows: Q, *columns: str) -> Q:
    """The rows with all their own columns, and of related records only these: "owner__user__name"; "result" is all of it.

    A list of needs that fetches every record it leads to whole reads 125 columns a row, and asking for them takes longer
    than finding them. Any other column of a related record that is read after all costs a query of its own.
    """
    own = _columns_of(rows.model)
    named = [name for column in columns for name in ([column] if "__" in column else _whole(rows.model, column))]
    return rows.select_related(*{name.rpartition("__")[0] for name in named}).only(*own, *named)


def _columns_of(model: type[Model]) -> list[str]:
    return [field.name for field in model._meta.concrete_fields]


def _whole(model: type[Model], relation: str) -> list[str]:
    related: Any = model._meta.get_field(relation).related_model
    return [f"{relation}__{name}" for name in _columns_of(related)]
