"""The figures of the house, and the page of each figure with its records."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from markupsafe import Markup

from schwerpunkt.accounts.permissions import can, why_not
from schwerpunkt.core import clock
from schwerpunkt.core.dates import add_months
from schwerpunkt.core.errors import Forbidden
from schwerpunkt.figures.addresses import page_of
from schwerpunkt.figures.charts import bars, months
from schwerpunkt.figures.enums import Perm
from schwerpunkt.figures.gaps import Break, Gap, breaks
from schwerpunkt.figures.maps import Place, Scale, drawn, own_outlines
from schwerpunkt.figures.metrics import (
    Dimension,
    Evidence,
    Metric,
    Scope,
    all_metrics,
    dimensions_of,
    metric_of,
    place_dimension,
)
from schwerpunkt.figures.queries import by_member, by_month, counted_all, counted_by_member, filled
from schwerpunkt.figures.tables import BY, DAY, table_of
from schwerpunkt.ui import formats
from schwerpunkt.ui.actions import Action, Crumb
from schwerpunkt.ui.pages import ListPage, Page
from schwerpunkt.ui.tables import Table


def _year(year: int) -> Scope:
    return Scope(date(year, 1, 1), date(year, 12, 31))


@dataclass(frozen=True)
class _Line:
    metric: Metric
    this_year: str
    this_url: str
    last_year: str
    last_url: str


class Figures(Page):
    """Everything that is counted, this year and last year."""

    permission = Perm.VIEW_FIGURES
    template: ClassVar[str] = "figures/figures.html"
    title = gettext_lazy("Zahlen")

    def headline(self) -> str:
        return _("Was bisher zusammenkam")

    def lead(self) -> str:
        return _("Jede Zahl öffnet die Einträge, aus denen sie gezählt ist.")

    def actions(self) -> list[Action]:
        return [Action(_("Lücken ansehen"), reverse("figures:gaps"))]

    def context(self) -> dict[str, Any]:
        year = clock.today().year
        seen = [metric for metric in all_metrics() if can(self.actor, metric.permission)]
        scopes = (_year(year), _year(year - 1))
        figures = counted_all([(metric, scope) for metric in seen for scope in scopes])
        lines = [
            _Line(
                metric,
                formats.number(figures[2 * index]),
                page_of(metric, scopes[0]),
                formats.number(figures[2 * index + 1]),
                page_of(metric, scopes[1]),
            )
            for index, metric in enumerate(seen)
        ]
        return {"lines": lines, "year": year}


class Gaps(Page):
    """Every break in the thread, with the page that mends it."""

    permission = Perm.VIEW_FIGURES
    template: ClassVar[str] = "figures/gaps.html"
    title = gettext_lazy("Lücken")

    def crumbs(self) -> list[Crumb]:
        return [Crumb(_("Zahlen"), reverse("figures:metrics"))]

    @cached_property
    def breaks(self) -> list[tuple[Gap, list[Break]]]:
        """What is broken today, by kind."""
        return breaks(self.actor, clock.today())

    def headline(self) -> str:
        count = sum(len(found) for _gap, found in self.breaks)
        if not count:
            return _("Der rote Faden ist ganz.")
        return ngettext("Der rote Faden hat %(count)s Lücke.", "Der rote Faden hat %(count)s Lücken.", count) % {
            "count": formats.count_word(count).lower()
        }

    def lead(self) -> str:
        return _("Vom Bedarf über Ziel und Maßnahme bis zur Zahl: Hier steht, wo etwas fehlt und wo Sie es ergänzen.")

    def actions(self) -> list[Action]:
        return [Action(_("Stille Kommunen"), reverse("figures:quiet_places"))] if own_outlines() else []

    def context(self) -> dict[str, Any]:
        return {"breaks": self.breaks}


@dataclass(frozen=True)
class Sign:
    """What a metric counted in a place; ``words`` say it when there is nothing."""

    words: str
    figure: str
    url: str


@dataclass(frozen=True)
class QuietPlace:
    """A place with what took place there and what did not."""

    key: int
    name: str
    ags: str
    signs: list[Sign]
    silences: list[Sign]


class QuietPlaces(Page):
    """Where nothing happens: of every place what took place there and what did not, on the map and as a table."""

    permission = Perm.VIEW_FIGURES
    template: ClassVar[str] = "figures/quiet_places.html"
    title = gettext_lazy("Stille Kommunen")

    def crumbs(self) -> list[Crumb]:
        return [Crumb(_("Zahlen"), reverse("figures:metrics")), Crumb(_("Lücken"), reverse("figures:gaps"))]

    @cached_property
    def choice(self) -> int:
        """The year that is looked at; 0 for the last two years, which is how long a focus lasts."""
        wanted, year = self.request.GET.get("jahr", ""), clock.today().year
        return int(wanted) if wanted in (str(year), str(year - 1)) else 0

    def years(self) -> Iterable[tuple[str, str, bool]]:
        """Ways to the years: label, address, whether it is the present choice."""
        yield _("letzte zwei Jahre"), self.request.path, not self.choice
        for year in (clock.today().year, clock.today().year - 1):
            yield str(year), f"{self.request.path}?jahr={year}", year == self.choice

    @cached_property
    def scope(self) -> Scope:
        """The days that are looked at."""
        today = clock.today()
        return _year(self.choice) if self.choice else Scope(add_months(today, -24) + timedelta(days=1), today)

    @cached_property
    def counted(self) -> list[tuple[Metric, dict[int, Decimal]]]:
        """What tells a quiet place from a lively one, and its figure of each place."""
        dimension = place_dimension()
        if dimension is None:
            return []
        telling = [each for each in all_metrics() if each.silence and can(self.actor, each.permission)]
        telling = [each for each in telling if dimension.key in each.evidence().by]
        return list(
            zip(telling, counted_by_member([(each, self.scope) for each in telling], dimension.key), strict=True)
        )

    @property
    def nowhere(self) -> list[Sign]:
        """What no place has: said once, not of every place."""
        return [
            Sign(str(each.label), "", page_of(each, self.scope))
            for each, found in self.counted
            if not any(found.values())
        ]

    @cached_property
    def places(self) -> list[QuietPlace]:
        """The places of the map, those with the most silence first."""
        dimension = place_dimension()
        if dimension is None:
            return []
        told = [(each, figures) for each, figures in self.counted if any(figures.values())]
        found = []
        for member in dimension.members():
            here = replace(self.scope, where={dimension.key: member.key})
            of_place = [(each, figures.get(member.key), page_of(each, here)) for each, figures in told]
            signs = [Sign(str(each.label), formats.number(figure), url) for each, figure, url in of_place if figure]
            silences = [Sign(str(each.silence), "", url) for each, figure, url in of_place if not figure]
            found.append(QuietPlace(member.key, member.label, member.ags, signs, silences))
        return sorted(found, key=lambda place: -len(place.silences))

    def headline(self) -> str:
        quiet = sum(1 for place in self.places if place.silences)
        if not quiet:
            return _("Überall tut sich etwas.")
        return ngettext("In %(count)s Kommune fehlt etwas.", "In %(count)s Kommunen fehlt etwas.", quiet) % {
            "count": formats.count_word(quiet).lower()
        }

    def lead(self) -> str:
        return _("Wer nichts meldet und niemanden anfragt, wird leicht vergessen. Jede Angabe öffnet ihre Einträge.")

    def context(self) -> dict[str, Any]:
        outlines = own_outlines()
        if outlines is None:
            return {"places": self.places, "map": None}
        shown = {
            place.ags: Place(place.name, Decimal(len(place.signs)), f"#ort-{place.key}")
            for place in self.places
            if place.ags
        }
        drawing = Markup(drawn(outlines, shown, _("Was sich in den Kommunen tut")))  # noqa: S704  # drawn by us
        legend = tuple(Scale([place.figure for place in shown.values()]).legend())
        split = Split("ort", "", [], 0, drawing, legend, outlines.credit)
        return {"places": self.places, "map": split}


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

    key: str
    label: str
    parts: list[Part]
    empty_count: int
    map: Markup | None = None
    legend: tuple[Any, ...] = ()
    credit: str = ""

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
        return formats.number(sum(self._by_month.values(), Decimal(0)))

    @cached_property
    def _by_month(self) -> dict[date | None, Decimal]:
        return by_month(self.evidence, self.table.rows_queryset)

    def years(self) -> Iterable[tuple[str, str, bool]]:
        """Short ways to a year: label, address, whether it is the present choice."""
        year = clock.today().year
        table, chosen = self.table, (self.request.GET.get(f"{DAY}_von", ""), self.request.GET.get(f"{DAY}_bis", ""))
        yield _("insgesamt"), table.url(**{f"{DAY}_von": None, f"{DAY}_bis": None}), chosen == ("", "")
        for each in (year, year - 1):
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
        split = Split(dimension.key, str(dimension.label), parts, empty_count)
        outlines = own_outlines() if any(member.ags for member in members) else None
        if outlines is None:
            return split
        places = {
            member.ags: Place(member.label, figures[member.key], urls[member.key]) for member in members if member.ags
        }
        name = _("%(label)s auf der Karte") % {"label": self.metric.label}
        legend = tuple(Scale([place.figure for place in places.values()]).legend())
        drawing = Markup(drawn(outlines, places, name))  # noqa: S704  # drawn by us, words escaped
        return Split(split.key, split.label, parts, empty_count, drawing, legend, outlines.credit)
