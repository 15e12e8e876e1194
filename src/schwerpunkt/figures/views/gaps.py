"""What is missing: every break in the thread."""

from functools import cached_property
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from schwerpunkt.core import clock
from schwerpunkt.figures.enums import Perm
from schwerpunkt.figures.gaps import Break, Gap, breaks
from schwerpunkt.figures.maps import own_outlines
from schwerpunkt.ui import formats
from schwerpunkt.ui.actions import Action, Crumb
from schwerpunkt.ui.pages import Page


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
