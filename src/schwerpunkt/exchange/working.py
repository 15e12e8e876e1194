"""The long work of an import: checking the rows, and taking them over. Runs in a request or in a background job.

Checking goes batch by batch and undoes each, so that nobody waits long; what it finds is kept as rows of a preview.
Taking over runs the commands of all rows in one transaction: all of them or none.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from schwerpunkt.accounts.actors import Actor, actor_for, system_actor
from schwerpunkt.audit.trail import together
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.core.writing import licence
from schwerpunkt.exchange import slips
from schwerpunkt.exchange.enums import ImportState, RowOutcome
from schwerpunkt.exchange.judging import Judge, Judged
from schwerpunkt.exchange.mapping import grid_of
from schwerpunkt.exchange.models import ImportRow, TableImport
from schwerpunkt.exchange.reading import Grid
from schwerpunkt.exchange.sheets import sheet_called
from schwerpunkt.exchange.workflows import IMPORT_FLOW

log = logging.getLogger(__name__)
T = TypeVar("T")
BATCH = 100
"""So many rows are tried in one transaction: a moment in which nobody else can write on SQLite."""
BULK = 2000
"""So many rows are judged at a time where no command is tried."""
SHORT = 200
"""Up to so many rows the work is done while the person waits for the page."""
TAKEN = (RowOutcome.NEW, RowOutcome.CHANGED)


class _Stopped(Exception):
    """Somebody asked to stop."""


class _Outdated(Exception):
    """The records have changed since the preview."""


def is_short(table: TableImport) -> bool:
    """Whether the work is done within a second or two."""
    return table.row_count <= SHORT


def check_rows(table: TableImport) -> None:
    """Judge every row and keep the preview; does nothing when the import does not wait for it."""
    if _present_state(table) != ImportState.CHECKING:
        return
    table.refresh_from_db()
    with transaction.atomic():
        table.rows.all().delete()
    slips.forget(table.pk)
    try:
        grid, judge = _pass_over(table)
        for batch in _batches(grid.rows, BULK if judge.sheet.is_bulk else BATCH):
            judged = _rehearsed(judge, batch)
            with transaction.atomic():
                ImportRow.objects.bulk_create(_kept(table, judge, row) for row in judged)
                _go_on(table, len(judged))
        _move(table, "note_checked")
    except _Stopped:
        _move(table, "stop_check", _("Sie haben die Prüfung abgebrochen."))
    except Refused as refused:
        _move(table, "stop_check", refused.message)
    except Exception:
        _move(table, "stop_check", _unexpected())
        log.exception("import %s: checking failed", table.pk)
        raise
    finally:
        slips.forget(table.pk)


def take_rows(table: TableImport) -> None:
    """Run the commands of all rows of the preview, in one transaction; does nothing when nobody has agreed.

    When a record has changed since the preview, nothing is written and the rows are checked again.
    """
    slips.forget(table.pk)
    try:
        with transaction.atomic():
            locked = TableImport.objects.select_for_update(of=("self",)).get(pk=table.pk)
            if locked.state != ImportState.WRITING:
                return
            with together():
                _write_all(locked)
            _move(locked, "note_taken")
    except _Stopped:
        _move(table, "stop_taking", _("Sie haben die Übernahme abgebrochen. Es ist nichts geändert worden."))
    except (_Outdated, Refused):
        sentence = _(
            "Inzwischen hat sich an den Einträgen etwas geändert. Es ist nichts übernommen worden; bitte sehen Sie "
            "sich die neue Vorschau an."
        )
        _move(table, "check_again", sentence)
        check_rows(table)
    except Exception:
        _move(table, "stop_taking", _unexpected())
        log.exception("import %s: taking over failed", table.pk)
        raise
    finally:
        slips.forget(table.pk)


def _unexpected() -> str:
    return _("Das hat nicht geklappt; es ist nichts geändert worden. Bitte versuchen Sie es noch einmal.")


def _pass_over(table: TableImport) -> tuple[Grid, Judge]:
    sheet = sheet_called(table.sheet)
    if sheet is None:
        raise Refused(_("Diese Liste gibt es nicht mehr."))
    grid = grid_of(sheet, bytes(table.content), table.file_name)
    made = sheet(_actor_of(table), table.target)
    judge = Judge(made, table.mapping, table.file_name, clears_blanks=table.clears_blanks, accepted=table.accepted)
    return grid, judge


def _actor_of(table: TableImport) -> Actor:
    return actor_for(table.made_by) if table.made_by is not None else system_actor(_("Import"), table.centre)


def _rehearsed(judge: Judge, batch: Sequence[tuple[int, Any]]) -> list[Judged]:
    """The rows of a batch after their commands were tried; of that nothing stays."""
    judged = [judge.judge(number, cells) for number, cells in batch]
    if judge.sheet.is_bulk:
        return judged
    with transaction.atomic(), together(is_rehearsal=True):
        for row in judged:
            judge.rehearse(row)
        transaction.set_rollback(True)
    return judged


def _kept(table: TableImport, judge: Judge, row: Judged) -> ImportRow:
    return ImportRow(
        table_import=table,
        number=row.number,
        outcome=row.outcome,
        cells=judge.shown(row),
        changes=row.changes,
        problems=row.problems,
        doubts=row.doubts,
    )


def _go_on(table: TableImport, done: int) -> None:
    """Note what is done, unless somebody asked to stop."""
    if slips.is_asked_to_stop(table.pk):
        raise _Stopped
    table.done_count += done
    slips.note_progress(table.pk, table.done_count)


def _write_all(table: TableImport) -> None:
    grid, judge = _pass_over(table)
    agreed_rows = table.rows.filter(outcome__in=TAKEN).values_list("number", "outcome", "changes")
    wanted = {number: (outcome, changes) for number, outcome, changes in agreed_rows}
    if judge.sheet.is_bulk:
        _write_at_once(table, grid, judge, wanted)
        return
    done = 0
    for number, cells in grid.rows:
        row = judge.judge(number, cells)
        agreed = wanted.get(number)
        if agreed is None:
            continue
        if (row.outcome, row.changes) != agreed:
            raise _Outdated
        judge.write(row)
        done += 1
        if done % BATCH == 0:
            _go_on(table, BATCH)


def _write_at_once(
    table: TableImport, grid: Grid, judge: Judge, wanted: Mapping[int, tuple[str, dict[str, list[str]]]]
) -> None:
    """Write the rows of a sheet that makes all of them at once, batch by batch, and note what was made."""
    made: list[int] = []
    for batch in _batches(grid.rows, BULK):
        rows = []
        for number, cells in batch:
            row = judge.judge(number, cells)
            agreed = wanted.get(number)
            if agreed is None:
                continue
            if (row.outcome, row.changes) != agreed:
                raise _Outdated
            rows.append((row.values, judge.reason(row)))
        if rows:
            made.extend(record.pk for record in judge.sheet.create_all(rows))
            _go_on(table, len(rows))
    table.made = made
    with licence("exchange.import"):
        table.save(update_fields=["made"])


def _present_state(table: TableImport) -> str:
    return str(TableImport.objects.values_list("state", flat=True).get(pk=table.pk))


def _move(table: TableImport, verb: str, note: str = "") -> None:
    """The program's own step of the workflow; nobody's decision, so it is not in the history. An earlier note stays."""
    with transaction.atomic(), licence("exchange.import"):
        found = TableImport.objects.select_for_update(of=("self",)).defer("content").get(pk=table.pk)
        IMPORT_FLOW.apply(found, verb)
        found.note, found.done_count = note or found.note, 0
        if found.state == ImportState.DONE:
            found.finished_at = clock.now()
        found.save(update_fields=["state", "note", "done_count", "finished_at"])


def _batches(rows: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
