"""The long work of an import: checking the rows, and taking them over. Runs in a request or in a background job.

Checking goes batch by batch and undoes each, so that nobody waits long; what it finds is kept as rows of a preview.
Taking over runs the commands of all rows in one transaction: all of them or none.
"""

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from schwerpunkt.audit.trail import together
from schwerpunkt.core.bulk import in_batches, insert_rows
from schwerpunkt.core.errors import Refused
from schwerpunkt.core.writing import licence
from schwerpunkt.exchange import slips
from schwerpunkt.exchange.enums import ImportState, RowOutcome
from schwerpunkt.exchange.judging import Judge, Judged, reason_of
from schwerpunkt.exchange.models import ImportRow, TableImport
from schwerpunkt.exchange.reading import unpack
from schwerpunkt.exchange.sheets import Sheet
from schwerpunkt.exchange.sheets.cells import Cell
from schwerpunkt.exchange.steps import Stopped, go_on, made_sheet, move, unexpected
from schwerpunkt.exchange.telling import tell

log = logging.getLogger(__name__)
BATCH = 100
"""So many rows are tried in one transaction: a moment in which nobody else can write on SQLite."""
BULK = 2000
"""So many rows are judged at a time where no command is tried."""
TAKEN = (RowOutcome.NEW, RowOutcome.CHANGED)


class _Outdated(Exception):
    """The records have changed since the preview."""


def check_rows(table: TableImport) -> None:
    """Judge every row and keep the preview; does nothing when the import does not wait for it."""
    if _present_state(table) != ImportState.CHECKING:
        return
    table.refresh_from_db()
    with transaction.atomic():
        table.rows.all().delete()
    slips.forget(table.pk)
    try:
        judge = _judge_of(table, made_sheet(table))
        standing = judge.sheet.standing() if judge.sheet.is_bulk else ""
        for batch in in_batches(unpack(bytes(table.content)), BULK if judge.sheet.is_bulk else BATCH):
            kept = _rehearsed(judge, batch)
            with transaction.atomic():
                _keep(table, kept)
                go_on(table, len(kept))
        move(table, "note_checked", standing=standing)
    except Stopped:
        move(table, "stop_check", _("Sie haben die Prüfung abgebrochen."))
    except Refused as refused:
        move(table, "stop_check", refused.message)
    except Exception:
        move(table, "stop_check", unexpected())
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
                note = _write_all(locked)
            move(locked, "note_taken", note)
    except Stopped:
        move(table, "stop_taking", _("Sie haben die Übernahme abgebrochen. Es ist nichts geändert worden."))
    except (_Outdated, Refused):
        sentence = _(
            "Inzwischen hat sich an den Einträgen etwas geändert. Es ist nichts übernommen worden; bitte sehen Sie "
            "sich die neue Vorschau an."
        )
        move(table, "check_again", sentence)
        check_rows(table)
    except Exception:
        move(table, "stop_taking", unexpected())
        log.exception("import %s: taking over failed", table.pk)
        raise
    finally:
        slips.forget(table.pk)


def _judge_of(table: TableImport, made: Sheet[Any]) -> Judge:
    return Judge(made, table.mapping, table.file_name, clears_blanks=table.clears_blanks, accepted=table.accepted)


def _rehearsed(judge: Judge, batch: Iterable[tuple[int, Sequence[Cell]]]) -> list[tuple[Any, ...]]:
    """The rows of a batch, as they are kept, after their commands were tried; of that nothing stays."""
    if judge.sheet.is_bulk:
        return [judge.kept(judge.judge(number, cells)) for number, cells in batch]
    judged = [judge.judge(number, cells) for number, cells in batch]
    with transaction.atomic(), together(is_rehearsal=True):
        for row in judged:
            judge.rehearse(row)
        transaction.set_rollback(True)
    return [judge.kept(row) for row in judged]


def _keep(table: TableImport, rows: Sequence[tuple[Any, ...]]) -> None:
    """Write down what the rows would do."""
    names = ("number", "outcome", "cells", "facts", "changes", "problems", "doubts")
    with licence("exchange.import"):
        insert_rows(ImportRow, {"table_import_id": table.pk}, names, rows)


def _write_all(table: TableImport) -> str:
    """Write every row that was agreed to; returns what is to be said about it."""
    made = made_sheet(table)
    if made.is_bulk:
        return _write_at_once(table, made)
    judge = _judge_of(table, made)
    for done, row in enumerate(_agreed(table, judge), start=1):
        judge.write(row)
        if done % BATCH == 0:
            go_on(table, BATCH)
    return ""


def _agreed(table: TableImport, judge: Judge) -> Iterator[Judged]:
    """The rows that were agreed to, judged again. _Outdated when one would do something else than at the preview."""
    rows = table.rows.filter(outcome__in=TAKEN).values_list("number", "outcome", "changes")
    wanted = {number: (outcome, changes) for number, outcome, changes in rows.iterator()}
    for number, cells in unpack(bytes(table.content)):
        row = judge.judge(number, cells)
        agreed = wanted.get(number)
        if agreed is None:
            continue
        if (row.outcome, row.changes) != agreed:
            raise _Outdated
        yield row


def _write_at_once(table: TableImport, sheet: Sheet[Any]) -> str:
    """Write the rows of a sheet that makes all of them at once, batch by batch, and note what was made.

    While all is as it was at the preview, its judgement holds and is not made again.
    """
    if table.standing and table.standing == sheet.standing():
        rows = _as_seen(table)
    else:
        judged = _agreed(table, _judge_of(table, sheet))
        rows = ((row.number, sheet.pack(row.values)) for row in judged)
    made: list[int] = []
    for batch in in_batches(rows, BULK):
        made.extend(sheet.create_all((facts, reason_of(table.file_name, number)) for number, facts in batch))
        go_on(table, len(batch))
    table.made = made
    with licence("exchange.import"):
        table.save(update_fields=["made"])
    return tell(table, sheet.model, made)


def _as_seen(table: TableImport) -> Iterator[tuple[int, Sequence[Any]]]:
    """Number and packed values of the rows that were agreed to, as they stand in the preview.

    By ranges of numbers and not by the next so many: that the database does without sorting the rest each time.
    """
    rows = table.rows.filter(outcome__in=TAKEN).order_by("number")
    texts = rows.values_list("number", Cast("facts", TextField()))
    last = table.rows.aggregate(last=Max("number"))["last"] or 0
    for first in range(0, last + 1, BULK):
        if part := list(texts.filter(number__range=(first, first + BULK - 1))):
            numbers, facts = zip(*part, strict=True)
            yield from zip(numbers, json.loads(f"[{','.join(facts)}]"), strict=True)


def _present_state(table: TableImport) -> str:
    return str(TableImport.objects.values_list("state", flat=True).get(pk=table.pk))
