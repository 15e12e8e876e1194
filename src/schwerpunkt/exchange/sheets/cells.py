"""Cells of a spreadsheet as the text a person would have typed, and values as the words a person reads."""

import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, TypeAlias

from django.utils.translation import gettext as _

from schwerpunkt.core.searching import fold

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None
_DIGITS = 9
"""Decimals kept of a number: what lies behind is noise of the spreadsheet's arithmetic."""


def is_blank(cell: Cell) -> bool:
    """Whether there is nothing in the cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def as_text(cell: Cell) -> str:
    """The cell as a German would have typed it: 31.12.2025, 1234,5, ja."""
    if isinstance(cell, str):  # most are
        return unicodedata.normalize("NFC", cell).strip()
    match cell:
        case None:
            text = ""
        case bool():
            text = _("ja") if cell else _("nein")
        case datetime() if cell.time() != time():
            text = f"{cell:%d.%m.%Y %H:%M}"
        case date():
            text = f"{cell:%d.%m.%Y}"
        case time():
            text = f"{cell:%H:%M}"
        case float():
            text = _number(cell)
        case _other:
            text = str(_other)
    return text


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() else f"{value:.{_DIGITS}f}".rstrip("0").replace(".", ",")


def in_words(value: Any) -> str:
    """A value of a record as it stands in a preview."""
    if isinstance(value, str):  # most are
        return value
    match value:
        case None:
            words = ""
        case tuple() | list():
            words = "; ".join(in_words(each) for each in value)
        case Mapping():
            words = "; ".join(f"{key} ({role})" if role else str(key) for key, role in value.items())
        case bool() | date() | datetime() | time():
            words = as_text(value)
        case Decimal():
            words = f"{value:f}".replace(".", ",")
        case _other:
            words = str(_other)
    return words


def folded(text: str) -> str:
    """The text without what people write differently: case, umlauts, blanks, hyphens, points."""
    return "".join(sign for sign in fold(text) if sign.isalnum())
