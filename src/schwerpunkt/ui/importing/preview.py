"""What an import would do, row by row, and how far it is."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.exchange import slips
from schwerpunkt.exchange.enums import ImportState, RowOutcome
from schwerpunkt.exchange.models import ImportRow
from schwerpunkt.exchange.queries import outcome_counts
from schwerpunkt.exchange.sheets import Column
from schwerpunkt.ui.actions import Action, Crumb
from schwerpunkt.ui.formats import number
from schwerpunkt.ui.importing.parts import BUSY, COLUMNS, ONE, Own, import_crumbs
from schwerpunkt.ui.importing.table import PreviewTable, preview_rows
from schwerpunkt.ui.pages import ListPage


class ImportPreview(Own, ListPage[ImportRow]):
    """What the import would do, row by row; while it is worked on, how far that is."""

    table_class = PreviewTable
    template: ClassVar[str] = "ui/import_preview.html"
    fragments: ClassVar[dict[str, str]] = {"stand": "progress"}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.record.state == ImportState.MAPPING:
            return self._to(COLUMNS)
        if self.record.state in BUSY:
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
        return import_crumbs(self.sheet)

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
            case ImportState.UNDOING:
                return _("Die Übernahme wird zurückgenommen.")
            case ImportState.UNDONE:
                return _("Die Übernahme ist zurückgenommen.")
            case ImportState.DONE:
                said = ngettext("%(count)s Zeile ist übernommen.", "%(count)s Zeilen sind übernommen.", self.to_take)
                return said % {"count": number(self.to_take)}
        return self._offer()

    def _offer(self) -> str:
        """What a preview offers, in one sentence."""
        doubtful = self.counts.get(RowOutcome.DOUBTFUL, 0)
        if self.to_take:
            return ngettext(
                "%(count)s Zeile lässt sich übernehmen.", "%(count)s Zeilen lassen sich übernehmen.", self.to_take
            ) % {"count": number(self.to_take)}
        if doubtful:
            return ngettext("%(count)s Zeile ist zweifelhaft.", "%(count)s Zeilen sind zweifelhaft.", doubtful) % {
                "count": number(doubtful)
            }
        return _("In dieser Datei ist nichts zu übernehmen.")

    def lead(self) -> str:
        if self.record.note:
            return self.record.note
        doubtful = self.counts.get(RowOutcome.DOUBTFUL, 0)
        if self.record.state == ImportState.READY and doubtful and self.to_take:
            said = ngettext(
                "%(count)s weitere Zeile ist zweifelhaft; dazu gibt es Vorschläge.",
                "%(count)s weitere Zeilen sind zweifelhaft; dazu gibt es Vorschläge.",
                doubtful,
            )
            return f"{said % {'count': number(doubtful)}} {_('Noch ist nichts geändert.')}"
        if self.record.state == ImportState.READY:
            return _("Noch ist nichts geändert.")
        return ""

    def primary(self) -> Action | None:
        if self.record.state == ImportState.READY and not self.to_take and self.counts.get(RowOutcome.DOUBTFUL):
            return self._proposals
        if self.record.state == ImportState.READY and self.to_take:
            return Action(_("Übernehmen"), reverse("ui:import_take", args=(self.record.pk,)))
        return None

    @property
    def _proposals(self) -> Action:
        return Action(_("Vorschläge ansehen"), reverse("ui:import_doubts", args=(self.record.pk,)))

    def actions(self) -> list[Action]:
        key, found = self.record.pk, []
        if self.record.state == ImportState.READY and self.to_take and self.counts.get(RowOutcome.DOUBTFUL):
            found.append(self._proposals)
        if self.record.state == ImportState.DONE and self.sheet.is_bulk:
            found.append(Action(_("Übernahme zurücknehmen"), reverse("ui:import_undo", args=(key,))))
        if self.record.state == ImportState.READY:
            found.append(Action(_("Spalten anders zuordnen"), reverse(COLUMNS, args=(key,))))
        if self.record.state not in BUSY:
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
        if self.record.state in BUSY:
            done = slips.progress(self.record.pk) or 0
            total = self.record.row_count if self.record.state == ImportState.CHECKING else self.to_take
            return {"record": self.record, "done": min(done, total), "total": total}
        return {
            "table": self.table,
            "record": self.record,
            "columns": self.columns,
            "rows": preview_rows(self.table.records, self.columns),
            "tabs": list(self.tabs()),
        }

    def tabs(self) -> Iterator[tuple[str, str, bool]]:
        """All rows, and those of each outcome there is."""
        chosen = self.request.GET.get("result", "")
        yield f"{_('alle')} {number(sum(self.counts.values()))}", self.table.all_url, not chosen
        for outcome in RowOutcome:
            if count := self.counts.get(outcome, 0):
                yield f"{outcome.label} {number(count)}", self.table.url(result=outcome), chosen == outcome
