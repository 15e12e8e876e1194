"""What a row would do: read its cells, find the record, compare, and try the command."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from schwerpunkt.core.bulk import as_json
from schwerpunkt.core.errors import Refused
from schwerpunkt.exchange.enums import RowOutcome
from schwerpunkt.exchange.sheets import Column, Proposal, Sheet
from schwerpunkt.exchange.sheets.cells import Cell, as_text, folded

WHOLE_ROW = ""
"""The key of a problem that belongs to no column."""
_UNMISTAKABLE = frozenset((str, date, datetime, type(None)))
"""Kinds of cells that are equal to no cell of another kind, unlike 1, 1.0 and yes."""
_NOTHING = as_json({})


@dataclass(slots=True)
class Judged:
    """What a row would do: outcome, cells by column, before and after by column, problems and doubts by column.

    A doubt is the key under which it can be accepted, and its sentence.
    """

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, "_Cell"] = field(default_factory=dict)
    outcome: RowOutcome = RowOutcome.NEW
    changes: dict[str, list[str]] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    doubts: dict[str, tuple[str, str]] = field(default_factory=dict)
    record: Any = None

    def refuse(self, column: str, sentence: str) -> None:
        """Note a problem."""
        self.problems.setdefault(column, sentence)
        self.outcome = RowOutcome.REFUSED


class _Cell(NamedTuple):
    """What a cell says: as typed, its value (a problem has none), the value's words, what is wrong or doubtful.

    ``doubt`` is the key under which it can be accepted, and its sentence; ``told`` the words with their column as a
    piece of JSON. Of a plain cell nothing is to be said but its value.
    """

    text: str
    is_plain: bool = False
    is_blank: bool = False
    is_corrected: bool = False
    value: Any = None
    words: str = ""
    told: str = ""
    problem: str | None = None
    doubt: tuple[str, str] | None = None


def reason_of(file_name: str, number: int) -> str:
    """What the history says of a row: written once, in German, and read by all."""
    return _reason() % {"file": file_name, "row": number}


@cache
def _reason() -> str:
    with override("de"):
        return _("Import aus „%(file)s“, Zeile %(row)s")


class Judge:
    """One pass over a file: knows the sheet, the mapping, and which identities have come by."""

    def __init__(
        self,
        sheet: Sheet[Any],
        mapping: Sequence[str],
        file_name: str,
        *,
        clears_blanks: bool,
        accepted: Iterable[str] = (),
    ) -> None:
        names = {column.name: column for column in sheet.columns}
        self.sheet, self.file_name, self.clears_blanks = sheet, file_name, clears_blanks
        self._accepted = frozenset(accepted)
        self._mapped = {name for name in mapping if name}
        self._empty = {name: self._emptied(column) for name, column in names.items()}
        self._blank = self._empty if sheet.is_bulk else {name: _Cell("", is_blank=True) for name in names}
        self._open = [name for name in names if not sheet.is_bulk or name not in self._mapped]
        self._columns: list[tuple[int, str, Column, dict[Any, _Cell] | None]] = [
            (place, name, names[name], {} if names[name].is_repeated else None)
            for place, name in enumerate(mapping)
            if name
        ]
        self._seen: dict[Any, int] = {}

    def judge(self, number: int, cells: Sequence[Cell]) -> Judged:
        """What the row would do as far as can be told without trying."""
        row = self._read(number, cells)
        key, row.record = self.sheet.find(row.values)
        if key and (first := self._seen.setdefault(key, number)) != number:
            row.refuse(WHOLE_ROW, _("Dasselbe steht schon in Zeile %(row)s dieser Datei.") % {"row": first})
        if self.sheet.is_bulk and row.record is not None and not row.problems:
            row.outcome = RowOutcome.UNCHANGED
            return row
        self._complete(row)
        if not row.problems and row.record is not None:
            self._compare(row)
        if self.sheet.is_bulk and not row.problems:
            self._review(row)
        if row.doubts and row.outcome in (RowOutcome.NEW, RowOutcome.CHANGED):
            row.outcome = RowOutcome.DOUBTFUL
        return row

    def _review(self, row: Judged) -> None:
        problems, doubts = self.sheet.review(row.values, row.number)
        for name, sentence in problems.items():
            row.refuse(name, sentence)
        for name, sentence in doubts.items():
            key = f"{name}|{row.number}"
            if key not in self._accepted:
                row.doubts[name] = (key, sentence)

    def rehearse(self, row: Judged) -> None:
        """Try the command, and note what it refuses. The caller undoes everything afterwards."""
        if row.outcome not in (RowOutcome.NEW, RowOutcome.CHANGED):
            return
        try:
            with transaction.atomic():
                self.write(row)
        except Refused as refused:
            known = {column.name for column in self.sheet.columns}
            for name, sentence in refused.fields.items():
                row.refuse(name if name in known else WHOLE_ROW, sentence)
            if refused.message:
                row.refuse(WHOLE_ROW, refused.message)
        except (IntegrityError, DataError):
            row.refuse(WHOLE_ROW, _("Diese Zeile widerspricht einem anderen Eintrag oder ist zu lang."))

    def write(self, row: Judged) -> None:
        """Run the command. Refused with its sentence."""
        reason = reason_of(self.file_name, row.number)
        if row.record is None:
            self.sheet.create(row.values, reason)
        else:
            self.sheet.change(row.record, row.values, reason)

    def _read(self, number: int, cells: Sequence[Cell]) -> Judged:
        row, width = Judged(number), len(cells)
        found_cells, values = row.cells, row.values
        for place, name, column, known in self._columns:
            cell = cells[place] if place < width else None
            if known is None:
                found = self._read_cell(column, cell)
            else:  # the same cell is read once
                key = cell if cell.__class__ in _UNMISTAKABLE else (cell.__class__, cell)
                if (before := known.get(key)) is None:
                    before = known[key] = self._read_cell(column, cell)
                found = before
            found_cells[name] = found
            if found.is_plain:
                values[name] = found.value
            else:
                self._note(row, name, found)
        return row

    def _note(self, row: Judged, name: str, found: _Cell) -> None:
        """What is to be said about a cell."""
        if found.problem is not None:
            row.refuse(name, found.problem)
        elif not found.is_blank:
            row.values[name] = found.value
            if found.is_corrected:
                row.changes[name] = [found.text, found.words]
            if found.doubt is not None:
                row.doubts[name] = found.doubt

    def _read_cell(self, column: Column, cell: Cell) -> _Cell:
        text = as_text(cell)
        if not text:
            return self._blank[column.name]
        doubt = None
        try:
            value = column.read(self.sheet, cell)
        except ValidationError as error:
            return _Cell(text, told=_told(column.name, text), problem=" ".join(error.messages))
        if isinstance(value, Proposal):
            sentence, value = value.sentence, value.value
            key = f"{column.name}|{folded(text)}|{column.words(value)}"
            doubt = None if key in self._accepted else (key, sentence)
        words = column.words(value)
        is_corrected = self.sheet.is_bulk and column.is_repeated and words != text
        return _Cell(
            text,
            is_plain=doubt is None and not is_corrected,
            is_corrected=is_corrected,
            value=value,
            words=words,
            told=_told(column.name, words),
            doubt=doubt,
        )

    def _emptied(self, column: Column) -> _Cell:
        """What stands for an empty cell of a new record."""
        told = _told(column.name, "")
        try:
            return _Cell("", is_plain=True, value=column.empty(self.sheet), told=told)
        except ValidationError as error:
            return _Cell("", problem=" ".join(error.messages), told=told)

    def _complete(self, row: Judged) -> None:
        """Fill what the file does not say: from the record, or as for an empty form."""
        stored = self.sheet.stored(row.record) if row.record is not None else {}
        if row.record is not None:
            self.sheet.settle(row.record, row.values)
        for name in self._open:
            if name in row.values or name in row.problems:
                continue
            is_cleared = self.clears_blanks and name in self._mapped
            if row.record is not None and not is_cleared:
                row.values[name] = stored[name]
            else:
                self._note(row, name, self._empty[name])

    def _compare(self, row: Judged) -> None:
        stored = self.sheet.stored(row.record)
        for column in self.sheet.columns:
            before, after = (column.words(values[column.name]) for values in (stored, row.values))
            if before != after and not column.is_remark:
                row.changes[column.name] = [before, after]
        row.outcome = RowOutcome.CHANGED if row.changes else RowOutcome.UNCHANGED

    def kept(self, row: Judged) -> tuple[Any, ...]:
        """The row as the preview keeps it: number, outcome, and as text of JSON cells, facts, changes, problems, doubts."""
        facts = "[]"
        if not self.sheet.is_bulk:
            cells = as_json(self._shown(row))
        elif row.problems:
            cells = as_json({name: self._typed(row, name, cell) for name, cell in row.cells.items()})
        else:
            cells = f"{{{', '.join([cell.told for cell in row.cells.values()])}}}"
            if row.outcome is RowOutcome.NEW:
                facts = as_json(self.sheet.pack(row.values))
        noted = [as_json(each) if each else _NOTHING for each in (row.changes, row.problems, row.doubts)]
        return (row.number, row.outcome.value, cells, facts, *noted)

    def _typed(self, row: Judged, name: str, cell: _Cell) -> str:
        """What stands in a cell of a refused row: what was typed, where that is the problem, else as it would be stored."""
        return cell.text if name in row.problems else cell.words

    def _shown(self, row: Judged) -> dict[str, str]:
        """The words of each column that the file has: as they will be stored, or as they stood where that failed."""
        return {
            column.name: self._words(row, column)
            for column in self.sheet.columns
            if column.name in self._mapped or column.name in row.problems or column.default is not None
        }

    def _words(self, row: Judged, column: Column) -> str:
        name = column.name
        if name not in row.values or name in row.problems:
            return row.cells[name].text if name in row.cells else ""
        return column.words(row.values[name])


def _told(name: str, words: str) -> str:
    return f'"{name}": {as_json(words)}'
