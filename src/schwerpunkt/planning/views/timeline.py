"""The timeline page."""

from functools import cached_property
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.core import clock
from schwerpunkt.planning.enums import Perm
from schwerpunkt.planning.models import FocusPeriod
from schwerpunkt.planning.queries import Overview, overview, periods
from schwerpunkt.planning.timeline import WIDTH, draw
from schwerpunkt.planning.views.periods import crumbs_of
from schwerpunkt.ui.actions import Action, Crumb
from schwerpunkt.ui.formats import count_word
from schwerpunkt.ui.pages import RecordPage


class Timeline(RecordPage[FocusPeriod]):
    """All measures of a period on one line of time, by goal; to read and to print."""

    permission = Perm.VIEW_PLANNING
    model = FocusPeriod
    template: ClassVar[str] = "planning/timeline.html"

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)

    def pre_title(self) -> str:
        return _("Zeitstrahl, %(period)s") % {"period": self.record.title}

    def headline(self) -> str:
        found = self.overview
        if not found.late:
            return _("Keine Maßnahme ist in Verzug.")
        return ngettext("%(count)s Maßnahme ist in Verzug.", "%(count)s Maßnahmen sind in Verzug.", len(found.late)) % {
            "count": count_word(len(found.late))
        }

    def window_title(self) -> str:
        return _("Zeitstrahl: %(period)s") % {"period": self.record.title}

    @cached_property
    def overview(self) -> Overview:
        """How the measures of the period stand today."""
        return overview(self.record, clock.today())

    def actions(self) -> list[Action]:
        return [Action(_("Als Liste ansehen"), reverse("planning:measures") + f"?period={self.record.pk}")]

    def context(self) -> dict[str, Any]:
        return {
            "record": self.record,
            "drawing": draw(self.overview),
            "width": WIDTH,
            "periods": list(periods()),
            "day": clock.today(),
        }
