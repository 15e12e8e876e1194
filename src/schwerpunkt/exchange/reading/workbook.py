"""Workbooks: the visible sheets, formulas by their value."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import TypeAlias

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from schwerpunkt.core.errors import Refused
from schwerpunkt.exchange.reading.extent import require_sane_extent
from schwerpunkt.exchange.sheets.cells import Cell

Rows: TypeAlias = Callable[[], Iterator[Sequence[Cell]]]
"""The rows of a sheet from its first, as often as they are asked for; an empty cell is None or an empty text."""


def read_workbook(content: bytes) -> Iterator[tuple[str, Rows]]:
    """Name and rows of every visible sheet, in their order. Refused when the workbook cannot be read."""
    require_sane_extent(content)
    try:
        with CalamineWorkbook.from_object(BytesIO(content)) as book:
            for about in book.sheets_metadata:
                if about.visible == SheetVisibleEnum.Visible and about.typ == SheetTypeEnum.WorkSheet:
                    yield about.name, _rows(book.get_sheet_by_name(about.name))
    except CalamineError as error:
        raise Refused(
            _(
                "Die Arbeitsmappe lässt sich nicht lesen. Bitte öffnen Sie sie in Excel und speichern Sie sie neu als XLSX."
            )
        ) from error


def _rows(sheet: CalamineSheet) -> Rows:
    """Rows beginning in column A, also when nothing stands there."""
    before = sheet.start[1] if sheet.start else 0

    def rows() -> Iterator[Sequence[Cell]]:
        return ([None] * before + list(row) for row in sheet.iter_rows()) if before else sheet.iter_rows()

    return rows
