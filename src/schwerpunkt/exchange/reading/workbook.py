"""Workbooks: the visible sheets, formulas by their value."""

from collections.abc import Iterator
from io import BytesIO

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from schwerpunkt.core.errors import Refused
from schwerpunkt.exchange.reading.extent import require_sane_extent
from schwerpunkt.exchange.sheets.cells import Cell


def read_workbook(content: bytes) -> Iterator[tuple[str, list[list[Cell]]]]:
    """Name and rows of every visible sheet, in their order. Refused when the workbook cannot be read."""
    require_sane_extent(content)
    try:
        with CalamineWorkbook.from_object(BytesIO(content)) as book:
            for about in book.sheets_metadata:
                if about.visible == SheetVisibleEnum.Visible and about.typ == SheetTypeEnum.WorkSheet:
                    rows = book.get_sheet_by_name(about.name).to_python(skip_empty_area=False)
                    yield about.name, [[None if cell == "" else cell for cell in row] for row in rows]
    except CalamineError as error:
        raise Refused(
            _(
                "Die Arbeitsmappe lässt sich nicht lesen. Bitte öffnen Sie sie in Excel und speichern Sie sie neu als XLSX."
            )
        ) from error
