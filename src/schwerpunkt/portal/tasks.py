"""The weekly mail, and deleting what is done, in the background."""

import logging
from datetime import time

from schwerpunkt.accounts.actors import system_actor
from schwerpunkt.accounts.models import Membership
from schwerpunkt.core import clock
from schwerpunkt.core.jobs import daily, job
from schwerpunkt.portal.commands.digest import send_digest
from schwerpunkt.portal.forgetting import forget_done_follow_ups
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import inside

log = logging.getLogger(__name__)


class DigestsFailed(RuntimeError):
    """Some weekly mails could not be written; the others went out."""


@job(attempts=3)
def send_digests() -> int:
    """The daily job: the weekly mail of everybody whose day has come; returns how many went out.

    What goes wrong for one colleague does not keep the others waiting; it fails the job at its end, so that it is tried
    again.
    """
    sent = failed = 0
    for centre in Centre.objects.all():
        with inside(centre):
            actor = system_actor("Wochenmail", centre)
            members = Membership.objects.valid_on(clock.today()).filter(user__is_active=True)
            for member in members.select_related("user", "centre").order_by("pk"):
                try:
                    sent += send_digest(actor=actor, member=member)
                except Exception:  # one colleague's trouble must not keep the mail of all others
                    log.exception("weekly mail of membership %s failed", member.pk)
                    failed += 1
    if failed:
        raise DigestsFailed(f"{failed} of {failed + sent}")
    return sent


@job(attempts=3)
def forget_follow_ups() -> int:
    """Delete follow-ups that were done long ago; returns how many."""
    return forget_done_follow_ups()


daily("portal.forget_follow_ups", forget_follow_ups, at=time(3, 40))
daily("portal.send_digests", send_digests, at=time(7, 0))
