"""How far the sheets of a workbook reach and how much text they show, before anybody unfolds them in memory.

A few bytes can claim a cell in row 1,048,576, or show one long text a million times.
"""

import zipfile
from functools import cached_property
from io import BytesIO
from typing import Any
from xml.parsers import expat

from django.utils.translation import gettext as _

from schwerpunkt.core.errors import Refused
from schwerpunkt.exchange.reading import plain

MOST_ROWS = 100_000
MOST_COLUMNS = 100
MOST_TEXT = 50_000_000
_LETTERS = 26
_SHARED = "xl/sharedstrings.xml"


def require_sane_extent(content: bytes) -> None:
    """Refused when a sheet has a cell too far out, or when all texts together are too long."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = [name for name in archive.namelist() if name.lower().endswith(".xml")]
            shared = _SharedTexts(archive, next((name for name in names if name.lower() == _SHARED), None))
            for name in names:
                if name.lower().startswith("xl/") and name.lower() != _SHARED:
                    most = plain.most_text(archive, name, shared.bounds)
                    if most is None or most > MOST_TEXT:
                        _walk(archive, name, _Extent(shared))
    except (zipfile.BadZipFile, expat.ExpatError, ValueError) as error:
        raise Refused(
            _("Die Arbeitsmappe ist beschädigt. Bitte öffnen Sie sie in Excel und speichern Sie sie neu als XLSX.")
        ) from error


def _walk(archive: zipfile.ZipFile, name: str, handler: Any) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.buffer_text = True
    with archive.open(name) as file:
        parser.ParseFile(file)


class _SharedTexts:
    """How long the shared texts of a workbook are: at most, quickly, and exactly, once somebody must know."""

    def __init__(self, archive: zipfile.ZipFile, name: str | None) -> None:
        self._archive, self._name = archive, name

    @cached_property
    def bounds(self) -> list[int] | None:
        """A length that each does not exceed, if that can be told quickly."""
        return plain.string_lengths(self._archive.read(self._name)) if self._name else []

    @cached_property
    def lengths(self) -> list[int]:
        """Their lengths."""
        found = _Shared()
        if self._name:
            _walk(self._archive, self._name, found)
        return found.lengths


class _Shared:
    """The lengths of the shared texts, in their order."""

    def __init__(self) -> None:
        self.lengths: list[int] = []

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        if name.endswith(" si"):
            self.lengths.append(0)

    def end(self, _name: str) -> None:
        """Nothing to do."""

    def text(self, data: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(data)


class _Extent:
    """The cells of one sheet with something in them."""

    def __init__(self, shared: _SharedTexts) -> None:
        self._shared, self._total = shared, 0
        self._row = self._column = 0
        self._is_shared = self._is_value = False
        self._value: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(" ")[2]
        if kind == "row":
            self._row, self._column = int(attributes.get("r") or self._row + 1), 0
        elif kind == "c":
            self._row, self._column = _place(attributes.get("r"), self._row, self._column + 1)
            self._is_shared = attributes.get("t") == "s"
        elif kind in {"v", "t", "f"}:
            self._is_value, self._value = kind == "v", []
            self._require_near()

    def text(self, data: str) -> None:
        self._total += len(data)
        if self._is_value:
            self._value.append(data)

    def end(self, name: str) -> None:
        if not name.endswith(" v"):
            return
        self._is_value = False
        if self._is_shared:
            index = int("".join(self._value) or 0)
            lengths = self._shared.lengths
            self._total += lengths[index] if 0 <= index < len(lengths) else 0
        if self._total > MOST_TEXT:
            raise Refused(
                _("In der Tabelle steht so viel Text, dass etwas nicht stimmen kann. Bitte teilen Sie sie auf.")
            )

    def _require_near(self) -> None:
        if self._row > MOST_ROWS + 1:
            raise Refused(too_many_rows(self._row))
        if self._column > MOST_COLUMNS:
            raise Refused(too_many_columns(self._column))


def _place(reference: str | None, row: int, column: int) -> tuple[int, int]:
    if not reference:
        return row, column
    letters = reference.rstrip("0123456789")
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return int(reference[len(letters) :] or row), number


def too_many_rows(row: int) -> str:
    """The sentence for a table that is too long."""
    return _(
        "Die Tabelle reicht bis Zeile %(row)s. Wir lesen höchstens %(most)s Zeilen. Bitte teilen Sie sie auf, oder "
        "löschen Sie, was weit unten steht."
    ) % {"row": row, "most": MOST_ROWS}


def too_many_columns(column: int) -> str:
    """The sentence for a table that is too wide."""
    return _(
        "Die Tabelle hat %(columns)s Spalten. Wir lesen höchstens %(most)s. Bitte löschen Sie, was weit rechts steht."
    ) % {"columns": column, "most": MOST_COLUMNS}
