"""Sheets: how the rows of a table become records. Each room declares its own in its ``imports.py``."""

from schwerpunkt.exchange.sheets.columns import ChoiceColumn, Column, RecordColumn, RecordsColumn, by_names
from schwerpunkt.exchange.sheets.doubts import Proposal
from schwerpunkt.exchange.sheets.sheet import Sheet, declare, sheet_called, sheets

__all__ = (
    "ChoiceColumn",
    "Column",
    "Proposal",
    "RecordColumn",
    "RecordsColumn",
    "Sheet",
    "by_names",
    "declare",
    "sheet_called",
    "sheets",
)
