"""What the long works of an import have in common: whose work it is, how far it is, and the steps of the program."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from schwerpunkt.accounts.actors import Actor, actor_for, system_actor
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.core.writing import licence
from schwerpunkt.exchange import slips
from schwerpunkt.exchange.enums import ImportState
from schwerpunkt.exchange.models import TableImport
from schwerpunkt.exchange.sheets import Sheet, sheet_called
from schwerpunkt.exchange.workflows import IMPORT_FLOW

SHORT = 200
"""Up to so many rows the work is done while the person waits for the page."""


class Stopped(Exception):
    """Somebody asked to stop."""


def is_short(table: TableImport) -> bool:
    """Whether the work is done within a second or two."""
    return table.row_count <= SHORT


def made_sheet(table: TableImport) -> Sheet[Any]:
    """The sheet of an import for one pass. Refused when there is none any more."""
    sheet = sheet_called(table.sheet)
    if sheet is None:
        raise Refused(_("Diese Liste gibt es nicht mehr."))
    return sheet(_actor_of(table), table.target)


def _actor_of(table: TableImport) -> Actor:
    return actor_for(table.made_by) if table.made_by is not None else system_actor(_("Import"), table.centre)


def go_on(table: TableImport, done: int) -> None:
    """Note what is done, unless somebody asked to stop: then Stopped."""
    if slips.is_asked_to_stop(table.pk):
        raise Stopped
    table.done_count += done
    slips.note_progress(table.pk, table.done_count)


def move(table: TableImport, verb: str, note: str = "", **facts: Any) -> None:
    """The program's own step of the workflow; nobody's decision, so it is not in the history. An earlier note stays."""
    with transaction.atomic(), licence("exchange.import"):
        found = TableImport.objects.select_for_update(of=("self",)).defer("content", "made").get(pk=table.pk)
        IMPORT_FLOW.apply(found, verb)
        found.note, found.done_count = note or found.note, 0
        if found.state == ImportState.DONE and verb == "note_taken":
            found.finished_at = clock.now()
        for name, value in facts.items():
            setattr(found, name, value)
        found.save(update_fields=["state", "note", "done_count", "finished_at", *facts])


def unexpected() -> str:
    """What is said when something breaks that nobody foresaw."""
    return _("Das hat nicht geklappt; es ist nichts geändert worden. Bitte versuchen Sie es noch einmal.")
