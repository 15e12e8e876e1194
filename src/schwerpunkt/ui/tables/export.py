"""The rows of a list as XLSX or CSV: same filters, same order, constant memory."""

import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from io import TextIOWrapper
from typing import IO, Any

from defusedcsv import csv
from django.http.response import HttpResponseBase
from django.utils.text import slugify
from django.utils.translation import gettext as _

from schwerpunkt.core import clock
from schwerpunkt.ui import formats
from schwerpunkt.ui.files import Download, attachment
from schwerpunkt.ui.tables.columns import Column
from schwerpunkt.ui.tables.table import Table

CHUNK = 1000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def as_download(table: Table[Any], kind: str, title: str) -> HttpResponseBase:
    """The filtered rows as a file to save; ``kind`` is xlsx or csv."""
    file = tempfile.SpooledTemporaryFile(max_size=2_000_000)  # noqa: SIM115  # the answer closes it
    name = f"{slugify(title.translate(_UMLAUTS)) or 'liste'}-{clock.today():%Y-%m-%d}.{kind}"
    if kind == "xlsx":
        write_xlsx(table, file, title)
        media_type = XLSX
    else:
        write_csv(table, file)
        media_type = "text/csv; charset=utf-8"
    file.seek(0)
    return attachment(Download(name, media_type, file))


def _columns(table: Table[Any]) -> list[Column[Any]]:
    return [column for column in table.columns if not column.only_on_screen]


def _records(table: Table[Any], columns: list[Column[Any]]) -> Iterator[Any]:
    return iter(table.fetching(columns).iterator(chunk_size=CHUNK))


def write_csv(table: Table[Any], file: IO[bytes]) -> int:
    """Write the rows as CSV for German spreadsheets (UTF-8 with mark, semicolons, comma); returns their number.

    Cells that a spreadsheet would run as a formula are disarmed.
    """
    columns = _columns(table)
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([str(column.label) for column in columns])
    count = 0
    for record in _records(table, columns):
        writer.writerow([_csv(column.for_file(record)) for column in columns])
        count += 1
    text.flush()
    text.detach()
    return count


def _csv(value: Any) -> str:
    if isinstance(value, str):  # most are, so it is asked first
        return value
    match value:
        case None:
            return ""
        case bool():
            return formats.words(value)
        case datetime() | date():
            return f"{value:%d.%m.%Y %H:%M}" if isinstance(value, datetime) else f"{value:%d.%m.%Y}"
        case Decimal() | float():
            return str(value).replace(".", ",")
        case _:
            return str(value)


def write_xlsx(table: Table[Any], file: IO[bytes], title: str) -> int:
    """Write the rows as a workbook: heads, filters, real dates and numbers, and a sheet that says what it shows."""
    import xlsxwriter  # noqa: PLC0415  # a quarter of a second at every start, needed here only

    columns = _columns(table)
    with xlsxwriter.Workbook(file, {"constant_memory": True, "in_memory": False}) as book:
        book.set_properties({"title": title, "created": clock.now().replace(tzinfo=None)})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        looks = {column.name: book.add_format({"num_format": column.number_format or "@"}) for column in columns}
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(_("Liste"))
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        for index, column in enumerate(columns):
            sheet.set_column(index, index, column.width)
            sheet.write_string(0, index, str(column.label), head)
        row = 0
        for row, record in enumerate(_records(table, columns), 1):
            for index, column in enumerate(columns):
                _write(sheet, (row, index), column.for_file(record), looks[column.name], plain)
        sheet.autofilter(0, 0, max(row, 1), max(len(columns) - 1, 0))
        about = book.add_worksheet(_("Über diese Liste"))
        about.set_column(0, 0, 24)
        about.set_column(1, 1, 80)
        facts = [
            (_("Liste"), title),
            (_("Stand"), formats.moment(clock.now())),
            (_("Zeilen"), formats.number(row)),
            (_("Filter"), "; ".join(chip.label for chip in table.chips) or _("keine")),
        ]
        for index, (label, value) in enumerate(facts):
            about.write_string(index, 0, label, head)
            about.write_string(index, 1, value, plain)
    return row


def _write(sheet: Any, place: tuple[int, int], value: Any, look: Any, plain: Any) -> None:
    match value:
        case None | "":
            return
        case bool():
            sheet.write_string(*place, formats.words(value), plain)
        case datetime() | date():
            sheet.write_datetime(*place, value, look)
        case Decimal() | int() | float():
            sheet.write_number(*place, value, look)
        case _:
            sheet.write_string(*place, str(value), plain)
