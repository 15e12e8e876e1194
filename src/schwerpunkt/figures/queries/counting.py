"""Values of metrics: whole, by month, by member of a dimension. All take the records of the list as they are shown."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from django.db.models import Count, DateField, DecimalField, F, QuerySet, Sum, Value
from django.db.models.functions import Cast, TruncMonth

from schwerpunkt.core.asking import union_all
from schwerpunkt.core.dates import add_months
from schwerpunkt.figures.metrics import Evidence, Key, Metric, Scope

Number = Decimal
_NUMBER: DecimalField[Any, Any] = DecimalField(max_digits=20, decimal_places=4)


def in_scope(evidence: Evidence, scope: Scope) -> QuerySet[Any]:
    """The records of the scope."""
    records = evidence.records
    if scope.first:
        records = records.filter(**{f"{evidence.on}__gte": scope.first})
    if scope.last:
        records = records.filter(**{f"{evidence.on}__lte": scope.last})
    return records.filter(**{evidence.by[key]: member for key, member in scope.where.items()})


def _plain(records: QuerySet[Any]) -> QuerySet[Any]:
    """Each record once, whatever tables the list had to join for its filters."""
    records, query = records.order_by(), records.query
    if not (query.distinct or query.combinator or query.is_sliced or _is_multiplied(records)):
        return records
    every: QuerySet[Any] = records.model._default_manager.order_by()
    return every.filter(pk__in=records.values("pk"))


def _is_multiplied(records: QuerySet[Any]) -> bool:
    """Whether a table is joined that may have several rows for one record."""
    joins = (getattr(table, "join_field", None) for table in records.query.alias_map.values())
    return any(join.one_to_many or join.many_to_many for join in joins if join)


def _added(evidence: Evidence) -> Any:
    return Sum(evidence.amount) if evidence.amount else Count("pk", distinct=True)


def by_month(evidence: Evidence, records: QuerySet[Any]) -> dict[date | None, Number]:
    """The figure of each month that has a record; None is what has no date. They add up to the whole (one query)."""
    on = evidence.on.removesuffix("__date")
    rows = _plain(records).annotate(month=TruncMonth(on)).values("month").annotate(figure=_added(evidence))
    return {_day(row["month"]): Number(row["figure"] or 0) for row in rows.order_by("month")}


def filled(figures: Mapping[date | None, Number]) -> dict[date, Number]:
    """The months from the first to the last, with the empty ones between."""
    found = {month: figure for month, figure in figures.items() if month is not None}
    if not found:
        return {}
    month, last = min(found), max(found)
    months = {}
    while month <= last:
        months[month] = found.get(month, Number(0))
        month = add_months(month, 1)
    return months


def _day(value: date | datetime | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value


def by_member(evidence: Evidence, records: QuerySet[Any], key: str) -> dict[Key | None, Number]:
    """The figure of each member of a dimension by its key; None is what belongs to no member (one query).

    A record with several members counts for each of them, so these figures may add up to more than the whole.
    """
    path = evidence.by[key]
    rows = _plain(records).values(path).annotate(figure=_added(evidence)).values_list(path, "figure")
    return {member: Number(figure or 0) for member, figure in rows}


def counted_all(wanted: Sequence[tuple[Metric, Scope]]) -> list[Number]:
    """The figures of many metrics and scopes at once, in the order asked (one query, whatever their number)."""
    found = {place: _exact(figure) for place, figure in _at_once([(metric, scope, None) for metric, scope in wanted])}
    return [found.get(index, Number(0)) for index in range(len(wanted))]


def counted_by_member(wanted: Sequence[tuple[Metric, Scope]], key: str) -> list[dict[Key, Number]]:
    """The figures of many metrics by member of one dimension, in the order asked (one query, whatever their number).

    What belongs to no member is left out. KeyError when a metric has not that dimension.
    """
    return counted_by_members([(metric, scope, key) for metric, scope in wanted])


def counted_by_members(wanted: Sequence[tuple[Metric, Scope, str]]) -> list[dict[Key, Number]]:
    """The same with a dimension for each; their members must be known by the same kind of key, numbers or words."""
    found: list[dict[Key, Number]] = [{} for _each in wanted]
    parts = [(metric, scope, partial(_member, key=key)) for metric, scope, key in wanted]
    for place, member, figure in _at_once(parts):
        if member is not None:
            found[place][member] = _exact(figure)
    return found


def counted_by_month(wanted: Sequence[tuple[Metric, Scope]]) -> list[dict[date, Number]]:
    """The figures of many metrics by the first day of the month, in the order asked (one query, whatever their number).

    Months without a record are left out, and so are records without a date.
    """
    found: list[dict[date, Number]] = [{} for _each in wanted]
    for place, month, figure in _at_once([(metric, scope, _month) for metric, scope in wanted]):
        if month is not None:
            found[place][month if isinstance(month, date) else date.fromisoformat(month)] = _exact(figure)
    return found


def _member(evidence: Evidence, key: str) -> Any:
    return F(evidence.by[key])


def _month(evidence: Evidence) -> Any:
    # as a day, or PostgreSQL answers with moments, and a union of days and moments shifts them
    on = evidence.on.removesuffix("__date")
    return Cast(TruncMonth(on, output_field=DateField()), DateField())


def _at_once(
    wanted: Sequence[tuple[Metric, Scope, Callable[[Evidence], Any] | None]],
) -> Iterable[tuple[Any, ...]]:
    """Of each metric its place in ``wanted``, by what its records are split, where it says that, and the figure."""
    parts = []
    for index, (metric, scope, split) in enumerate(wanted):
        evidence = metric.evidence()
        told: dict[str, Any] = {"place": Value(index)} | ({"member": split(evidence)} if split else {})
        records = _plain(in_scope(evidence, scope)).annotate(**told).values(*told)
        parts.append(records.annotate(figure=Cast(_added(evidence), _NUMBER)).values_list(*told, "figure"))
    return union_all(*parts)


def _exact(figure: Any) -> Number:
    """SQLite adds amounts as floating numbers; no figure has more than four places."""
    return Number(str(round(figure or 0, 4)))
