"""Pages that decide about an import: take over, stop, correct, delete."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.exchange import slips
from schwerpunkt.exchange.commands import discard_import, take_import, undo_import
from schwerpunkt.exchange.enums import ImportState, RowOutcome
from schwerpunkt.exchange.files import MEDIA_TYPE, refused_rows
from schwerpunkt.exchange.models import TableImport
from schwerpunkt.exchange.queries import doubts_of, outcome_counts
from schwerpunkt.exchange.steps import is_short
from schwerpunkt.exchange.undoing import undo_rows
from schwerpunkt.exchange.working import check_rows, take_rows
from schwerpunkt.ui.files import Download
from schwerpunkt.ui.formats import number
from schwerpunkt.ui.importing.forms import DoubtsForm
from schwerpunkt.ui.importing.parts import BUSY, ONE, Own
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, Page
from schwerpunkt.ui.pages.small import RecordDownloadPage


class ImportTake(Own, ConfirmPage[TableImport]):
    """Asks for agreement and takes the rows over."""

    command = staticmethod(take_import)
    submit_label = _l("Übernehmen")
    success_view = back_view = ONE

    def headline(self) -> str:
        return _("Diese Zeilen übernehmen?")

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows of each outcome."""
        return outcome_counts(self.record)

    def consequences(self) -> list[str]:
        new, changed, unchanged, refused = (
            self.counts.get(each, 0)
            for each in (RowOutcome.NEW, RowOutcome.CHANGED, RowOutcome.UNCHANGED, RowOutcome.REFUSED)
        )
        said = [
            ngettext("%(count)s Eintrag wird angelegt.", "%(count)s Einträge werden angelegt.", new)
            % {"count": number(new)},
            ngettext("%(count)s Eintrag wird geändert.", "%(count)s Einträge werden geändert.", changed)
            % {"count": number(changed)},
        ]
        if unchanged:
            said.append(_("%(count)s bleiben, wie sie sind.") % {"count": number(unchanged)})
        if doubtful := self.counts.get(RowOutcome.DOUBTFUL, 0):
            said.append(
                ngettext(
                    "%(count)s zweifelhafte Zeile wird nicht übernommen, solange Sie den Vorschlag nicht annehmen.",
                    "%(count)s zweifelhafte Zeilen werden nicht übernommen, solange Sie die Vorschläge nicht annehmen.",
                    doubtful,
                )
                % {"count": number(doubtful)}
            )
        if refused:
            said.append(
                ngettext(
                    "%(count)s Zeile wird nicht übernommen; Sie können sie als Excel speichern und berichtigen.",
                    "%(count)s Zeilen werden nicht übernommen; Sie können sie als Excel speichern und berichtigen.",
                    refused,
                )
                % {"count": number(refused)}
            )
        said.append(_("Im Verlauf jedes Eintrags steht, dass er aus „%(file)s“ kommt.") % {"file": self.record})
        return said

    def obstacle(self) -> str | None:
        if self.record.state != ImportState.READY:
            return _("Die Vorschau ist nicht mehr da, oder die Zeilen sind schon übernommen.")
        if not self.counts.get(RowOutcome.NEW) and not self.counts.get(RowOutcome.CHANGED):
            return _("In der Datei ist nichts, was sich übernehmen ließe.")
        return None

    def success_message(self, result: Any) -> str:
        return ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().post(request, *args, **kwargs)
        if is_short(self.record):
            take_rows(self.record)
        return response


class ImportDoubts(Own, CommandPage[TableImport]):
    """The proposals of a preview, to agree to."""

    form_class = DoubtsForm
    submit_label = _l("Angekreuztes annehmen")
    success_view = back_view = ONE

    def headline(self) -> str:
        return _("Meinen Sie das so?")

    def pre_title(self) -> str:
        return self.record.file_name

    def lead(self) -> str:
        return _(
            "Was Sie nicht annehmen, wird nicht übernommen. Geschrieben wird erst, wenn Sie der Vorschau zustimmen."
        )

    def form_arguments(self) -> dict[str, Any]:
        return {"doubts": doubts_of(self.record)}

    def success_message(self, result: Any) -> str:
        return ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().post(request, *args, **kwargs)
        if is_short(self.record):
            check_rows(self.record)
        return response


class ImportUndo(Own, ConfirmPage[TableImport]):
    """Takes back what an import made."""

    command = staticmethod(undo_import)
    is_dangerous = True
    submit_label = _l("Übernahme zurücknehmen")
    success_view = back_view = ONE

    def headline(self) -> str:
        return _("Die Übernahme von „%(file)s“ zurücknehmen?") % {"file": self.record}

    def consequences(self) -> list[str]:
        count = len(self.record.made)
        said = ngettext("%(count)s Eintrag wird wieder entfernt.", "%(count)s Einträge werden wieder entfernt.", count)
        return [
            said % {"count": number(count)},
            _("Woran inzwischen jemand gearbeitet hat, das bleibt; danach steht hier, wie viele es sind."),
            _("Im Verlauf steht, was hereinkam und dass es zurückgenommen ist."),
        ]

    def obstacle(self) -> str | None:
        if self.record.state != ImportState.DONE or not self.record.made:
            return _("Hier gibt es nichts zurückzunehmen.")
        return None

    def success_message(self, result: Any) -> str:
        return ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().post(request, *args, **kwargs)
        if is_short(self.record):
            undo_rows(self.record)
        return response


class ImportStop(Own, Page):
    """Asks the work on an import to stop; writes nothing into the database, which may be busy with it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return HttpResponseRedirect(reverse(ONE, args=(self.record.pk,)))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.record.state in BUSY:
            slips.ask_to_stop(self.record.pk)
        return self.get(request)


class ImportRefused(Own, RecordDownloadPage[TableImport]):
    """The refused rows, to correct."""

    def download(self) -> Download:
        stem = self.record.file_name.rpartition(".")[0]
        return Download(_("%(name)s-berichtigen.xlsx") % {"name": stem}, MEDIA_TYPE, refused_rows(self.record))


class ImportDiscard(Own, ConfirmPage[TableImport]):
    """Deletes an uploaded file."""

    command = staticmethod(discard_import)
    is_dangerous = True
    submit_label = _l("Datei löschen")
    back_view = ONE

    def headline(self) -> str:
        return _("„%(file)s“ löschen?") % {"file": self.record}

    def consequences(self) -> list[str]:
        if self.record.state == ImportState.DONE:
            return [_("Was übernommen ist, bleibt. Die Datei und ihre Vorschau verschwinden.")]
        return [_("Die Datei und ihre Vorschau verschwinden. Übernommen ist noch nichts.")]

    def success_url(self, result: Any) -> str:
        return reverse("ui:import_new", args=(self.sheet.key,))

    def success_message(self, result: Any) -> str:
        return _("Die Datei ist gelöscht.")
