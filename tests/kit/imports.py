"""An import from the file to the preview, and on to the records, without pages."""

from collections.abc import Sequence
from typing import Any

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.exchange.commands import begin_import, check_import, take_import, undo_import
from schwerpunkt.exchange.models import ImportRow, TableImport
from schwerpunkt.exchange.undoing import undo_rows
from schwerpunkt.exchange.working import check_rows, take_rows
from tests.kit.tables import workbook


def uploaded(actor: Actor, sheet: str, head: Sequence[str], *rows: Any, target: str = "") -> TableImport:
    """A table with these headings and rows, called after its sheet."""
    content = workbook([head, *rows])
    return begin_import(actor=actor, sheet=sheet, file_name=f"{sheet}.xlsx", content=content, target=target)


def checked(actor: Actor, table: TableImport, *, clears_blanks: bool = False) -> TableImport:
    """The table with its preview."""
    table = check_import(actor=actor, table=table, mapping=table.mapping, clears_blanks=clears_blanks)
    check_rows(table)
    return fresh(table)


def taken(actor: Actor, table: TableImport) -> TableImport:
    """The table after somebody has agreed."""
    take_rows(take_import(actor=actor, table=table))
    return fresh(table)


def undone(actor: Actor, table: TableImport) -> TableImport:
    """The table after somebody has taken it back."""
    undo_rows(undo_import(actor=actor, table=table))
    return fresh(table)


def fresh(table: TableImport) -> TableImport:
    """The table as it is now."""
    return TableImport.objects.get(pk=table.pk)


def outcomes(table: TableImport) -> list[tuple[int, str]]:
    """What becomes of each row, by its number."""
    return list(table.rows.values_list("number", "outcome"))


def problems(table: TableImport) -> list[dict[str, str]]:
    """What is wrong with each row."""
    return list(table.rows.values_list("problems", flat=True))


def only_row(table: TableImport) -> ImportRow:
    """The one row of the preview."""
    return table.rows.get()
