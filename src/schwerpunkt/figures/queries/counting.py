"""Values of metrics: whole, by month, by member of a dimension. All take the records of the list as they are shown."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, DecimalField, F, QuerySet, Sum, Value
from django.db.models.functions import Cast, TruncMonth

from schwerpunkt.core.dates import add_months
from schwerpunkt.figures.metrics import Evidence, Metric, Scope

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
    every: QuerySet[Any] = records.model._default_manager.all()
    return every.filter(pk__in=records.order_by().values("pk"))


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


def by_member(evidence: Evidence, records: QuerySet[Any], key: str) -> dict[int | None, Number]:
    """The figure of each member of a dimension by its key; None is what belongs to no member (one query).

    A record with several members counts for each of them, so these figures may add up to more than the whole.
    """
    path = evidence.by[key]
    rows = _plain(records).order_by().values(path).annotate(figure=_added(evidence)).values_list(path, "figure")
    return {member: Number(figure or 0) for member, figure in rows}


def counted_all(wanted: Sequence[tuple[Metric, Scope]]) -> list[Number]:
    """The figures of many metrics and scopes at once, in the order asked (one query, whatever their number)."""
    if not wanted:
        return []
    parts = []
    for index, (metric, scope) in enumerate(wanted):
        evidence = metric.evidence()
        records = _plain(in_scope(evidence, scope)).order_by()
        parts.append(
            records.annotate(place=Value(index))
            .values("place")
            .annotate(figure=Cast(_added(evidence), _NUMBER))
            .values_list("place", "figure")
        )
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    found = dict(rows)
    return [Number(found.get(index) or 0) for index in range(len(wanted))]


def counted_by_member(wanted: Sequence[tuple[Metric, Scope]], key: str) -> list[dict[int, Number]]:
    """The figures of many metrics by member of one dimension, in the order asked (one query, whatever their number).

    What belongs to no member is left out. KeyError when a metric has not that dimension.
    """
    if not wanted:
        return []
    parts = []
    for index, (metric, scope) in enumerate(wanted):
        evidence = metric.evidence()
        path = evidence.by[key]
        parts.append(
            _plain(in_scope(evidence, scope))
            .order_by()
            .annotate(place=Value(index), member=F(path))
            .values("place", "member")
            .annotate(figure=Cast(_added(evidence), _NUMBER))
            .values_list("place", "member", "figure")
        )
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    found: list[dict[int, Number]] = [{} for _each in wanted]
    for place, member, figure in rows:
        if member is not None:
            found[place][member] = Number(figure or 0)
    return found
