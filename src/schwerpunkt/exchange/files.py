"""Workbooks to fill in and to correct: the empty template of a sheet, and the rows that were refused."""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from schwerpunkt.exchange.enums import RowOutcome
from schwerpunkt.exchange.models import TableImport
from schwerpunkt.exchange.reading import unpack
from schwerpunkt.exchange.sheets import ChoiceColumn, Sheet, sheet_called
from schwerpunkt.exchange.sheets.cells import Cell

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST_LIST = 255
"""Excel takes no longer list of choices for a cell."""
_PREPARED_ROWS = 1000


def empty_template(sheet: type[Sheet[Any]]) -> bytes:
    """A workbook with the headings of the sheet, and a second page that explains them."""
    import xlsxwriter  # noqa: PLC0415  # a quarter of a second at every start, needed here only

    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        as_typed = book.add_format({"num_format": "@"})
        table = book.add_worksheet(str(sheet.list_title)[:31])
        table.freeze_panes(1, 0)
        for place, column in enumerate(sheet.columns):
            table.set_column(place, place, max(len(str(column.label)) + 4, 18), as_typed)
            table.write_string(0, place, str(column.label), head)
            if isinstance(column, ChoiceColumn) and len(",".join(column.listed())) <= _LONGEST_LIST:
                choices = {"validate": "list", "source": column.listed(), "error_type": "warning"}
                table.data_validation(1, place, _PREPARED_ROWS, place, choices)
        about = book.add_worksheet(_("Erklärung"))
        for place, width in enumerate((24, 12, 60, 30)):
            about.set_column(place, place, width)
        for place, label in enumerate((_("Spalte"), _("nötig"), _("Was hineingehört"), _("Beispiel"))):
            about.write_string(0, place, label, head)
        for row, column in enumerate(sheet.columns, start=1):
            cells = (column.label, _("ja") if column.is_required else _("nein"), column.meaning(), column.example)
            for place, text in enumerate(cells):
                about.write_string(row, place, str(text), plain)
    return file.getvalue()


def refused_rows(table: TableImport) -> bytes:
    """The refused rows as they were, with a column that says why; to correct and upload again.

    What looks like a formula is written as the text it was.
    """
    import xlsxwriter  # noqa: PLC0415  # a quarter of a second at every start, needed here only

    sheet = sheet_called(table.sheet)
    if sheet is None:
        raise LookupError(table.sheet)
    labels = {column.name: str(column.label) for column in sheet.columns}
    refused = {row.number: row.problems for row in table.rows.filter(outcome=RowOutcome.REFUSED)}
    headings = [heading for heading, _examples in table.headings]
    noted = [place for place, heading in enumerate(headings) if heading != _("Hinweis")]
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"constant_memory": True, "in_memory": False}) as book:
        looks = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "text": book.add_format({"num_format": "@"}),
            "day": book.add_format({"num_format": "dd.mm.yyyy"}),
            "moment": book.add_format({"num_format": "dd.mm.yyyy hh:mm"}),
            "time": book.add_format({"num_format": "[hh]:mm"}),
        }
        page = book.add_worksheet(_("Liste"))
        page.set_column(0, len(noted) - 1, 22)
        page.set_column(len(noted), len(noted), 70)
        page.freeze_panes(1, 0)
        for at, place in enumerate(noted):
            page.write_string(0, at, headings[place], looks["head"])
        page.write_string(0, len(noted), _("Hinweis"), looks["head"])
        rows = ((number, cells) for number, cells in unpack(bytes(table.content)) if number in refused)
        for row, (number, cells) in enumerate(rows, start=1):
            for at, place in enumerate(noted):
                if place < len(cells):
                    _write(page, (row, at), cells[place], looks)
            sentences = [f"{labels[name]}: {text}" if name else text for name, text in refused[number].items()]
            page.write_string(row, len(noted), " ".join(sentences), looks["text"])
    return file.getvalue()


def _write(page: Any, place: tuple[int, int], cell: Cell, looks: dict[str, Any]) -> None:
    match cell:
        case None | "":
            return
        case bool():
            page.write_boolean(*place, cell)
        case datetime():
            page.write_datetime(*place, cell, looks["day" if cell.time() == time() else "moment"])
        case date():
            page.write_datetime(*place, cell, looks["day"])
        case time() | timedelta():
            page.write_datetime(*place, cell, looks["time"])
        case int() | float():
            page.write_number(*place, cell)
        case _:
            page.write_string(*place, str(cell), looks["text"])
