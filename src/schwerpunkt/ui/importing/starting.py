"""Pages that begin an import: the file, the empty template, and which column is what."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.exchange.enums import Perm
from schwerpunkt.exchange.files import MEDIA_TYPE, empty_template
from schwerpunkt.exchange.models import TableImport
from schwerpunkt.exchange.queries import own_imports
from schwerpunkt.exchange.sheets import Column
from schwerpunkt.exchange.steps import is_short
from schwerpunkt.exchange.working import check_rows
from schwerpunkt.ui.actions import Action, Crumb
from schwerpunkt.ui.files import Download
from schwerpunkt.ui.formats import number
from schwerpunkt.ui.importing.forms import MappingForm, UploadForm
from schwerpunkt.ui.importing.parts import COLUMNS, ONE, Own, import_crumbs, sheet_for
from schwerpunkt.ui.pages import CommandPage, CreatePage, DownloadPage


class ImportNew(CreatePage):
    """Takes a file for a list."""

    permission = Perm.IMPORT_TABLES
    template: ClassVar[str] = "ui/import_new.html"
    form_class = UploadForm
    submit_label = _l("Hochladen")
    success_view = COLUMNS

    def prepare(self) -> None:
        self.sheet = sheet_for(self, self.kwargs["sheet"])

    def headline(self) -> str:
        return _("%(list)s aus einer Tabelle übernehmen") % {"list": self.sheet.list_title}

    def lead(self) -> str:
        return _("Sie sehen zuerst, was sich ändern würde. Geschrieben wird erst, wenn Sie zustimmen.")

    def crumbs(self) -> list[Crumb]:
        return import_crumbs(self.sheet)[:1]

    def form_arguments(self) -> dict[str, Any]:
        return {"sheet": self.sheet}

    def back_url(self) -> str:
        return reverse(self.sheet.list_view)

    def success_message(self, result: Any) -> str:
        return ""

    def actions(self) -> list[Action]:
        return [Action(_("Leere Vorlage als Excel"), reverse("ui:import_template", args=(self.sheet.key,)))]

    def context(self) -> dict[str, Any]:
        mine = own_imports(self.actor).filter(sheet=self.sheet.key)[:10]
        columns = [(_label(column), column.meaning()) for column in self.sheet.columns]
        return {**super().context(), "columns": columns, "imports": list(mine)}


def _label(column: Column) -> str:
    return _("%(label)s (nötig)") % {"label": column.label} if column.is_required else str(column.label)


class ImportTemplate(DownloadPage):
    """The empty template of a list."""

    permission = Perm.IMPORT_TABLES

    def prepare(self) -> None:
        self.sheet = sheet_for(self, self.kwargs["sheet"])

    def download(self) -> Download:
        return Download(_("Vorlage-%(key)s.xlsx") % {"key": self.sheet.key}, MEDIA_TYPE, empty_template(self.sheet))


class ImportColumns(Own, CommandPage[TableImport]):
    """Which column of the file is what."""

    form_class = MappingForm
    submit_label = _l("Vorschau zeigen")
    success_view = back_view = ONE

    def crumbs(self) -> list[Crumb]:
        return import_crumbs(self.sheet)

    def headline(self) -> str:
        known = sum(bool(name) for name in self.record.mapping)
        return _("%(known)s von %(all)s Spalten haben wir erkannt.") % {
            "known": known,
            "all": len(self.record.mapping),
        }

    def pre_title(self) -> str:
        return self.record.file_name

    def lead(self) -> str:
        if self.record.note:
            return self.record.note
        count = {"count": number(self.record.row_count), "sheet": self.record.tab}
        read = (
            _("Gelesen: %(count)s Zeilen aus dem Blatt „%(sheet)s“.")
            if self.record.tab
            else _("Gelesen: %(count)s Zeilen.")
        )
        return f"{read % count} {_('Bitte sehen Sie nach, ob jede Spalte richtig zugeordnet ist.')}"

    def form_arguments(self) -> dict[str, Any]:
        return {"sheet": self.sheet, "headings": self.record.headings}

    def back_url(self) -> str:
        return reverse("ui:import_new", args=(self.sheet.key,))

    def success_message(self, result: Any) -> str:
        return ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().post(request, *args, **kwargs)
        if is_short(self.record):
            check_rows(self.record)
        return response
