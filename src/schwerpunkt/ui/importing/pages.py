"""Pages of an import, from the file to what has been taken over."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.accounts.permissions import why_not
from schwerpunkt.core.errors import Forbidden
from schwerpunkt.exchange import slips
from schwerpunkt.exchange.commands import discard_import, take_import
from schwerpunkt.exchange.enums import ImportState, Perm, RowOutcome
from schwerpunkt.exchange.files import MEDIA_TYPE, empty_template, refused_rows
from schwerpunkt.exchange.mapping import grid_of
from schwerpunkt.exchange.models import ImportRow, TableImport
from schwerpunkt.exchange.queries import outcome_counts, own_imports
from schwerpunkt.exchange.reading import Grid
from schwerpunkt.exchange.sheets import Column, Sheet, sheet_called
from schwerpunkt.exchange.working import check_rows, is_short, take_rows
from schwerpunkt.ui.actions import Action, Crumb
from schwerpunkt.ui.files import Download
from schwerpunkt.ui.formats import day, number
from schwerpunkt.ui.importing.forms import MappingForm, UploadForm
from schwerpunkt.ui.importing.table import PreviewTable, preview_rows
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, CreatePage, DownloadPage, ListPage, Page
from schwerpunkt.ui.pages.small import RecordDownloadPage

ONE, COLUMNS = "ui:import", "ui:import_columns"
_BUSY = (ImportState.CHECKING, ImportState.WRITING)


def _sheet_for(page: Any, key: str) -> type[Sheet[Any]]:
    """The sheet, if there is one and this person may change its list."""
    sheet = sheet_called(key)
    if sheet is None:
        raise Http404
    if refusal := why_not(page.actor, sheet.permission):
        raise Forbidden(refusal)
    return sheet


def _crumbs(sheet: type[Sheet[Any]], table: TableImport | None = None) -> list[Crumb]:
    trail = [Crumb(str(sheet.title), reverse(sheet.list_view))]
    trail.append(Crumb(_("Importieren"), reverse("ui:import_new", args=(sheet.key,))))
    if table is not None:
        trail.append(Crumb(table.file_name, reverse(ONE, args=(table.pk,))))
    return trail


class ImportNew(CreatePage):
    """Takes a file for a list."""

    permission = Perm.IMPORT_TABLES
    template: ClassVar[str] = "ui/import_new.html"
    form_class = UploadForm
    submit_label = _l("Hochladen")
    success_view = COLUMNS

    def prepare(self) -> None:
        self.sheet = _sheet_for(self, self.kwargs["sheet"])

    def headline(self) -> str:
        return _("%(list)s aus einer Tabelle übernehmen") % {"list": self.sheet.title}

    def lead(self) -> str:
        return _("Sie sehen zuerst, was sich ändern würde. Geschrieben wird erst, wenn Sie zustimmen.")

    def crumbs(self) -> list[Crumb]:
        return _crumbs(self.sheet)[:1]

    def form_arguments(self) -> dict[str, Any]:
        return {"sheet": self.sheet}

    def back_url(self) -> str:
        return reverse(self.sheet.list_view)

    def success_message(self, result: Any) -> str:
        return ""

    def context(self) -> dict[str, Any]:
        mine = own_imports(self.actor).filter(sheet=self.sheet.key)[:10]
        return {**super().context(), "sheet": self.sheet, "imports": list(mine)}


class ImportTemplate(DownloadPage):
    """The empty template of a list."""

    permission = Perm.IMPORT_TABLES

    def prepare(self) -> None:
        self.sheet = _sheet_for(self, self.kwargs["sheet"])

    def download(self) -> Download:
        return Download(_("Vorlage-%(key)s.xlsx") % {"key": self.sheet.key}, MEDIA_TYPE, empty_template(self.sheet))


class _Own:
    """A page about one of the person's own imports."""

    actor: Any
    kwargs: Any
    model = TableImport
    permission: ClassVar[str] = Perm.IMPORT_TABLES

    @cached_property
    def record(self) -> TableImport:
        """The import; Http404 when there is none of this person's."""
        found = own_imports(self.actor).filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    @cached_property
    def sheet(self) -> type[Sheet[Any]]:
        """The sheet of the import."""
        return _sheet_for(self, self.record.sheet)

    def prepare(self) -> None:
        _ = self.sheet

    def crumbs(self) -> list[Crumb]:
        """List, upload, this file."""
        return _crumbs(self.sheet, self.record)


class ImportColumns(_Own, CommandPage[TableImport]):
    """Which column of the file is what."""

    form_class = MappingForm
    template: ClassVar[str] = "ui/import_columns.html"
    submit_label = _l("Vorschau zeigen")
    success_view = back_view = ONE

    @cached_property
    def grid(self) -> Grid:
        """The table in the file."""
        return grid_of(self.sheet, bytes(self.record.content), self.record.file_name)

    def crumbs(self) -> list[Crumb]:
        return _crumbs(self.sheet)

    def headline(self) -> str:
        known = sum(bool(name) for name in self.record.mapping)
        return _("%(known)s von %(all)s Spalten haben wir erkannt.") % {
            "known": known,
            "all": len(self.record.mapping),
        }

    def pre_title(self) -> str:
        return self.record.file_name

    def lead(self) -> str:
        return self.record.note or _("Bitte sehen Sie nach, ob jede Spalte richtig zugeordnet ist.")

    def form_arguments(self) -> dict[str, Any]:
        return {"sheet": self.sheet, "grid": self.grid}

    def back_url(self) -> str:
        return reverse("ui:import_new", args=(self.sheet.key,))

    def success_message(self, result: Any) -> str:
        return ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().post(request, *args, **kwargs)
        if is_short(self.record):
            check_rows(self.record)
        return response

    def context(self) -> dict[str, Any]:
        return {**super().context(), "grid": self.grid}


