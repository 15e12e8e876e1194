"""The sheet of a month or a year, as a page, a paper and a workbook; and the institutions that asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext
from markupsafe import Markup

from schwerpunkt.core import clock
from schwerpunkt.directory.models import Organisation
from schwerpunkt.documents.render import OUTPUTS, file_name
from schwerpunkt.figures.addresses import page_of
from schwerpunkt.figures.charts import bars, months
from schwerpunkt.figures.maps import Place, own_outlines
from schwerpunkt.figures.metrics import metric_of
from schwerpunkt.figures.views.shown import ShownMap, on_map
from schwerpunkt.interpreters.enums import Perm
from schwerpunkt.interpreters.models import FIRST_YEAR, LAST_YEAR
from schwerpunkt.interpreters.queries import asking
from schwerpunkt.interpreters.queries.sheet import HELD, Part, Period, Sheet, sheet_of
from schwerpunkt.interpreters.sheets.content import (
    LOOKS,
    Grid,
    Group,
    counting,
    finding,
    grids,
    groups,
    heads,
    said,
    title_of,
    totals,
)
from schwerpunkt.interpreters.sheets.paper import sheet_document
from schwerpunkt.interpreters.sheets.workbook import workbook
from schwerpunkt.interpreters.tables import InstitutionTable
from schwerpunkt.interpreters.views.requests import crumbs_of
from schwerpunkt.ui import formats
from schwerpunkt.ui.actions import Action, Crumb
from schwerpunkt.ui.files import Download, attachment
from schwerpunkt.ui.pages import ListPage, Page
from schwerpunkt.ui.tables import Cell
from schwerpunkt.ui.tables.export import XLSX

_LAST_MONTH = 12
YEAR, MONTH = "interpreters:sheet_year", "interpreters:sheet_month"


def sheet_address(period: Period) -> str:
    """Where the sheet of a period is."""
    return reverse(MONTH, args=(period.year, period.month)) if period.month else reverse(YEAR, args=(period.year,))


@dataclass(frozen=True)
class ShownGrid:
    """A table as the page shows it, with what is drawn beside it."""

    grid: Grid
    heads: list[str]
    rows: list[list[Cell]]
    foot: list[str]
    chart: Markup | None = None
    map: ShownMap | None = None
    sub: str = ""


class _SheetPage(Page, abstract=True):
    permission = Perm.VIEW_REQUESTS
    template: ClassVar[str] = "interpreters/sheet.html"

    def prepare(self) -> None:
        year, month = self.period.year, self.period.month
        if not FIRST_YEAR <= year <= LAST_YEAR or month > _LAST_MONTH:
            raise Http404

    @cached_property
    def period(self) -> Period:
        """The period of the address."""
        raise NotImplementedError

    @cached_property
    def sheet(self) -> Sheet:
        """What it says."""
        return sheet_of(self.period)

    @cached_property
    def groups(self) -> list[Group]:
        """The key figures this person may see."""
        return groups(self.sheet, self.actor)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        match request.GET.get("als"):
            case "pdf":
                return attachment(self._paper())
            case "xlsx":
                name = f"{self.period.first:%Y-%m}" if self.period.month else str(self.period.year)
                content = workbook(self.sheet, self.groups)
                return attachment(Download(f"sprachmittlung-{name}.xlsx", XLSX, content))
        return self.show()

    def _paper(self) -> Download:
        document = sheet_document(self.period, self.actor)
        return Download(file_name(document, "pdf"), OUTPUTS["pdf"].media_type, OUTPUTS["pdf"].render(document))

    # -- head --------------------------------------------------------------------------------------------------------
    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    def pre_title(self) -> str:
        return title_of(self.period)

    def window_title(self) -> str:
        return title_of(self.period)

    def headline(self) -> str:
        return finding(self.sheet)

    def actions(self) -> list[Action]:
        path = self.request.path
        return [Action(_("Als PDF"), f"{path}?als=pdf"), Action(_("Als Excel"), f"{path}?als=xlsx")]

    # -- ways to other periods ---------------------------------------------------------------------------------------
    def ways(self) -> Iterable[tuple[str, str]]:
        """Ways to other periods: label and address."""
        raise NotImplementedError

    def _neighbour(self, period: Period) -> Iterable[tuple[str, str]]:
        """The way there; none to a time that has not begun, or is out of range."""
        if FIRST_YEAR <= period.year <= LAST_YEAR and period.first <= clock.today():
            words = period.words if period.month else _("Jahr %(year)s") % {"year": period.year}
            yield words, sheet_address(period)

    # -- tables ------------------------------------------------------------------------------------------------------
    def context(self) -> dict[str, Any]:
        return {
            "sheet": self.sheet,
            "groups": [
                (group.title, [[Cell(line.label, note=line.note), Cell(line.words, line.url)] for line in group.lines])
                for group in self.groups
            ],
            "grids": [self._shown(grid) for grid in grids(self.sheet)],
            "ways": list(self.ways()),
            "counting": counting(),
        }

    def _shown(self, grid: Grid) -> ShownGrid:
        names = heads()
        rows = [[self._head(grid, part), *(_figure(part, code) for code in grid.codes)] for part in grid.parts]
        foot = [_("Summe"), *(said(figure, LOOKS.get(code, "count")) for code, figure in totals(grid).items())]
        chart = _chart(grid) if grid.key == "monate" else None
        shown_map = _map(grid) if grid.key == "kommunen" else None
        return ShownGrid(
            grid, [grid.head, *(names[code] for code in grid.codes)], rows, foot, chart, shown_map, _sub(grid)
        )

    def _head(self, grid: Grid, part: Part) -> Cell:
        first = part.scope.first
        if grid.key != "monate" or first is None or (first == self.period.first and self.period.month):
            return Cell(part.label)
        return Cell(part.label, sheet_address(Period(first.year, first.month)))


def _figure(part: Part, code: str) -> Cell:
    figure = part.figures[code]
    opens = figure and not part.is_rest
    return Cell(said(figure, LOOKS.get(code, "count")), page_of(metric_of(code), part.scope) if opens else "")


def _sub(grid: Grid) -> str:
    """What is drawn beside the table."""
    return {"monate": _("Einsätze nach Monaten"), "kommunen": _("Einsätze nach Kommunen")}.get(grid.key, "")


def _chart(grid: Grid) -> Markup | None:
    figures = {part.scope.first: part.figures[HELD] for part in grid.parts if part.scope.first}
    if len(figures) < 2:  # noqa: PLR2004  # one bar shows nothing
        return None
    return Markup(bars(months(figures), _("Einsätze nach Monaten")))  # noqa: S704  # drawn by us, its words escaped


def _map(grid: Grid) -> ShownMap | None:
    outlines = own_outlines()
    if outlines is None:
        return None
    places = {
        part.ags: Place(part.label, part.figures[HELD], _figure(part, HELD).url) for part in grid.parts if part.ags
    }
    return on_map(outlines, places, _("Einsätze nach Kommunen"))


class MonthSheet(_SheetPage):
    """The sheet of a month."""

    permission = Perm.VIEW_REQUESTS

    @cached_property
    def period(self) -> Period:
        """The month of the address; Http404 when there is none of that number."""
        month = int(self.kwargs["month"])
        if not 1 <= month <= _LAST_MONTH:
            raise Http404
        return Period(int(self.kwargs["year"]), month)

    def ways(self) -> Iterable[tuple[str, str]]:
        yield from self._neighbour(self.period.before)
        yield _("Jahr %(year)s") % {"year": self.period.year}, sheet_address(Period(self.period.year))
        yield from self._neighbour(self.period.after)


class YearSheet(_SheetPage):
    """The sheet of a year."""

    permission = Perm.VIEW_REQUESTS

    @cached_property
    def period(self) -> Period:
        """The year of the address."""
        return Period(int(self.kwargs["year"]))

    def ways(self) -> Iterable[tuple[str, str]]:
        yield from self._neighbour(self.period.before)
        yield from self._neighbour(self.period.after)


class InstitutionList(ListPage[Organisation]):
    """The institutions that asked for somebody."""

    permission = Perm.VIEW_REQUESTS
    title = _l("Einrichtungen, die Sprachmittlung anfragen")
    table_class = InstitutionTable

    def records(self) -> QuerySet[Organisation]:
        return asking()

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    def pre_title(self) -> str:
        return str(self.title)

    def headline(self) -> str:
        count = self.table.total
        words = ngettext("%(count)s Einrichtung hat angefragt", "%(count)s Einrichtungen haben angefragt", count)
        return words % {"count": formats.number(Decimal(count))}

    def empty(self) -> str:
        return _("Noch hat keine Einrichtung angefragt.")
