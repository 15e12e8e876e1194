"""A need round that goes from one colleague to another."""

from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.accounts.enums import Perm
from schwerpunkt.accounts.models import Membership
from schwerpunkt.needs.models import NeedRound


@command(Perm.MANAGE_TEAM, says=_l("Bedarfsabfrage übergeben"), on="asked")
def hand_over_round(*, actor: Actor, asked: NeedRound, to: Membership, reason: str = "") -> NeedRound:
    """Name somebody else as contact of a round; from now on the invited reach her."""
    asked.contact = to
    asked.save()
    return asked
