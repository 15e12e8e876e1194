"""The weekly mail: when one wants it, and sending it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import override

from schwerpunkt.accounts.actors import Actor, actor_for
from schwerpunkt.accounts.commanding import command
from schwerpunkt.accounts.enums import Perm
from schwerpunkt.accounts.models import Membership
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.planning.enums import Perm as Planning
from schwerpunkt.portal.letters import send_week
from schwerpunkt.portal.links import works_here
from schwerpunkt.portal.models import Digest
from schwerpunkt.portal.queries.digest import digest_of, is_due, monday_of, week_of


@command(Perm.EDIT_OWN_PROFILE, says=_l("Tag der Wochenmail eingestellt"), within="member")
def set_digest_day(*, actor: Actor, member: Membership, weekday: int | None) -> Digest:
    """Choose the day of one's weekly mail: Monday is 1, 0 is never, None what the rule says.

    Refuses other days, and everybody else's mail.
    """
    if member.pk != actor.membership_id:
        raise Forbidden(_("Das stellt jede und jeder nur für sich selbst ein."))
    if weekday is not None and weekday not in range(8):
        raise Refused(fields={"weekday": _("Diesen Wochentag gibt es nicht.")})
    digest = digest_of(member)
    digest.weekday = weekday
    digest.save()
    return digest


@command(Planning.SEND_REMINDERS, says=_l("Wochenmail verschickt"), within="member")
def send_digest(*, actor: Actor, member: Membership) -> bool:
    """Look after the weekly mail of one colleague; whether one went out.

    Once a week: a second run the same week does nothing, also when the first had nothing to tell.
    """
    today = clock.today()
    digest = digest_of(member)
    if not works_here(member) or not is_due(digest, today):
        return False
    digest.last_week = monday_of(today)
    digest.save()
    with override(member.user.language):
        week = week_of(actor=actor_for(member), day=today)
        if week:
            send_week(member, week, today)
    return bool(week)
