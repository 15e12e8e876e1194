"""The figures of a released paper beside what they are today, with the records that came and went."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from schwerpunkt.figures.addresses import page_of
from schwerpunkt.figures.metrics import Metric, Scope, metric_of
from schwerpunkt.figures.queries import counted_all
from schwerpunkt.papers.models import FrozenPaper
from schwerpunkt.papers.queries.reporting.counted import records_of


@dataclass(frozen=True)
class Kept:
    """A figure as it was released, and as it is now (None when its room is gone)."""

    place: int
    label: str
    unit: str
    then: Decimal
    now: Decimal | None
    url: str
    came: int
    went: int

    @property
    def has_changed(self) -> bool:
        """Whether the figure or its records are others today."""
        return self.now != self.then or bool(self.came or self.went)


def kept_figures(frozen: FrozenPaper) -> list[Kept]:
    """Every figure of the frozen copy beside today's."""
    rows = list(frozen.facts.get("figures", ()))
    known = [(row, _metric(row), _scope(row)) for row in rows]
    values = iter(counted_all([(metric, scope) for _row, metric, scope in known if metric is not None]))
    return [
        _kept(place, row, metric, scope, next(values) if metric is not None else None)
        for place, (row, metric, scope) in enumerate(known)
    ]


def kept_metric(frozen: FrozenPaper, place: int) -> tuple[Mapping[str, Any], Metric] | None:
    """The figure at a place of the frozen copy and its metric; None when there is none."""
    rows = list(frozen.facts.get("figures", ()))
    metric = _metric(rows[place]) if 0 <= place < len(rows) else None
    return (rows[place], metric) if metric is not None else None


def kept_records(row: Mapping[str, Any], metric: Metric) -> QuerySet[Any]:
    """The records behind a released figure that are still counted by its metric."""
    return metric.evidence().records.filter(pk__in=row["records"])


def _kept(place: int, row: Mapping[str, Any], metric: Metric | None, scope: Scope, now: Decimal | None) -> Kept:
    then = set(row["records"])
    today = set(records_of(metric, scope)) if metric is not None else then
    return Kept(
        place,
        row["label"],
        row["unit"],
        Decimal(row["value"]),
        now,
        page_of(metric, scope) if metric is not None else "",
        len(today - then),
        len(then - today),
    )


def _metric(row: Mapping[str, Any]) -> Metric | None:
    try:
        return metric_of(row["metric"])
    except KeyError:
        return None


def _scope(row: Mapping[str, Any]) -> Scope:
    first, last = (date.fromisoformat(row[name]) if row[name] else None for name in ("first", "last"))
    return Scope(first, last, row["where"])
