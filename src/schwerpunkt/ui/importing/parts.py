"""What the pages of an import share."""

from functools import cached_property
from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from schwerpunkt.accounts.permissions import why_not
from schwerpunkt.core.errors import Forbidden
from schwerpunkt.exchange.enums import ImportState, Perm
from schwerpunkt.exchange.models import TableImport
from schwerpunkt.exchange.queries import own_imports
from schwerpunkt.exchange.sheets import Sheet, sheet_called
from schwerpunkt.ui.actions import Crumb

ONE, COLUMNS = "ui:import", "ui:import_columns"
BUSY = (ImportState.CHECKING, ImportState.WRITING, ImportState.UNDOING)


def sheet_for(page: Any, key: str) -> type[Sheet[Any]]:
    """The sheet, if there is one and this person may change its list."""
    sheet = sheet_called(key)
    if sheet is None:
        raise Http404
    if refusal := why_not(page.actor, sheet.permission):
        raise Forbidden(refusal)
    return sheet


def import_crumbs(sheet: type[Sheet[Any]], table: TableImport | None = None) -> list[Crumb]:
    """The way here: list, upload, and the file where one is meant."""
    trail = [Crumb(str(sheet.list_title), reverse(sheet.list_view))]
    trail.append(Crumb(_("Importieren"), reverse("ui:import_new", args=(sheet.key,))))
    if table is not None:
        trail.append(Crumb(table.file_name, reverse(ONE, args=(table.pk,))))
    return trail


class Own:
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
        return sheet_for(self, self.record.sheet)

    def prepare(self) -> None:
        _ = self.sheet

    def crumbs(self) -> list[Crumb]:
        """List, upload, this file."""
        return import_crumbs(self.sheet, self.record)
