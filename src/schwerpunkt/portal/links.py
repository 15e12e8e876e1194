"""The address of a personal calendar: signed, for reading one colleague's deadlines and for nothing else.

It is signed with the installation's secret and a random word kept with the membership, so that whoever reads the
database cannot make one; a new word makes the old address void. It opens as long as the membership holds.
"""

import secrets

from django.core import signing
from django.urls import reverse

from schwerpunkt.accounts.models import Membership
from schwerpunkt.core import clock
from schwerpunkt.messaging.links import address
from schwerpunkt.portal.models import CalendarLink
from schwerpunkt.tenancy.scope import everywhere

_SIGNER = signing.Signer(salt="schwerpunkt.portal.calendar", sep=".")


def new_nonce() -> str:
    """What the next address is signed with."""
    return secrets.token_urlsafe(16)


def calendar_address(link: CalendarLink) -> str:
    """The whole address of the calendar; empty when it is switched off."""
    if not link.is_on:
        return ""
    return address(reverse("portal:feed", args=(_SIGNER.sign(f"{link.pk}-{link.nonce}"),)))


def open_calendar(token: str) -> CalendarLink | None:
    """Whose calendar an address opens, in any centre; None when it opens none (any more)."""
    try:
        key, _dash, nonce = _SIGNER.unsign(token).partition("-")
    except signing.BadSignature:
        return None
    with everywhere():
        link = CalendarLink.objects.select_related("membership__user", "membership__centre").filter(pk=key).first()
    if link is None or not link.is_on or not secrets.compare_digest(nonce, link.nonce):
        return None
    return link if works_here(link.membership) else None


def works_here(member: Membership) -> bool:
    """Whether the membership holds today and the account is open."""
    return member.is_valid_on(clock.today()) and member.user.is_active
