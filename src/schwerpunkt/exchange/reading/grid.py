"""The table in a file: which sheet, which row holds the headings, and the rows below."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from django.utils.translation import gettext as _

from schwerpunkt.core.errors import Refused
from schwerpunkt.exchange.reading.extent import MOST_COLUMNS, MOST_ROWS, too_many_columns, too_many_rows
from schwerpunkt.exchange.reading.text import read_text
from schwerpunkt.exchange.reading.workbook import Rows, read_workbook
from schwerpunkt.exchange.sheets.cells import Cell, as_text, is_blank

_TITLES = 15
"""So many rows above the headings may hold a title and the like."""
_EXAMPLES = 3
_EXAMPLE_LENGTH = 60
_EAGER = 100
"""In so many rows most columns have shown their examples; then only the others are looked at."""


@dataclass(frozen=True)
class Survey:
    """What a table is like: heading and first different values of each column with something in it, and how many rows."""

    headings: tuple[str, ...]
    examples: tuple[tuple[str, ...], ...]
    row_count: int


class Grid:
    """A table: the sheet it comes from (empty for a text file), and its rows, read anew whenever they are asked for."""

    def __init__(self, sheet: str, source: Rows, head: int) -> None:
        self.sheet, self._source, self._head = sheet, source, head

    def each(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """The rows below the headings with something in them, each with its number in the file, as long as they are."""
        below = islice(enumerate(self._source(), start=1), self._head + 1, None)
        return ((number, row) for number, row in below if _is_filled(row))

    @cached_property
    def survey(self) -> Survey:
        """What the table is like. Refused when there is no row below the headings, or too much."""
        head = next(islice(self._source(), self._head, None))
        width = max((place for place, cell in enumerate(head, start=1) if not is_blank(cell)), default=0)
        found: list[dict[str, None]] = []
        wanted: list[int] = []
        last = count = 0
        for last, row in self.each():  # noqa: B007  # the last number is used below
            count += 1
            for place in range(len(found), len(row)):
                found.append({})
                wanted.append(place)
            for place in wanted:
                if place < len(row) and len(found[place]) < _EXAMPLES and not is_blank(row[place]):
                    found[place].setdefault(as_text(row[place])[:_EXAMPLE_LENGTH])
            if count <= _EAGER or count % _EAGER == 0:
                wanted = [place for place in wanted if len(found[place]) < _EXAMPLES]
        if not count:
            raise Refused(_("Unter den Überschriften steht keine Zeile."))
        if count > MOST_ROWS:
            raise Refused(too_many_rows(last))
        width = max([width, *(place for place, examples in enumerate(found, start=1) if examples)])
        if width > MOST_COLUMNS:
            raise Refused(too_many_columns(width))
        names = [as_text(cell) for cell in head] + [""] * width
        examples = [tuple(each) for each in found] + [()] * width
        return Survey(tuple(names[:width]), tuple(examples[:width]), count)

    @property
    def rows(self) -> tuple[tuple[int, tuple[Cell, ...]], ...]:
        """All rows, each as wide as the table."""
        width = len(self.survey.headings)
        return tuple(
            (number, tuple(None if cell == "" else cell for cell in row[:width]) + (None,) * (width - len(row)))
            for number, row in self.each()
        )


def read_grid(content: bytes, name: str, is_known: Callable[[str], bool]) -> Grid:
    """The table in a file whose name ends in xlsx or another ending for text.

    The row with most headings that ``is_known`` knows is the head, the visible sheet with most of them is taken.
    Refused when there is no table, or no end of it.
    """
    best: tuple[int, Grid] | None = None
    for sheet, source in _sheets(content, name):
        if (head := _head(source, is_known)) is None:
            continue
        score, at = head
        if best is None or score > best[0]:
            best = score, Grid(sheet, source, at)
    if best is None:
        raise Refused(_("In der Datei steht keine Tabelle. Ausgeblendete Blätter lesen wir nicht."))
    return best[1]


def _sheets(content: bytes, name: str) -> Iterator[tuple[str, Rows]]:
    if name.lower().endswith(".xlsx"):
        yield from read_workbook(content)
    else:
        yield "", lambda: read_text(content)


def _head(source: Rows, is_known: Callable[[str], bool]) -> tuple[int, int] | None:
    """How many known headings the best row has, and its place; the first row with anything when none has."""
    filled = islice(((at, row) for at, row in enumerate(source()) if _is_filled(row)), _TITLES)
    scores = [(sum(is_known(as_text(cell)) for cell in row if isinstance(cell, str)), -at) for at, row in filled]
    if not scores:
        return None
    score, at = max(scores)
    return score, -at


def _is_filled(row: Sequence[Cell]) -> bool:
    """Whether something stands in the row."""
    for cell in row:  # noqa: SIM110  # nearly always the first one decides; any() costs several times as much
        if cell is not None and not (cell.__class__ is str and (not cell or cell.isspace())):
            return True
    return False
