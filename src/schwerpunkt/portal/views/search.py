"""Search over everything."""

from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from schwerpunkt.portal.queries.search import Found, search
from schwerpunkt.ui.pages import SIGNED_IN, Page


class Search(Page):
    """Finds goals, measures, papers, partners and whatever else rooms declare."""

    permission = SIGNED_IN
    template = "portal/search.html"
    title = gettext_lazy("Suche")
    fragments = {"treffer": "results"}

    @property
    def query(self) -> str:
        """What somebody typed."""
        return self.request.GET.get("q", "").replace("\0", "").strip()[:200]

    @cached_property
    def found(self) -> Found:
        """What there is."""
        return search(actor=self.actor, query=self.query)

    def headline(self) -> str:
        return _("Was suchen Sie?")

    def window_title(self) -> str:
        return _("Suche: %(query)s") % {"query": self.query} if self.query else _("Suche")

    def finding(self) -> str:
        """How much was found, in words."""
        if self.found.has_more:
            return _("Die ersten %(count)s Treffer. Mit einem weiteren Wort werden es weniger.") % {
                "count": self.found.count
            }
        return ngettext("%(count)s Treffer", "%(count)s Treffer", self.found.count) % {"count": self.found.count}

    def context(self) -> dict[str, Any]:
        return {"query": self.query, "found": self.found}
