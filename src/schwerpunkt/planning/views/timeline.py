"""The timeline page."""

from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _

from schwerpunkt.core import clock
from schwerpunkt.planning.enums import Perm
from schwerpunkt.planning.models import FocusPeriod
from schwerpunkt.planning.queries import overview, periods
from schwerpunkt.planning.timeline import WIDTH, draw
from schwerpunkt.planning.views.periods import crumbs_of
from schwerpunkt.ui.actions import Action, Crumb
from schwerpunkt.ui.pages import RecordPage


class Timeline(RecordPage[FocusPeriod]):
    """All measures of a period on one line of time, by goal; to read and to print."""

    permission = Perm.VIEW_PLANNING
    model = FocusPeriod
    template: ClassVar[str] = "planning/timeline.html"

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)

    def pre_title(self) -> str:
        return self.record.title

    def headline(self) -> str:
        return _("Zeitstrahl der Maßnahmen")

    def actions(self) -> list[Action]:
        return [Action(_("Als Liste ansehen"), reverse("planning:measures") + f"?period={self.record.pk}")]

    def context(self) -> dict[str, Any]:
        return {
            "record": self.record,
            "drawing": draw(overview(self.record, clock.today())),
            "width": WIDTH,
            "periods": list(periods()),
            "day": clock.today(),
        }