class ImportPreview(_Own, ListPage[ImportRow]):
    """What the import would do, row by row; while it is worked on, how far that is."""

    table_class = PreviewTable
    template: ClassVar[str] = "ui/import_preview.html"
    fragments: ClassVar[dict[str, str]] = {"liste": "results", "stand": "progress"}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.record.state == ImportState.MAPPING:
            return self._to(COLUMNS)
        if self.record.state in _BUSY:
            self.template = "ui/import_working.html"  # type: ignore[misc]  # this instance answers one request
            return self.show()
        if request.headers.get("HX-Target") == "stand":
            return self._to(ONE)
        return super().get(request, *args, **kwargs)

    def _to(self, view: str) -> HttpResponseBase:
        address = reverse(view, args=(self.record.pk,))
        if not self.request.headers.get("HX-Request"):
            return HttpResponseRedirect(address)
        response = HttpResponse(status=204)
        response.headers["HX-Redirect"] = address
        return response

    def records(self) -> QuerySet[ImportRow]:
        return ImportRow.objects.filter(table_import=self.record)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows of each outcome."""
        return outcome_counts(self.record)

    @cached_property
    def to_take(self) -> int:
        """How many rows would write something."""
        return self.counts.get(RowOutcome.NEW, 0) + self.counts.get(RowOutcome.CHANGED, 0)

    def crumbs(self) -> list[Crumb]:
        return _crumbs(self.sheet)

    def pre_title(self) -> str:
        return self.record.file_name

    def window_title(self) -> str:
        return _("Vorschau: %(file)s") % {"file": self.record.file_name}

    def headline(self) -> str:
        match self.record.state:
            case ImportState.CHECKING:
                return _("Wir prüfen %(count)s Zeilen.") % {"count": number(self.record.row_count)}
            case ImportState.WRITING:
                return _("Die Zeilen werden übernommen.")
            case ImportState.DONE:
                return ngettext(
                    "%(count)s Zeile ist übernommen.", "%(count)s Zeilen sind übernommen.", self.to_take
                ) % {"count": number(self.to_take)}
        if not self.to_take:
            return _("In dieser Datei ist nichts zu übernehmen.")
        return ngettext(
            "%(count)s Zeile lässt sich übernehmen.", "%(count)s Zeilen lassen sich übernehmen.", self.to_take
        ) % {"count": number(self.to_take)}

    def lead(self) -> str:
        if self.record.note:
            return self.record.note
        if self.record.state == ImportState.READY:
            return _("Noch ist nichts geändert.")
        return ""

    def primary(self) -> Action | None:
        if self.record.state == ImportState.READY and self.to_take:
            return Action(_("Übernehmen"), reverse("ui:import_take", args=(self.record.pk,)))
        return None

    def actions(self) -> list[Action]:
        key, found = self.record.pk, []
        if self.record.state == ImportState.READY:
            found.append(Action(_("Spalten anders zuordnen"), reverse(COLUMNS, args=(key,))))
        if self.record.state not in _BUSY:
            if self.counts.get(RowOutcome.REFUSED):
                found.append(Action(_("Fehlerhafte Zeilen als Excel"), reverse("ui:import_refused", args=(key,))))
            found.append(Action(_("Datei löschen"), reverse("ui:import_discard", args=(key,))))
        return found

    @cached_property
    def columns(self) -> list[Column]:
        """The columns of the sheet that the preview shows."""
        mapped = set(self.record.mapping)
        return [column for column in self.sheet.columns if column.name in mapped or column.default is not None]

    def context(self) -> dict[str, Any]:
        if self.record.state in _BUSY:
            done = slips.progress(self.record.pk) or 0
            total = self.to_take if self.record.state == ImportState.WRITING else self.record.row_count
            return {"record": self.record, "done": min(done, total), "total": total}
        return {
            **super().context(),
            "views": None,
            "record": self.record,
            "columns": self.columns,
            "rows": preview_rows(self.table.records, self.columns),
            "counts": [(outcome.label, self.counts.get(outcome, 0), outcome.value) for outcome in RowOutcome],
            "kept_until": day(self.record.delete_on),
        }


class ImportTake(_Own, ConfirmPage[TableImport]):
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


class ImportStop(_Own, Page):
    """Asks the work on an import to stop; writes nothing into the database, which may be busy with it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return HttpResponseRedirect(reverse(ONE, args=(self.record.pk,)))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.record.state in _BUSY:
            slips.ask_to_stop(self.record.pk)
        return self.get(request)


class ImportRefused(_Own, RecordDownloadPage[TableImport]):
    """The refused rows, to correct."""

    def download(self) -> Download:
        stem = self.record.file_name.rpartition(".")[0]
        return Download(_("%(name)s-berichtigen.xlsx") % {"name": stem}, MEDIA_TYPE, refused_rows(self.record))


class ImportDiscard(_Own, ConfirmPage[TableImport]):
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
