"""The personal calendar: an address, a new one, none."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command, replacing
from schwerpunkt.accounts.enums import Perm
from schwerpunkt.accounts.models import Membership
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.portal.links import new_nonce
from schwerpunkt.portal.models import CalendarLink


@command(Perm.EDIT_OWN_PROFILE, says=_l("Kalenderadresse vergeben"), within="member")
def give_calendar_address(*, actor: Actor, member: Membership) -> CalendarLink:
    """Give the person who acts an address for her calendar; the one she had is void. Refuses everybody else's."""
    _only_own(actor, member)
    link = replacing(CalendarLink.objects.filter(membership=member).first()) or CalendarLink(membership=member)
    link.nonce, link.made_at = new_nonce(), clock.now()
    link.save()
    return link


@command(Perm.EDIT_OWN_PROFILE, says=_l("Kalenderadresse abgeschaltet"), on="link")
def close_calendar_address(*, actor: Actor, link: CalendarLink) -> CalendarLink:
    """Switch the calendar of the person who acts off. Refuses everybody else's, and one that is off."""
    _only_own(actor, link.membership)
    if not link.is_on:
        raise Refused(_("Ihr Kalender ist schon abgeschaltet."))
    link.nonce, link.made_at = "", None
    link.save()
    return link


def _only_own(actor: Actor, member: Membership) -> None:
    if member.pk != actor.membership_id:
        raise Forbidden(_("Das stellt jede und jeder nur für sich selbst ein."))
