"""Follow-ups: set, change, done, and not done after all."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.accounts.models import Membership
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.portal.models import FollowUp
from schwerpunkt.portal.queries.follow_ups import can_follow_up
from schwerpunkt.ui.enums import Perm


@dataclass(frozen=True)
class About:
    """The page a follow-up hangs on: its address, what the record is called, the permission to see it."""

    address: str = ""
    title: str = ""
    permission: str = ""


@command(Perm.KEEP_FOLLOW_UPS, says=_l("Wiedervorlage angelegt"))
def set_follow_up(*, actor: Actor, text: str, due_on: date, owner: Membership, about: About | None = None) -> FollowUp:
    """Set a follow-up for oneself or a colleague. Refuses a day that is over, and who may not see the page."""
    about = about or About()
    setter = Membership.objects.filter(pk=actor.membership_id or 0).first()
    if setter is None:
        raise Forbidden(_("Wiedervorlagen gibt es nur für Kolleginnen und Kollegen."))
    follow_up = FollowUp(set_by=setter, address=about.address[:300], record_title=about.title[:300])
    _fill(follow_up, text, due_on, owner, about.permission)
    follow_up.save()
    return follow_up


@command(Perm.KEEP_FOLLOW_UPS, says=_l("Wiedervorlage geändert"), on="follow_up")
def change_follow_up(
    *, actor: Actor, follow_up: FollowUp, text: str, due_on: date, owner: Membership, needs: str = ""
) -> FollowUp:
    """Change words, day or person; ``needs`` is the permission to see the page.

    Refuses what ``set_follow_up`` refuses, and what is done.
    """
    if follow_up.done_at is not None:
        raise Refused(_("Diese Wiedervorlage ist erledigt. Öffnen Sie sie wieder, um sie zu ändern."))
    _fill(follow_up, text, due_on, owner, needs)
    follow_up.save()
    return follow_up


@command(Perm.KEEP_FOLLOW_UPS, says=_l("Wiedervorlage erledigt"), on="follow_up")
def complete_follow_up(*, actor: Actor, follow_up: FollowUp) -> FollowUp:
    """Tick it off. Refuses one that is done."""
    if follow_up.done_at is not None:
        raise Refused(_("Diese Wiedervorlage ist schon erledigt."))
    follow_up.done_at = clock.now()
    follow_up.save()
    return follow_up


@command(Perm.KEEP_FOLLOW_UPS, says=_l("Wiedervorlage wieder geöffnet"), on="follow_up")
def reopen_follow_up(*, actor: Actor, follow_up: FollowUp) -> FollowUp:
    """Take "done" back. Refuses one that is open."""
    if follow_up.done_at is None:
        raise Refused(_("Diese Wiedervorlage ist noch offen."))
    follow_up.done_at = None
    follow_up.save()
    return follow_up


def _fill(follow_up: FollowUp, text: str, due_on: date, owner: Membership, needs: str) -> None:
    if not text.strip():
        raise Refused(fields={"text": _("Bitte schreiben Sie, was zu tun ist.")})
    if due_on < clock.today() and due_on != follow_up.due_on:
        raise Refused(fields={"due_on": _("Dieser Tag ist schon vorbei.")})
    if owner.pk != follow_up.owner_id and not can_follow_up(clock.today(), needs).filter(pk=owner.pk).exists():
        raise Refused(fields={"owner": _("Diese Person arbeitet nicht hier oder darf die Seite nicht sehen.")})
    follow_up.text, follow_up.due_on, follow_up.owner = text.strip(), due_on, owner
