"""Tables as people send them: workbooks and text files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Formula:
    """A cell with a formula, and what it shows."""

    text: str
    value: Any


def workbook(rows: Rows, *, hidden: Rows = (), more: Rows = ()) -> bytes:
    """A workbook with the rows on its visible sheet; ``hidden`` rows are on a hidden one before it."""
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        looks = {"day": book.add_format({"num_format": "dd.mm.yyyy"}), "time": book.add_format({"num_format": "hh:mm"})}
        if hidden:
            _fill(book.add_worksheet("Versteckt"), hidden, looks)
        visible = book.add_worksheet("Tabelle1")
        _fill(visible, rows, looks)
        if hidden:
            visible.set_first_sheet()
            visible.activate()
            book.worksheets()[0].hide()
        if more:
            _fill(book.add_worksheet("Mehr"), more, looks)
    return file.getvalue()


def _fill(sheet: Any, rows: Rows, looks: dict[str, Any]) -> None:
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            match cell:
                case None:
                    continue
                case Formula():
                    sheet.write_formula(number, place, cell.text, None, cell.value)
                case datetime() | date():
                    sheet.write_datetime(number, place, cell, looks["day"])
                case time():
                    sheet.write_datetime(number, place, cell, looks["time"])
                case bool():
                    sheet.write_boolean(number, place, cell)
                case int() | float():
                    sheet.write_number(number, place, cell)
                case _:
                    sheet.write_string(number, place, str(cell))


def text_file(rows: Rows, separator: str = ";", encoding: str = "utf-8") -> bytes:
    """The rows as a text file."""
    lines = [separator.join("" if cell is None else str(cell) for cell in row) for row in rows]
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)


def read_back(content: bytes, sheet: int = 0) -> list[list[Any]]:
    """The rows of a workbook the program made."""
    book = CalamineWorkbook.from_object(BytesIO(content))
    return book.get_sheet_by_index(sheet).to_python()
