"""What needs add to the pages of the rooms below."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.permissions import can
from schwerpunkt.needs.enums import Perm
from schwerpunkt.needs.models import Invitation
from schwerpunkt.needs.queries import BECAME, need_status, needs, needs_of, needs_served_by, outcome, rounds
from schwerpunkt.needs.queries.rounds import invitation_status
from schwerpunkt.needs.tables import round_status
from schwerpunkt.ui.pages import Panel, contribute_panel

_ROWS = "needs/_needs.html"


def _served(page: Any) -> dict[str, Any]:
    return {
        "rows": [(need, need_status(need), followers) for need, followers in needs_served_by(page.record)],
        "sentence": _("Noch kein Bedarf ist hier aufgenommen. Warum gibt es dieses Ziel?"),
        "asks": True,
    }


def _served_by_measure(page: Any) -> dict[str, Any]:
    return {**_served(page), "sentence": _("Noch kein Bedarf ist in diese Maßnahme aufgenommen.")}


def _reported(page: Any) -> dict[str, Any]:
    found = list(needs_of(page.record).prefetch_related(*BECAME)[:50])
    invitations = (
        Invitation.objects.filter(municipality=page.record)
        .select_related("round", "answer", "municipality", "organisation")
        .order_by("-round__opens_on")
    )
    return {
        "rows": [(each, need_status(each), outcome(each)) for each in found],
        "invitations": [(each, invitation_status(each)) for each in invitations],
        "may_add": can(page.actor, Perm.EDIT_NEED),
    }


def _received(page: Any) -> dict[str, Any] | None:
    own = list(needs_of(page.record)[:50])
    received = list(needs().filter(passed_on_to=page.record).order_by("-decided_on")[:50])
    if not own and not received:
        return None
    return {"own": own, "received": received}


def _asked(page: Any) -> dict[str, Any] | None:
    found = list(rounds().filter(period=page.record))
    if not found and not can(page.actor, Perm.MANAGE_ROUND):
        return None
    return {"rows": [(each, round_status(each)) for each in found], "may_ask": can(page.actor, Perm.MANAGE_ROUND)}


contribute_panel(
    "planning.goal",
    Panel("bedarfe", _("Welchen Bedarfen es dient"), _ROWS, _served, Perm.VIEW_NEEDS, order=15),
)
contribute_panel(
    "planning.measure",
    Panel("bedarfe", _("Welchen Bedarfen sie dient"), _ROWS, _served_by_measure, Perm.VIEW_NEEDS, order=15),
)
contribute_panel(
    "planning.period",
    Panel("abfragen", _("Was die Kommunen brauchen"), "needs/_rounds.html", _asked, Perm.VIEW_NEEDS, order=15),
)
contribute_panel(
    "directory.municipality",
    Panel("bedarfe", _("Was sie braucht"), "needs/_reported.html", _reported, Perm.VIEW_NEEDS, order=10),
)
contribute_panel(
    "directory.organisation",
    Panel("bedarfe", _("Bedarfe"), "needs/_received.html", _received, Perm.VIEW_NEEDS, order=7),
)
