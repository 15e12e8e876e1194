"""The personal link: signed, for one invitation, for nothing else; it lives as long as its round and a grace.

The link is made while a mail is sent and stored nowhere. It is signed with the installation's secret and the
invitation's nonce, so that whoever reads the database cannot make one, and a new nonce makes the old link void.
"""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from django.core import signing
from django.urls import reverse

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.core import clock
from schwerpunkt.messaging.links import address, personal_link
from schwerpunkt.messaging.models import Mail
from schwerpunkt.needs.dated import GRACE_DAYS
from schwerpunkt.needs.enums import Perm, RoundState
from schwerpunkt.needs.models import Invitation
from schwerpunkt.parameters.queries import at
from schwerpunkt.tenancy.scope import everywhere, inside

ANSWER_LINK = "need_answer"
_SIGNER = signing.Signer(salt="schwerpunkt.needs.answer")


class Trouble(Enum):
    """Why a link does not open."""

    UNKNOWN = auto()
    VOID = auto()
    OVER = auto()


@dataclass(frozen=True)
class Door:
    """What is behind a link: the invitation, or why it does not open (then the invitation is there to ask whom)."""

    invitation: Invitation | None
    trouble: Trouble | None = None


def new_nonce() -> str:
    """What the next link is signed with."""
    return secrets.token_urlsafe(16)


def token_for(invitation: Invitation) -> str:
    """The token of the present link of an invitation."""
    return _SIGNER.sign(f"{invitation.pk}-{invitation.nonce}")


def link_for(invitation: Invitation) -> str:
    """The whole address of the present link."""
    return address(reverse("needs:answer", args=(token_for(invitation),)))


def last_day_of_link(invitation: Invitation) -> date:
    """The last day on which the link of an invitation opens."""
    return invitation.round.closes_on + timedelta(days=at(GRACE_DAYS.code, invitation.round.closes_on).value)


def open_door(token: str) -> Door:
    """Find the invitation of a link in any centre. A link that was not made here leads to nobody."""
    try:
        key, _dash, nonce = _SIGNER.unsign(token).partition("-")
    except signing.BadSignature:
        return Door(None, Trouble.UNKNOWN)
    with everywhere():
        rows = Invitation.objects.select_related(
            "centre", "round__contact__user", "round__period", "municipality", "organisation", "answer"
        )
        invitation = rows.filter(pk=key).first()
    if invitation is None:
        return Door(None, Trouble.UNKNOWN)
    if not secrets.compare_digest(nonce, invitation.nonce) or invitation.round.state == RoundState.DRAFT:
        return Door(invitation, Trouble.VOID)
    with inside(invitation.centre):
        if clock.today() > last_day_of_link(invitation):
            return Door(invitation, Trouble.OVER)
    return Door(invitation)


def guest_of(invitation: Invitation) -> Actor:
    """Whoever came by the link: may answer for this invitation, and is named by municipality and function."""
    answer = getattr(invitation, "answer", None)
    function = answer.reporter_function if answer is not None else ""
    label = f"{invitation.name} ({function})" if function else invitation.name
    return Actor(label=label, centre=invitation.centre, permissions=frozenset({Perm.ANSWER_ROUND}))


@personal_link(ANSWER_LINK)
def _answer_link(mail: Mail) -> str:
    return link_for(Invitation.objects.get(pk=mail.about_id or 0))
