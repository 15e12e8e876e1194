"""The table in a file: which sheet, which row holds the headings, and the rows below."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from schwerpunkt.core.errors import Refused
from schwerpunkt.exchange.reading.extent import MOST_COLUMNS, MOST_ROWS, too_many_columns, too_many_rows
from schwerpunkt.exchange.reading.text import read_text
from schwerpunkt.exchange.reading.workbook import read_workbook
from schwerpunkt.exchange.sheets.cells import Cell, as_text, is_blank

_TITLES = 15
"""So many rows above the headings may hold a title and the like."""


@dataclass(frozen=True)
class Grid:
    """A table: the sheet it comes from (empty for a text file), headings by column, rows with their number in the file."""

    sheet: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]

    def examples(self, column: int, most: int = 3) -> list[str]:
        """The first different values of a column."""
        found: dict[str, None] = {}
        for _number, cells in self.rows:
            if not is_blank(cells[column]):
                found.setdefault(as_text(cells[column])[:60])
            if len(found) == most:
                break
        return list(found)


def read_grid(content: bytes, name: str, is_known: Callable[[str], bool]) -> Grid:
    """The table in a file whose name ends in xlsx or another ending for text.

    The row with most headings that ``is_known`` knows is the head, the visible sheet with most of them is taken.
    Refused when there is no table, no row below the headings, or too much.
    """
    is_workbook = name.lower().endswith(".xlsx")
    found: Iterable[tuple[str, list[list[Cell]]]] = (
        read_workbook(content) if is_workbook else [("", [list(row) for row in read_text(content)])]
    )
    best: tuple[int, str, int, list[list[Cell]]] | None = None
    for sheet, rows in found:
        if (head := _head(rows, is_known)) is None:
            continue
        score, at = head
        if best is None or score > best[0]:
            best = score, sheet, at, rows
    if best is None:
        raise Refused(_("In der Datei steht keine Tabelle. Ausgeblendete Blätter lesen wir nicht."))
    _score, sheet, at, rows = best
    return _cut(sheet, rows, at)


def _head(rows: Sequence[Sequence[Cell]], is_known: Callable[[str], bool]) -> tuple[int, int] | None:
    """How many known headings the best row has, and its place; the first row with anything when none has."""
    filled = [at for at, row in enumerate(rows) if not all(map(is_blank, row))][:_TITLES]
    if not filled:
        return None
    scores = [(sum(is_known(as_text(cell)) for cell in rows[at] if isinstance(cell, str)), -at) for at in filled]
    score, at = max(scores)
    return score, -at


def _cut(sheet: str, rows: Sequence[Sequence[Cell]], at: int) -> Grid:
    width = max((place + 1 for row in rows[at:] for place, cell in enumerate(row) if not is_blank(cell)), default=0)
    below = [
        (number, tuple(row[:width]) + (None,) * (width - len(row)))
        for number, row in enumerate(rows[at + 1 :], start=at + 2)
        if not all(map(is_blank, row))
    ]
    if not below:
        raise Refused(_("Unter den Überschriften steht keine Zeile."))
    if len(below) > MOST_ROWS:
        raise Refused(too_many_rows(below[-1][0]))
    if width > MOST_COLUMNS:
        raise Refused(too_many_columns(width))
    head = [as_text(cell) for cell in rows[at]] + [""] * width
    return Grid(sheet, tuple(head[:width]), tuple(below))
