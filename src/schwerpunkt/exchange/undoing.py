"""Taking back what an import made: in one transaction, all of it that nobody has worked on since."""

import logging

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from schwerpunkt.core.bulk import in_batches
from schwerpunkt.exchange import slips
from schwerpunkt.exchange.enums import ImportState
from schwerpunkt.exchange.models import TableImport
from schwerpunkt.exchange.steps import Stopped, go_on, made_sheet, move, unexpected
from schwerpunkt.exchange.telling import tell

log = logging.getLogger(__name__)
_BATCH = 2000


def undo_rows(table: TableImport) -> None:
    """Take back what an import made; does nothing when nobody has asked for it. The note says what stays."""
    slips.forget(table.pk)
    try:
        with transaction.atomic():
            locked = TableImport.objects.select_for_update(of=("self",)).defer("content").get(pk=table.pk)
            if locked.state != ImportState.UNDOING:
                return
            gone = _undo_all(locked)
            move(locked, "note_undone", _said(gone, len(locked.made) - gone), made=[])
    except Stopped:
        move(table, "stop_undoing", _("Sie haben das Zurücknehmen abgebrochen. Es ist nichts geändert worden."))
    except Exception:
        move(table, "stop_undoing", unexpected())
        log.exception("import %s: undoing failed", table.pk)
        raise
    finally:
        slips.forget(table.pk)


def _undo_all(table: TableImport) -> int:
    """How many are gone."""
    sheet, gone = made_sheet(table), 0
    with override("de"):
        reason = _("Import aus „%(file)s“ zurückgenommen") % {"file": table.file_name}
    for keys in in_batches(table.made, _BATCH):
        gone += sheet.undo(keys, reason)
        go_on(table, len(keys))
    tell(table, sheet.model, table.made)
    return gone


def _said(gone: int, stays: int) -> str:
    note = ngettext("%(count)s Eintrag ist wieder entfernt.", "%(count)s Einträge sind wieder entfernt.", gone) % {
        "count": gone
    }
    if not stays:
        return note
    kept = ngettext(
        "%(count)s bleibt, weil inzwischen jemand daran gearbeitet hat.",
        "%(count)s bleiben, weil inzwischen jemand daran gearbeitet hat.",
        stays,
    )
    return f"{note} {kept % {'count': stays}}"
