"""Where nothing happens: of every place what took place there and what did not."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from schwerpunkt.accounts.permissions import can
from schwerpunkt.core import clock
from schwerpunkt.core.dates import add_months
from schwerpunkt.figures.addresses import page_of
from schwerpunkt.figures.enums import Perm
from schwerpunkt.figures.maps import Place, own_outlines
from schwerpunkt.figures.metrics import Key, Metric, Scope, all_metrics, place_dimension
from schwerpunkt.figures.queries import counted_by_member
from schwerpunkt.figures.views.shown import latest_years, on_map, year_scope
from schwerpunkt.ui import formats
from schwerpunkt.ui.actions import Crumb
from schwerpunkt.ui.pages import Page


@dataclass(frozen=True)
class Sign:
    """What a metric counted in a place; ``words`` say it when there is nothing."""

    words: str
    figure: str
    url: str


@dataclass(frozen=True)
class QuietPlace:
    """A place with what took place there and what did not."""

    key: Key
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
        wanted = self.request.GET.get("jahr", "")
        return next((year for year in latest_years() if str(year) == wanted), 0)

    def years(self) -> Iterable[tuple[str, str, bool]]:
        """Ways to the years: label, address, whether it is the present choice."""
        yield _("letzte zwei Jahre"), self.request.path, not self.choice
        for year in latest_years():
            yield str(year), f"{self.request.path}?jahr={year}", year == self.choice

    @cached_property
    def scope(self) -> Scope:
        """The days that are looked at."""
        today = clock.today()
        return year_scope(self.choice) if self.choice else Scope(add_months(today, -24) + timedelta(days=1), today)

    @cached_property
    def counted(self) -> list[tuple[Metric, dict[Key, Decimal]]]:
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
        return {"places": self.places, "map": on_map(outlines, shown, _("Was sich in den Kommunen tut"))}
