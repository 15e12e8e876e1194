"""Text files: UTF-8 or what German Windows writes, parted by semicolon, comma or tab."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice

from django.utils.translation import gettext as _

from schwerpunkt.core.errors import Refused
from schwerpunkt.exchange.sheets.cells import Cell

SEPARATORS = ";\t,"
_LOOKED_AT = 30
_LONGEST_CELL = 1_000_000
_FORMULA_STARTS = frozenset("=+-@|%\t\r")


def as_utf8(content: bytes) -> bytes:
    """The text in UTF-8. Refused when it is no text of a known encoding."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if content.startswith(mark):
            return _decoded(content, encoding).encode()
    try:
        return content.decode("utf-8-sig").encode()
    except UnicodeDecodeError:
        return _decoded(content, "cp1252").encode()


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(
            _(
                "Die Zeichen der Datei können wir nicht lesen. Bitte speichern Sie sie in Excel als „CSV UTF-8“ oder XLSX."
            )
        ) from error


def read_text(content: bytes) -> Iterator[Sequence[Cell]]:
    """The rows of a text file in UTF-8, one by one. Refused when it cannot be cut into cells."""
    text = content.decode("utf-8-sig")
    first, _newline, rest = text.partition("\n")
    named = first.strip().strip('"').casefold()
    separator = ""
    if named.startswith("sep=") and len(named) <= len("sep=;"):
        text, separator = rest, named[4:] or "\t"
        yield []
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator or _separator(text), strict=True)
    while (row := _next(rows)) is not None:
        yield [_armed(cell) for cell in row]


def _next(rows: Iterator[list[str]]) -> list[str] | None:
    """The next row. How long a cell may be is a setting of the whole process, so it is set for this moment only."""
    previous = csv.field_size_limit(_LONGEST_CELL)
    try:
        return next(rows, None)
    except csv.Error as error:
        raise Refused(
            _(
                "Die Datei lässt sich nicht in Spalten teilen, vielleicht fehlt ein Anführungszeichen. Speichern Sie sie als XLSX."
            )
        ) from error
    finally:
        csv.field_size_limit(previous)


def _separator(text: str) -> str:
    """The sign that parts the first lines most evenly into most columns."""
    lines = list(islice(StringIO(text, newline=""), _LOOKED_AT))

    def evenness(sign: str) -> tuple[int, int]:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=sign) if row)
        except csv.Error:
            return 0, 0
        parted = {width: count for width, count in widths.items() if width > 1}
        if 2 * sum(parted.values()) <= widths.total():
            return 0, 0
        width, count = max(parted.items(), key=lambda each: (each[1], each[0]))
        return count, width

    return max(SEPARATORS, key=evenness)


def _armed(cell: str) -> str:
    """The cell without the apostrophe that keeps spreadsheets from running it, as our own files have it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA_STARTS and len(cell) > 1 else cell
