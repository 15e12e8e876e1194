"""The list behind a figure: the room's own table with filters for the day and for each dimension."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from schwerpunkt.figures.metrics import Metric, dimensions_of
from schwerpunkt.ui.tables import ChoiceFilter, DateRangeFilter, Filter, Table

DAY, BY = "tag", "nach"


class FigureTable(Table[Any]):
    """What the list of every figure has beside the room's columns."""

    page_size = 25

    @property
    def kept(self) -> Iterator[tuple[str, str]]:
        yield from super().kept
        if BY in self.params:
            yield BY, str(self.params[BY])


@cache
def table_of(metric: Metric) -> type[Table[Any]]:
    """The table class of the metric's page."""
    evidence = metric.evidence()
    taken = set(evidence.by.values())
    hidden: dict[str, None] = {each.name: None for each in metric.table.filters if each.field in taken}
    filters: dict[str, Filter] = {DAY: DateRangeFilter(_("Tag"), evidence.on)}
    filters |= {
        each.key: ChoiceFilter(each.label, evidence.by[each.key], choices=each.rows) for each in dimensions_of(evidence)
    }
    return type(f"{metric.table.__name__}OfFigure", (FigureTable, metric.table), {**hidden, **filters})
