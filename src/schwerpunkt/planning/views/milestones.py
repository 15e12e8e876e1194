"""Pages of milestones."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.permissions import why_not
from schwerpunkt.core.errors import Forbidden
from schwerpunkt.planning import commands
from schwerpunkt.planning.enums import Perm
from schwerpunkt.planning.forms.measures import MilestoneChangeForm, MilestoneForm
from schwerpunkt.planning.models import Measure, Milestone
from schwerpunkt.planning.views.measures import measure_crumbs
from schwerpunkt.ui.actions import Crumb
from schwerpunkt.ui.pages import CommandPage, ConfirmPage
from schwerpunkt.ui.pages.within import CreateWithinPage


def _url(measure_id: int) -> str:
    return reverse("planning:measure", args=(measure_id,)) + "#meilensteine"


class MilestoneCreate(CreateWithinPage[Measure]):
    """A new milestone of a measure."""

    permission = Perm.EDIT_MEASURE
    model = Measure
    within = "measure"
    title = _l("Neuer Meilenstein")
    form_class = MilestoneForm
    submit_label = _l("Meilenstein anlegen")
    back_view = "planning:measure"

    def crumbs(self) -> list[Crumb]:
        return measure_crumbs(self.record)

    def success_url(self, result: Any) -> str:
        return _url(self.record.pk)


class _OfMilestone:
    """What the pages of an existing milestone share: it is changed by whoever may change its measure."""

    def prepare(self) -> None:
        if refusal := why_not(self.actor, Perm.EDIT_MEASURE, self.record.measure):  # type: ignore[attr-defined]
            raise Forbidden(refusal)

    def crumbs(self) -> list[Crumb]:
        return measure_crumbs(self.record.measure)  # type: ignore[attr-defined]

    def success_url(self, result: Any) -> str:
        return _url(self.record.measure_id)  # type: ignore[attr-defined]

    def back_url(self) -> str:
        return _url(self.record.measure_id)  # type: ignore[attr-defined]


class MilestoneChange(_OfMilestone, CommandPage[Milestone]):
    """Changes a milestone."""

    permission = Perm.EDIT_MEASURE
    model = Milestone
    title = _l("Meilenstein ändern")
    form_class = MilestoneChangeForm


class _MilestoneConfirm(_OfMilestone, ConfirmPage[Milestone], abstract=True):
    permission = Perm.EDIT_MEASURE
    model = Milestone


class MilestoneComplete(_MilestoneConfirm):
    """Ticks off a milestone."""

    command = staticmethod(commands.complete_milestone)
    submit_label = _l("Als erreicht eintragen")

    def headline(self) -> str:
        return _("Meilenstein „%(title)s“ erreicht?") % {"title": self.record.title}

    def consequences(self) -> list[str]:
        return [_("Er gilt ab heute als erreicht. Das lässt sich zurücknehmen.")]


class MilestoneReopen(_MilestoneConfirm):
    """Takes the tick back."""

    command = staticmethod(commands.reopen_milestone)
    submit_label = _l("Wieder öffnen")

    def headline(self) -> str:
        return _("Meilenstein „%(title)s“ doch noch offen?") % {"title": self.record.title}

    def consequences(self) -> list[str]:
        return [_("Er zählt wieder als nicht erreicht.")]


class MilestoneRemove(_MilestoneConfirm):
    """Deletes a milestone."""

    command = staticmethod(commands.remove_milestone)
    is_dangerous = True
    submit_label = _l("Meilenstein löschen")

    def headline(self) -> str:
        return _("Meilenstein „%(title)s“ löschen?") % {"title": self.record.title}

    def consequences(self) -> list[str]:
        return [_("Der Verlauf bleibt.")]
