"""The sheet of a month or a year as a workbook: the key figures, a worksheet for each table, and how it is counted."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from schwerpunkt.core import clock
from schwerpunkt.interpreters.queries.sheet import Sheet
from schwerpunkt.interpreters.sheets.content import LOOKS, Grid, Group, Look, counting, grids, heads, title_of, totals
from schwerpunkt.ui import formats

_FORMATS: dict[Look, str] = {
    "count": "#,##0.##",
    "hours": "[h]:mm",
    "mean": "#,##0.0",
    "share": "0 %",
    "money": "#,##0.00 €",
}
_DAY = 24 * 60
_LONGEST_NAME = 31
Row = tuple[str, Sequence[tuple[Decimal | int | None, Look]], str]
"""A row: its head, its figures with their look, and a remark."""


def workbook(sheet: Sheet, groups: Sequence[Group]) -> bytes:
    """The workbook with these key figures. It is for the house: it names small figures, too."""
    import xlsxwriter  # noqa: PLC0415  # a quarter of a second at every start, needed here only

    file, title = BytesIO(), title_of(sheet.period)
    with xlsxwriter.Workbook(file, {"in_memory": True}) as made:
        made.set_properties({"title": title, "created": clock.now().replace(tzinfo=None)})
        book = _Book(made)
        rows = [(line.label, [(line.value, line.look)], line.note) for each in groups for line in each.lines]
        book.add(_("Kennzahlen"), (_("Kennzahl"), _("Zahl"), _("Anmerkung")), rows)
        for grid in grids(sheet):
            names = heads()
            book.add(grid.short, (grid.head, *(names[code] for code in grid.codes)), _rows(grid), _sums(grid))
        book.say(
            _("Über dieses Blatt"),
            (
                (_("Blatt"), title),
                (_("Stand"), formats.moment(clock.now())),
                (_("So wird gezählt"), counting()),
                (
                    _("Weitergeben"),
                    _(
                        "Diese Tabelle nennt auch kleine Zahlen und ist für Ihr Haus. Für andere gibt es das Blatt als PDF."
                    ),
                ),
            ),
        )
    return file.getvalue()


def _rows(grid: Grid) -> list[Row]:
    return [(part.label, [(part.figures[code], _look(code)) for code in grid.codes], "") for part in grid.parts]


def _sums(grid: Grid) -> Row:
    return (_("Summe"), [(figure, _look(code)) for code, figure in totals(grid).items()], "")


def _look(code: str) -> Look:
    return LOOKS.get(code, "count")


class _Book:
    """Writes worksheets with one look."""

    def __init__(self, made: Any) -> None:
        self.made = made
        self.head = made.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.words = made.add_format({"text_wrap": True, "valign": "top"})
        self.sum = made.add_format({"bold": True, "top": 1})
        self.looks = {look: made.add_format({"num_format": each, "valign": "top"}) for look, each in _FORMATS.items()}
        self.sums = {
            look: made.add_format({"num_format": each, "bold": True, "top": 1}) for look, each in _FORMATS.items()
        }

    def add(self, name: str, names: Sequence[str], rows: Sequence[Row], last: Row | None = None) -> None:
        """A worksheet with a table, and a row of sums where there is one."""
        sheet = self._sheet(name)
        sheet.set_column(0, 0, 40)
        sheet.set_column(1, len(names) - 1, 16)
        for column, each in enumerate(names):
            sheet.write_string(0, column, each, self.head)
        for place, row in enumerate(rows, 1):
            self._write(sheet, place, row, self.words, self.looks)
        if last is not None:
            self._write(sheet, len(rows) + 1, last, self.sum, self.sums)

    def say(self, name: str, facts: Iterable[tuple[str, str]]) -> None:
        """A worksheet with words."""
        sheet = self._sheet(name)
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 80)
        for place, (label, words) in enumerate(facts):
            sheet.write_string(place, 0, label, self.head)
            sheet.write_string(place, 1, words, self.words)

    def _sheet(self, name: str) -> Any:
        sheet = self.made.add_worksheet(name[:_LONGEST_NAME])
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def _write(self, sheet: Any, place: int, row: Row, words: Any, looks: dict[Look, Any]) -> None:
        label, figures, note = row
        sheet.write_string(place, 0, label, words)
        for column, (value, look) in enumerate(figures, 1):
            if value is not None:
                # a spreadsheet reckons with days, so hours are parts of one
                sheet.write_number(place, column, value / _DAY if look == "hours" else value, looks[look])
        if note:
            sheet.write_string(place, len(figures) + 1, note, words)
