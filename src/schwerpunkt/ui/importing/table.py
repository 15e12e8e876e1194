"""The preview of an import as a list."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.exchange.enums import RowOutcome
from schwerpunkt.exchange.judging import WHOLE_ROW
from schwerpunkt.exchange.models import ImportRow
from schwerpunkt.ui.status import Look, Status
from schwerpunkt.ui.tables import ChoiceFilter, Column, NumberColumn, StatusColumn, Table
from schwerpunkt.ui.tables.filters import Filter

_LOOKS: dict[str, Look] = {
    RowOutcome.NEW: "run",
    RowOutcome.CHANGED: "plan",
    RowOutcome.UNCHANGED: "void",
    RowOutcome.DOUBTFUL: "plan",
    RowOutcome.REFUSED: "risk",
}


def outcome_status(row: ImportRow) -> Status:
    """What becomes of a row."""
    return Status(_LOOKS[row.outcome], row.get_outcome_display())


def _sentences(row: ImportRow) -> str:
    return " ".join([*row.problems.values(), *(sentence for _key, sentence in row.doubts.values())])


class PreviewTable(Table[ImportRow]):
    """The rows of a preview; the page itself shows them with their cells, files have what stands here."""

    default_sort = "number"

    number = NumberColumn[ImportRow](_l("Zeile"), "number", sort="number", is_key=True)
    outcome = StatusColumn[ImportRow](_l("Ergebnis"), outcome_status, export=lambda row: row.get_outcome_display())
    problems = Column[ImportRow](_l("Hinweis"), _sentences)

    result: Filter = ChoiceFilter(_l("Ergebnis"), "outcome", choices=lambda: RowOutcome.choices)

    def counted(self, found: int, total: int) -> str:
        if found == total:
            return _("%(total)s Zeilen") % {"total": total} if total != 1 else _("1 Zeile")
        return _("%(found)s von %(total)s Zeilen") % {"found": found, "total": total}


@dataclass(frozen=True)
class PreviewCell:
    """A cell of the preview: its column, words, what stood there before, and what is wrong with it."""

    label: str
    text: str
    before: str | None
    problem: str


@dataclass(frozen=True)
class PreviewRow:
    """A row of the preview."""

    number: int
    status: Status
    problem: str
    cells: list[PreviewCell]


def preview_rows(rows: list[ImportRow], columns: list[Any]) -> list[PreviewRow]:
    """The rows as shown, each with a cell for every one of the columns."""
    return [
        PreviewRow(
            row.number,
            outcome_status(row),
            _said(row, WHOLE_ROW),
            [_cell(row, column) for column in columns],
        )
        for row in rows
    ]


def _cell(row: ImportRow, column: Any) -> PreviewCell:
    before, after = row.changes.get(column.name, (None, row.cells.get(column.name, "")))
    return PreviewCell(str(column.label), after, before, _said(row, column.name))


def _said(row: ImportRow, column: str) -> str:
    """What is wrong or doubtful about a cell, or the row as a whole."""
    doubt: list[str] = row.doubts.get(column, ["", ""])
    return str(row.problems.get(column) or doubt[1])
