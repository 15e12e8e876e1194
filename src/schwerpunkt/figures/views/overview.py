"""The figures of the house: everything that is counted."""

from dataclasses import dataclass
from itertools import cycle
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schwerpunkt.accounts.permissions import can
from schwerpunkt.figures.addresses import page_of
from schwerpunkt.figures.enums import Perm
from schwerpunkt.figures.metrics import Metric, all_metrics
from schwerpunkt.figures.queries import counted_all
from schwerpunkt.figures.views.shown import latest_years, mean, said, year_scope
from schwerpunkt.ui.actions import Action
from schwerpunkt.ui.pages import Page


@dataclass(frozen=True)
class _Line:
    metric: Metric
    years: list["_Year"]


@dataclass(frozen=True)
class _Year:
    year: int
    figure: str
    mean: str
    url: str


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
        seen = [metric for metric in all_metrics() if can(self.actor, metric.permission)]
        years = latest_years()
        scopes = [year_scope(year) for year in years]
        wanted = [(metric, scope) for metric in seen for scope in scopes]
        divided = [(metric.counts(), scope) for metric, scope in wanted if metric.per]
        figures = iter(counted_all([*wanted, *divided]))
        sums = [next(figures) for _each in wanted]
        parts = [
            (metric, scope, figure, next(figures) if metric.per else 0)
            for (metric, scope), figure in zip(wanted, sums, strict=True)
        ]
        cells = [
            _Year(year, said(metric, figure), mean(metric, figure, count), page_of(metric, scope))
            for (metric, scope, figure, count), year in zip(parts, cycle(years))
        ]
        lines = [_Line(metric, cells[2 * index : 2 * index + 2]) for index, metric in enumerate(seen)]
        return {"lines": lines, "years": years}
