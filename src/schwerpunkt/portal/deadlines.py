"""Follow-ups that wait for somebody."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import can
from schwerpunkt.core.asking import Row
from schwerpunkt.portal.models import FollowUp
from schwerpunkt.ui.contributions import Waiting, WaitingRows, waiting
from schwerpunkt.ui.enums import Perm

_SOON = timedelta(days=28)


@waiting
def own_follow_ups(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """What I am to come back to in four weeks or should have."""

    def items(rows: list[Row]) -> Iterable[Waiting]:
        for row in rows:
            parts = [_("Wiedervorlage")]
            if row["record_title"]:
                parts[0] = _("Wiedervorlage zu „%(record)s“") % {"record": row["record_title"]}
            if row["set_by_id"] != actor.membership_id and row["set_by__user__name"]:
                parts.append(_("von %(name)s") % {"name": row["set_by__user__name"]})
            yield Waiting(
                title=row["text"],
                detail=", ".join(parts),
                verb=_("Wiedervorlage ansehen"),
                url=reverse("portal:follow_up", args=(row["pk"],)),
                due_on=row["due_on"],
                about=("portal.followup", row["pk"]),
            )

    if can(actor, Perm.KEEP_FOLLOW_UPS):
        due = FollowUp.objects.filter(owner=actor.membership_id, done_at=None, due_on__lte=day + _SOON)
        yield WaitingRows(due, ("pk", "text", "due_on", "record_title", "set_by_id", "set_by__user__name"), items)
