"""What the portal adds to the pages of other rooms."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.enums import Perm as Accounts
from schwerpunkt.accounts.permissions import can
from schwerpunkt.audit.enums import Perm
from schwerpunkt.core.asking import counts
from schwerpunkt.portal.models import FollowUp
from schwerpunkt.portal.queries.handover import duties_for
from schwerpunkt.portal.queries.history import lines_of
from schwerpunkt.ui.enums import Perm as Ui
from schwerpunkt.ui.pages import EVERY, Panel, contribute_panel


def _history(page: Any) -> dict[str, Any] | None:
    lines = lines_of(page.record)
    return {"lines": lines} if lines else None


def _follow_ups(page: Any) -> dict[str, Any] | None:
    if isinstance(page.record, FollowUp) or not can(page.actor, Ui.KEEP_FOLLOW_UPS):
        return None
    return {"title": str(page.record)}


def _in_hand(page: Any) -> dict[str, Any]:
    duties = duties_for(page.actor)
    found = counts(*(duty.held(page.record) for duty in duties))
    return {"counts": [(duty.label, count) for duty, count in zip(duties, found, strict=True) if count]}


contribute_panel(
    "directory.member",
    Panel("uebergabe", _("Was in dieser Hand liegt"), "portal/_in_hand.html", _in_hand, Accounts.MANAGE_TEAM, order=50),
)
contribute_panel(EVERY, Panel("wiedervorlage", _("Wiedervorlage"), "portal/_follow_ups.html", _follow_ups, order=890))
contribute_panel(
    EVERY, Panel("verlauf", _("Verlauf"), "portal/_history.html", _history, permission=Perm.VIEW_HISTORY, order=900)
)
