"""What a row would do: read its cells, find the record, compare, and try the command."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from schwerpunkt.core.errors import Refused
from schwerpunkt.exchange.enums import RowOutcome
from schwerpunkt.exchange.sheets import Column, Proposal, Sheet
from schwerpunkt.exchange.sheets.cells import Cell, as_text, folded, is_blank

WHOLE_ROW = ""
"""The key of a problem that belongs to no column."""


@dataclass
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
        self._columns = [(place, names[name]) for place, name in enumerate(mapping) if name]
        self._mapped = {column.name for _place, column in self._columns}
        self._seen: dict[str, int] = {}
        self._accepted = frozenset(accepted)
        self._read_before: dict[tuple[str, type, Cell], Any] = {}

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
            self._review(row)
        if row.doubts and row.outcome in (RowOutcome.NEW, RowOutcome.CHANGED):
            row.outcome = RowOutcome.DOUBTFUL
        return row

    def _review(self, row: Judged) -> None:
        problems, doubts = self.sheet.review(row.values, row.number)
        for name, sentence in problems.items():
            row.refuse(name, sentence)
        for name, sentence in doubts.items():
            self._doubt(row, name, f"{name}|{row.number}", sentence)

    def _doubt(self, row: Judged, column: str, key: str, sentence: str) -> None:
        if key not in self._accepted:
            row.doubts[column] = (key, sentence)

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

    def reason(self, row: Judged) -> str:
        """What the history says of a row: written once, in German, and read by all."""
        with override("de"):
            return _("Import aus „%(file)s“, Zeile %(row)s") % {"file": self.file_name, "row": row.number}

    def write(self, row: Judged) -> None:
        """Run the command. Refused with its sentence."""
        reason = self.reason(row)
        if row.record is None:
            self.sheet.create(row.values, reason)
        else:
            self.sheet.change(row.record, row.values, reason)

    def _read(self, row: Judged, cells: Sequence[Cell]) -> None:
        for place, column in self._columns:
            cell = cells[place]
            row.cells[column.name] = as_text(cell)
            if is_blank(cell):
                continue
            found = self._value(column, cell)
            if isinstance(found, ValidationError):
                row.refuse(column.name, " ".join(found.messages))
                continue
            value = found.value if isinstance(found, Proposal) else found
            row.values[column.name] = value
            if self.sheet.is_bulk and column.is_repeated:
                self._note_mend(row, column, value)
            if isinstance(found, Proposal):
                key = f"{column.name}|{folded(row.cells[column.name])}|{column.words(value)}"
                self._doubt(row, column.name, key, found.sentence)

    def _value(self, column: Column, cell: Cell) -> Any:
        """What a cell means: a value, a proposal, or why it means nothing; the same cell is read once."""
        key = (column.name, type(cell), cell)
        if key in self._read_before:
            return self._read_before[key]
        found: Any
        try:
            found = column.read(self.sheet, cell)
        except ValidationError as error:
            found = error
        if column.is_repeated:
            self._read_before[key] = found
        return found

    def _note_mend(self, row: Judged, column: Column, value: Any) -> None:
        """Show what is written differently from the file."""
        words = column.words(value)
        if words != row.cells[column.name]:
            row.changes[column.name] = [row.cells[column.name], words]

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
        try:
            row.values[column.name] = column.empty()
        except ValidationError as error:
            row.refuse(column.name, " ".join(error.messages))

    def _compare(self, row: Judged) -> None:
        stored = self.sheet.stored(row.record)
        for column in self.sheet.columns:
            before, after = (column.words(values[column.name]) for values in (stored, row.values))
            if before != after and not column.is_remark:
                row.changes[column.name] = [before, after]
        row.outcome = RowOutcome.CHANGED if row.changes else RowOutcome.UNCHANGED

    def shown(self, row: Judged) -> dict[str, str]:
        """The words of each column that the file has: as they will be stored, or as they stood where that failed."""
        return {
            column.name: column.words(row.values[column.name])
            if column.name in row.values and column.name not in row.problems
            else row.cells.get(column.name, "")
            for column in self.sheet.columns
            if column.name in self._mapped or column.name in row.problems or column.default is not None
        }
