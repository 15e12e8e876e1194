"""Lists: declare a Table with columns and filters; the list page does the rest."""

from schwerpunkt.ui.status import Status
from schwerpunkt.ui.tables.columns import Cell, Column, DayColumn, MoneyColumn, NumberColumn, Row, StatusColumn
from schwerpunkt.ui.tables.filters import (
    ChoiceFilter,
    DateRangeFilter,
    Filter,
    SeveralFilter,
    TextFilter,
    YesFilter,
)
from schwerpunkt.ui.tables.table import Table

__all__ = (
    "Cell",
    "ChoiceFilter",
    "Column",
    "DateRangeFilter",
    "DayColumn",
    "Filter",
    "MoneyColumn",
    "NumberColumn",
    "Row",
    "SeveralFilter",
    "Status",
    "StatusColumn",
    "Table",
    "TextFilter",
    "YesFilter",
)
