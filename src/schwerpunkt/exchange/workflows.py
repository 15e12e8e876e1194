"""The life of an import."""

from django.utils.translation import gettext_lazy as _l

from schwerpunkt.exchange.enums import ImportState, Perm
from schwerpunkt.workflow.machine import Transition, Workflow, states

S = ImportState
_P = Perm.IMPORT_TABLES
IMPORT_FLOW = Workflow(
    name="table_import",
    title=_l("Import einer Tabelle"),
    states=ImportState,
    initial=S.MAPPING,
    owners={
        S.MAPPING: _l("wer die Datei hochgeladen hat"),
        S.CHECKING: _l("das Programm"),
        S.READY: _l("wer die Datei hochgeladen hat"),
        S.WRITING: _l("das Programm"),
        S.DONE: _l("niemand mehr"),
        S.UNDOING: _l("das Programm"),
        S.UNDONE: _l("niemand mehr"),
    },
    transitions=(
        Transition("check", _l("Prüfen"), states(S.MAPPING, S.READY), S.CHECKING, _P),
        Transition("note_checked", _l("Geprüft"), states(S.CHECKING), S.READY, _P),
        Transition("stop_check", _l("Prüfung abbrechen"), states(S.CHECKING), S.MAPPING, _P),
        Transition("take", _l("Übernehmen"), states(S.READY), S.WRITING, _P),
        Transition("stop_taking", _l("Übernahme abbrechen"), states(S.WRITING), S.READY, _P),
        Transition("check_again", _l("Noch einmal prüfen"), states(S.WRITING), S.CHECKING, _P),
        Transition("note_taken", _l("Übernommen"), states(S.WRITING), S.DONE, _P),
        Transition("undo", _l("Übernahme zurücknehmen"), states(S.DONE), S.UNDOING, _P),
        Transition("stop_undoing", _l("Zurücknehmen abbrechen"), states(S.UNDOING), S.DONE, _P),
        Transition("note_undone", _l("Zurückgenommen"), states(S.UNDOING), S.UNDONE, _P),
    ),
)
