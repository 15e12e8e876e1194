"""One figure: its months, its places, and the records that make it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from schwerpunkt.accounts.permissions import why_not
from schwerpunkt.core.dates import add_months
from schwerpunkt.core.errors import Forbidden
from schwerpunkt.figures.charts import bars, months
from schwerpunkt.figures.enums import Perm
from schwerpunkt.figures.maps import Place, own_outlines
from schwerpunkt.figures.metrics import Dimension, Evidence, Metric, dimensions_of, metric_of
from schwerpunkt.figures.queries import by_member, by_month, filled
from schwerpunkt.figures.tables import BY, DAY, table_of
from schwerpunkt.figures.views.shown import ShownMap, latest_years, mean, on_map, said
from schwerpunkt.ui.actions import Crumb
from schwerpunkt.ui.pages import ListPage
from schwerpunkt.ui.tables import Table


@dataclass(frozen=True)
class Part:
    """One member of a dimension on the page: its name, figure, share of the largest, and the narrowed page."""

    label: str
    figure: Decimal
    share: float
    url: str


@dataclass(frozen=True)
class Split:
    """A dimension on the page: its parts, largest first, the map where there is one, and how many have nothing."""

    label: str
    parts: list[Part]
    empty_count: int
    map: ShownMap | None = None

    @property
    def finding(self) -> str:
        """How many parts have nothing, as a sentence."""
        if not self.empty_count:
            return _("Überall war etwas.")
        return ngettext(
            "%(empty)s von %(all)s ist noch leer.", "%(empty)s von %(all)s sind noch leer.", self.empty_count
        ) % {"empty": self.empty_count, "all": len(self.parts)}


class Figure(ListPage[Any]):
    """One metric: its figure, its months, its places, and the records that make it. Filters narrow all of it."""

    permission = Perm.VIEW_FIGURES
    template: ClassVar[str] = "figures/figure.html"

    def prepare(self) -> None:
        if refusal := why_not(self.actor, self.metric.permission):
            raise Forbidden(refusal)

    @cached_property
    def metric(self) -> Metric:
        """The metric of the address; Http404 when there is none."""
        try:
            return metric_of(self.kwargs["metric"])
        except KeyError as error:
            raise Http404 from error

    @cached_property
    def evidence(self) -> Evidence:
        """Its records."""
        return self.metric.evidence()

    def crumbs(self) -> list[Crumb]:
        return [Crumb(_("Zahlen"), reverse("figures:metrics"))]

    def headline(self) -> str:
        return str(self.metric.label)

    def window_title(self) -> str:
        return str(self.metric.label)

    def records(self) -> QuerySet[Any]:
        return self.evidence.records

    @cached_property
    def table(self) -> Table[Any]:
        return table_of(self.metric)(self.records(), self.request.GET, actor=self.request.actor, path=self.request.path)

    def kept_views(self) -> None:
        return None  # views are kept by page, and all figures share one

    def empty(self) -> str:
        return _("Noch nichts gezählt. Sobald es einen Eintrag gibt, steht er hier.")

    def context(self) -> dict[str, Any]:
        return super().context() | {"metric": self.metric, "evidence": self.evidence}

    # -- what the results block asks for -----------------------------------------------------------------------------
    def figure(self) -> str:
        """The figure of the records shown."""
        return said(self.metric, sum(self._by_month.values(), Decimal(0)))

    def mean(self) -> str:
        """What that is in the mean, for metrics that are read so."""
        return mean(self.metric, sum(self._by_month.values(), Decimal(0)), self.table.found)

    @cached_property
    def _by_month(self) -> dict[date | None, Decimal]:
        return by_month(self.evidence, self.table.rows_queryset)

    def years(self) -> Iterable[tuple[str, str, bool]]:
        """Short ways to a year: label, address, whether it is the present choice."""
        table, chosen = self.table, (self.request.GET.get(f"{DAY}_von", ""), self.request.GET.get(f"{DAY}_bis", ""))
        yield _("insgesamt"), table.url(**{f"{DAY}_von": None, f"{DAY}_bis": None}), chosen == ("", "")
        for each in latest_years():
            days = (f"01.01.{each}", f"31.12.{each}")
            yield str(each), table.url(**{f"{DAY}_von": days[0], f"{DAY}_bis": days[1]}), chosen == days

    def by_month(self) -> tuple[Markup, list[Part]] | None:
        """The drawing of the months and the same as parts; None when there is at most one month."""
        found = filled(self._by_month)
        if len(found) <= 1:
            return None
        slices = months(found)
        largest = max(found.values()) or Decimal(1)
        name = _("%(label)s nach Monaten") % {"label": self.metric.label}
        parts = [
            Part(each.label, each.figure, float(each.figure / largest), self._month_url(month))
            for each, month in zip(slices, found, strict=True)
        ]
        return Markup(bars(slices, name)), parts  # noqa: S704  # drawn by us, its words escaped

    def _month_url(self, month: date) -> str:
        last = add_months(month, 1) - timedelta(days=1)
        return self.table.url(**{f"{DAY}_von": f"{month:%d.%m.%Y}", f"{DAY}_bis": f"{last:%d.%m.%Y}"})

    @cached_property
    def split_by(self) -> Dimension | None:
        """The dimension the address asks to split by; None shows the months and the records."""
        wanted = self.request.GET.get(BY, "")
        return next((each for each in dimensions_of(self.evidence) if each.key == wanted), None)

    def ways(self) -> Iterable[tuple[str, str, bool]]:
        """The ways to look at the figure: label, address, whether it is the present one."""
        yield _("Einträge"), self.table.url(**{BY: None}), self.split_by is None
        for each in dimensions_of(self.evidence):
            words = _("nach %(dimension)s") % {"dimension": each.label}
            yield words, self.table.url(**{BY: each.key}), each is self.split_by

    def split(self) -> Split | None:
        """The figure split by the chosen dimension."""
        return self._split(self.split_by) if self.split_by else None

    def _split(self, dimension: Dimension) -> Split:
        found = by_member(self.evidence, self.table.rows_queryset, dimension.key)
        members = list(dimension.members())
        largest = max((figure for figure in found.values()), default=Decimal(0)) or Decimal(1)
        urls = {member.key: self.table.url(**{dimension.key: str(member.key), BY: None}) for member in members}
        figures = {member.key: found.get(member.key, Decimal(0)) for member in members}
        parts = [
            Part(member.label, figures[member.key], float(figures[member.key] / largest), urls[member.key])
            for member in members
        ]
        empty_count = sum(1 for part in parts if not part.figure)
        parts.sort(key=lambda part: (-part.figure, part.label))
        if missing := found.get(None):
            parts.append(Part(str(dimension.missing), missing, float(missing / largest), ""))
        label = str(dimension.label)
        outlines = own_outlines() if dimension.has_places else None
        if outlines is None:
            return Split(label, parts, empty_count)
        places = {
            member.ags: Place(member.label, figures[member.key], urls[member.key]) for member in members if member.ags
        }
        name = _("%(label)s auf der Karte") % {"label": self.metric.label}
        return Split(label, parts, empty_count, on_map(outlines, places, name))
