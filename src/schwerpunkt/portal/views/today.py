"""The start page."""

from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from schwerpunkt.accounts.permissions import can
from schwerpunkt.core import clock
from schwerpunkt.planning.enums import Perm
from schwerpunkt.portal.queries.today import Day, day_of
from schwerpunkt.ui.formats import count_word, day_long
from schwerpunkt.ui.pages import SIGNED_IN, Page

NOON, EVENING = 11, 18


class Today(Page):
    """What waits for me, what is late, how far the year is."""

    permission = SIGNED_IN
    template = "portal/today.html"
    title = gettext_lazy("Heute")

    @cached_property
    def day(self) -> Day:
        """The day of the person who looks."""
        return day_of(actor=self.actor, day=clock.today())

    def pre_title(self) -> str:
        return day_long(clock.today())

    def headline(self) -> str:
        return f"{greeting(clock.now().hour)}, {self.actor.label}. {finding(len(self.day.waiting))}"

    def context(self) -> dict[str, Any]:
        return {"day": self.day, "may_begin": can(self.actor, Perm.EDIT_PERIOD)}


def greeting(hour: int) -> str:
    """How one greets at that hour."""
    if hour < NOON:
        return _("Guten Morgen")
    return _("Guten Tag") if hour < EVENING else _("Guten Abend")


def finding(count: int) -> str:
    """How many things wait, in a sentence; small numbers as words."""
    if count == 0:
        return _("Nichts wartet auf Sie.")
    sentence = ngettext("%(count)s Sache wartet auf Sie.", "%(count)s Dinge warten auf Sie.", count)
    return sentence % {"count": count_word(count)}
