"""What a row would do: read its cells, find the record, compare, and try the command."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from schwerpunkt.core.errors import Refused
from schwerpunkt.exchange.enums import RowOutcome
from schwerpunkt.exchange.sheets import Column, Proposal, Sheet
from schwerpunkt.exchange.sheets.cells import Cell, as_text, folded

WHOLE_ROW = ""
"""The key of a problem that belongs to no column."""


@dataclass(slots=True)
class Judged:
    """What a row would do: outcome, words by column, before and after by column, problems and doubts by column.

    A doubt is the key under which it can be accepted, and its sentence.
    """

    number: int
    outcome: RowOutcome = RowOutcome.NEW
    cells: dict[str, str] = field(default_factory=dict)
    changes: dict[str, list[str]] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    doubts: dict[str, tuple[str, str]] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    record: Any = None

    def refuse(self, column: str, sentence: str) -> None:
        """Note a problem."""
        self.problems.setdefault(column, sentence)
        self.outcome = RowOutcome.REFUSED


class _Cell(NamedTuple):
    """What a cell says: as typed, its value (a problem has none), the value's words, what is wrong or doubtful.

    ``doubt`` is the key under which it can be accepted, and its sentence.
    """

    text: str
    is_blank: bool = False
    value: Any = None
    words: str = ""
    problem: str | None = None
    doubt: tuple[str, str] | None = None


_NOTHING = _Cell("", is_blank=True)


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
        self._columns: list[tuple[int, str, Column, dict[Any, _Cell] | None]] = [
            (place, name, names[name], {} if names[name].is_repeated else None)
            for place, name in enumerate(mapping)
            if name
        ]
        self._mapped = {name for name in mapping if name}
        self._seen: dict[str, int] = {}
        self._accepted = frozenset(accepted)
        self._nothing: dict[str, _Cell] = {}

    def judge(self, number: int, cells: Sequence[Cell]) -> Judged:
        """What the row would do as far as can be told without trying."""
        row = Judged(number)
        self._read(row, cells)
        key, row.record = self.sheet.find(row.values)
        if key:
            first = self._seen.setdefault(key, number)
            if first != number:
                row.refuse(WHOLE_ROW, _("Dasselbe steht schon in Zeile %(row)s dieser Datei.") % {"row": first})
        if self.sheet.is_bulk and row.record is not None and not row.problems:
            row.outcome = RowOutcome.UNCHANGED
            return row
        self._complete(row)
        if not row.problems and row.record is not None:
            self._compare(row)
        if self.sheet.is_bulk and not row.problems:
            self.sheet.fill(row.values)
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

    def _read(self, row: Judged, cells: Sequence[Cell]) -> None:
        width, is_bulk = len(cells), self.sheet.is_bulk
        for place, name, column, before in self._columns:
            cell = cells[place] if place < width else None
            if before is None:
                found = self._read_cell(column, cell)
            else:  # the same cell is read once
                key = cell if cell.__class__ is str else (cell.__class__, cell)
                if (known := before.get(key)) is None:
                    known = before[key] = self._read_cell(column, cell)
                found = known
            row.cells[name] = found.words if is_bulk else found.text
            if found.is_blank:
                continue
            if found.problem is not None:
                row.refuse(name, found.problem)
                continue
            row.values[name] = found.value
            if is_bulk and before is not None and found.words != found.text:
                row.changes[name] = [found.text, found.words]
            if found.doubt is not None and found.doubt[0] not in self._accepted:
                row.doubts[name] = found.doubt

    def _read_cell(self, column: Column, cell: Cell) -> _Cell:
        text = as_text(cell)
        if not text:
            return _NOTHING
        try:
            value = column.read(self.sheet, cell)
        except ValidationError as error:
            return _Cell(text, words=text, problem=" ".join(error.messages))
        if not isinstance(value, Proposal):
            return _Cell(text, value=value, words=column.words(value))
        words = column.words(value.value)
        doubt = (f"{column.name}|{folded(text)}|{words}", value.sentence)
        return _Cell(text, value=value.value, words=words, doubt=doubt)

    def _complete(self, row: Judged) -> None:
        """Fill what the file does not say: from the record, or as for an empty form."""
        stored = self.sheet.stored(row.record) if row.record is not None else {}
        if row.record is not None:
            self.sheet.settle(row.record, row.values)
        for column in self.sheet.columns:
            if column.name in row.values or column.name in row.problems:
                continue
            is_cleared = self.clears_blanks and column.name in self._mapped
            if row.record is not None and not is_cleared:
                row.values[column.name] = stored[column.name]
                continue
            self._empty(row, column)

    def _empty(self, row: Judged, column: Column) -> None:
        found = self._nothing.get(column.name)
        if found is None:
            try:
                found = _Cell("", value=column.empty())
            except ValidationError as error:
                found = _Cell("", problem=" ".join(error.messages))
            self._nothing[column.name] = found
        if found.problem is not None:
            row.refuse(column.name, found.problem)
        else:
            row.values[column.name] = found.value

    def _compare(self, row: Judged) -> None:
        stored = self.sheet.stored(row.record)
        for column in self.sheet.columns:
            before, after = (column.words(values[column.name]) for values in (stored, row.values))
            if before != after and not column.is_remark:
                row.changes[column.name] = [before, after]
        row.outcome = RowOutcome.CHANGED if row.changes else RowOutcome.UNCHANGED

    def shown(self, row: Judged) -> dict[str, str]:
        """The words of each column that the file has: as they will be stored, or as they stood where that failed."""
        if self.sheet.is_bulk:
            typed = {name: row.changes[name][0] for name in row.problems if name in row.changes}
            return row.cells | typed if typed else row.cells
        return {
            column.name: self._shown(row, column)
            for column in self.sheet.columns
            if column.name in self._mapped or column.name in row.problems or column.default is not None
        }

    def _shown(self, row: Judged, column: Column) -> str:
        name = column.name
        if name not in row.values or name in row.problems:
            return row.cells.get(name, "")
        return column.words(row.values[name])
