"""Imports: upload, check, take over, discard."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor, system_actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.accounts.permissions import why_not
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.core.memory import give_back
from schwerpunkt.exchange.background import queue
from schwerpunkt.exchange.dated import KEPT_DAYS
from schwerpunkt.exchange.enums import ImportState, Perm, RowOutcome
from schwerpunkt.exchange.mapping import check_mapping, grid_of, guess
from schwerpunkt.exchange.models import TableImport
from schwerpunkt.exchange.queries import doubts_of
from schwerpunkt.exchange.reading import pack
from schwerpunkt.exchange.sheets import Sheet, sheet_called
from schwerpunkt.exchange.workflows import IMPORT_FLOW
from schwerpunkt.parameters.queries import at
from schwerpunkt.tenancy.scope import everywhere, inside


@command(Perm.IMPORT_TABLES, says=_l("Tabelle hochgeladen"))
def begin_import(*, actor: Actor, sheet: str, file_name: str, content: bytes, target: str = "") -> TableImport:
    """Keep the rows of an uploaded table until their end date, with the columns as far as they are recognised.

    ``content`` is a checked XLSX, or text in UTF-8. Refuses what holds no table, and a target that is none of the
    sheet's. Nothing of the list itself changes.
    """
    found = _sheet(sheet, actor)
    targets = {key for key, _label in found.targets()}
    if found.target_label and target not in targets:
        raise Refused(fields={"target": _("Bitte wählen Sie, wohin die Zeilen gehören.")})
    table = TableImport(
        **_read(found, content, file_name),
        sheet=sheet,
        target=target,
        file_name=file_name,
        made_by_id=actor.membership_id,
        made_at=clock.now(),
        delete_on=clock.today() + timedelta(days=at(KEPT_DAYS.code, clock.today()).value),
    )
    table.save()
    give_back()
    return table


@command(Perm.IMPORT_TABLES, says=_l("Spalten einer Tabelle zugeordnet"), on="table")
def check_import(
    *, actor: Actor, table: TableImport, mapping: Sequence[str], clears_blanks: bool = False
) -> TableImport:
    """Set which column is which, and let the rows be checked. Refuses a mapping that misses what is needed."""
    found = _sheet(table.sheet, actor, table)
    check_mapping(found, mapping, len(table.mapping))
    IMPORT_FLOW.apply(table, "check")
    table.mapping, table.clears_blanks, table.note, table.accepted = list(mapping), clears_blanks, "", []
    table.save()
    queue(table)
    return table


@command(Perm.IMPORT_TABLES, says=_l("Vorschläge zu einer Tabelle angenommen"), on="table")
def accept_doubts(*, actor: Actor, table: TableImport, accepted: Sequence[str]) -> TableImport:
    """Agree to proposals of a preview, by their keys; the rows are then checked again. Refuses none, and unknown ones."""
    _sheet(table.sheet, actor, table)
    known = {doubt.key for doubt in doubts_of(table)}
    chosen = set(accepted)
    if not chosen:
        raise Refused(_("Bitte wählen Sie mindestens einen Vorschlag."))
    if not chosen <= known:
        raise Refused(
            _("Die Vorschau hat sich inzwischen geändert. Bitte sehen Sie sich die Vorschläge noch einmal an.")
        )
    IMPORT_FLOW.apply(table, "check")
    table.accepted, table.note = sorted({*table.accepted, *chosen}), ""
    table.save()
    queue(table)
    return table


@command(Perm.IMPORT_TABLES, says=_l("Übernahme einer Tabelle zurückgenommen"), on="table")
def undo_import(*, actor: Actor, table: TableImport) -> TableImport:
    """Let what an import made be taken back, as far as nobody has worked on it since; the note then says what stays.

    Refuses sheets that cannot take back, and imports that made nothing.
    """
    found = _sheet(table.sheet, actor, table)
    if not found.is_bulk or not table.made:
        raise Refused(_("Dieser Import lässt sich nicht zurücknehmen."))
    IMPORT_FLOW.apply(table, "undo")
    table.note = ""
    table.save()
    queue(table)
    return table


@command(Perm.IMPORT_TABLES, says=_l("Tabelle übernommen"), on="table")
def take_import(*, actor: Actor, table: TableImport) -> TableImport:
    """Agree to the preview; the rows are then taken over. Refuses a preview in which nothing is to be done."""
    _sheet(table.sheet, actor, table)
    if not table.rows.filter(outcome__in=(RowOutcome.NEW, RowOutcome.CHANGED)).exists():
        raise Refused(_("In der Datei ist nichts, was sich übernehmen ließe."))
    IMPORT_FLOW.apply(table, "take")
    table.note = ""
    table.save()
    queue(table)
    return table


@command(Perm.IMPORT_TABLES, says=_l("Hochgeladene Tabelle gelöscht"), on="table")
def discard_import(*, actor: Actor, table: TableImport) -> TableImport:
    """Delete an uploaded table with its preview. What was taken over stays. Refuses while it is worked on."""
    _own(table, actor)
    if table.state in (ImportState.CHECKING, ImportState.WRITING, ImportState.UNDOING) and not actor.is_system:
        raise Refused(_("Die Tabelle wird gerade bearbeitet. Bitte brechen Sie das zuerst ab."))
    table.delete()
    return table


def _read(sheet: type[Sheet[Any]], content: bytes, file_name: str) -> dict[str, Any]:
    """What is kept of a file. The file unfolded, which is large, is gone afterwards."""
    grid = grid_of(sheet, content, file_name)
    survey = grid.survey
    return {
        "content": pack(grid.each(), len(survey.headings)),
        "tab": grid.sheet[:100],
        "headings": list(zip(survey.headings, survey.examples, strict=True)),
        "mapping": guess(sheet, survey.headings),
        "row_count": survey.row_count,
    }


def discard_expired(day: date) -> int:
    """Delete every import whose end date has come, in all centres; returns how many."""
    with everywhere():
        rows = TableImport.objects.filter(delete_on__lte=day).select_related("centre").defer("content")
        expired = list(rows)
    for table in expired:
        with inside(table.centre):
            discard_import(actor=system_actor(_("Löschfrist"), table.centre), table=table)
    return len(expired)


def _sheet(key: str, actor: Actor, table: TableImport | None = None) -> type[Sheet[Any]]:
    """The sheet, if this person may change the list behind it."""
    found = sheet_called(key)
    if found is None:
        raise Refused(_("Diese Liste lässt sich nicht importieren."))
    if refusal := why_not(actor, found.permission):
        raise Forbidden(refusal)
    if table is not None:
        _own(table, actor)
    return found


def _own(table: TableImport, actor: Actor) -> None:
    if not actor.is_system and table.made_by_id != actor.membership_id:
        raise Forbidden(_("Diese Datei hat jemand anderes hochgeladen."))
