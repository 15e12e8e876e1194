"""The figures of a released paper: as released, as they are today, and the records behind each."""

from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.accounts.permissions import can, why_not
from schwerpunkt.core.errors import Forbidden
from schwerpunkt.figures.metrics import Metric, metric_of
from schwerpunkt.papers.enums import Perm
from schwerpunkt.papers.models import FrozenPaper, Paper
from schwerpunkt.papers.queries import frozen_of
from schwerpunkt.papers.queries.evidence import kept_figures, kept_metric, kept_records
from schwerpunkt.papers.views.trail import crumbs_of
from schwerpunkt.ui.actions import Crumb
from schwerpunkt.ui.formats import count_word, number
from schwerpunkt.ui.pages import ListPage, RecordPage
from schwerpunkt.ui.tables import Table


class PaperFigures(RecordPage[Paper]):
    """Every figure of a released paper beside today's."""

    permission = Perm.VIEW_PAPERS
    model = Paper
    template: ClassVar[str] = "papers/paper_figures.html"

    @cached_property
    def rows(self) -> list[Any]:
        """The figures this person may see the records of."""
        frozen = frozen_of(self.record)
        if frozen is None:
            raise Http404
        codes = [row["metric"] for row in frozen.facts.get("figures", ())]
        return [each for each in kept_figures(frozen) if _may_see(self.actor, codes[each.place])]

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)

    def pre_title(self) -> str:
        return self.record.title

    def headline(self) -> str:
        changed = sum(1 for each in self.rows if each.has_changed)
        if not changed:
            return _("Die Zahlen sind noch dieselben wie bei der Freigabe.")
        return ngettext(
            "%(count)s Zahl hat sich seit der Freigabe geändert.",
            "%(count)s Zahlen haben sich seit der Freigabe geändert.",
            changed,
        ) % {"count": count_word(changed)}

    def lead(self) -> str:
        return _("Die freigegebene Vorlage bleibt, wie sie ist. Zu jeder Zahl sind die Einträge von damals aufgehoben.")

    def context(self) -> dict[str, Any]:
        return {"record": self.record, "rows": self.rows}


def _may_see(actor: Any, code: str) -> bool:
    try:
        return can(actor, metric_of(code).permission)
    except KeyError:
        return False


class PaperFigureRecords(ListPage[Any]):
    """The records behind one figure of a released paper."""

    permission = Perm.VIEW_PAPERS

    def prepare(self) -> None:
        if refusal := why_not(self.actor, self.found[1].permission):
            raise Forbidden(refusal)

    @cached_property
    def frozen(self) -> FrozenPaper:
        """The frozen copy the figure stands in."""
        found = FrozenPaper.objects.select_related("paper").filter(paper=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    @cached_property
    def found(self) -> tuple[Any, Metric]:
        """The figure and its metric."""
        found = kept_metric(self.frozen, self.kwargs["place"])
        if found is None:
            raise Http404
        return found

    @cached_property
    def table(self) -> Table[Any]:
        """The list of the metric."""
        return self.found[1].table(self.records(), self.request.GET, actor=self.request.actor, path=self.request.path)

    def records(self) -> QuerySet[Any]:
        return kept_records(*self.found)

    def kept_views(self) -> None:
        return None  # views are kept by page, and all figures share one

    def crumbs(self) -> list[Crumb]:
        paper = self.frozen.paper
        return [*crumbs_of(paper), Crumb(_("Zahlen"), reverse("papers:figures", args=(paper.pk,)))]

    def headline(self) -> str:
        return str(self.found[0]["label"])

    def window_title(self) -> str:
        return self.headline()

    def lead(self) -> str:
        row = self.found[0]
        return _("Einträge hinter der Zahl %(value)s in der freigegebenen Vorlage, soweit sie heute noch zählen.") % {
            "value": number(Decimal(row["value"]))
        }

    def empty(self) -> str:
        return _("Von den Einträgen von damals zählt heute keiner mehr.")
