"""Follow-ups: one's own, those one set for others, and who may be asked."""

from datetime import date

from django.db.models import Q, QuerySet

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.models import Membership
from schwerpunkt.accounts.permissions import permissions_of, roles
from schwerpunkt.accounts.queries import team
from schwerpunkt.portal.models import FollowUp
from schwerpunkt.ui.enums import Perm


def follow_ups_of(*, actor: Actor) -> QuerySet[FollowUp]:
    """What the actor is to come back to, and what she asked others to; nobody else's."""
    mine = Q(owner=actor.membership_id) | Q(set_by=actor.membership_id)
    return FollowUp.objects.filter(mine).select_related("owner__user", "set_by__user")


def can_follow_up(day: date, needs: str = "") -> QuerySet[Membership]:
    """The colleagues who can be asked on ``day``; with ``needs`` only those with that permission, to see the page."""
    wanted = {str(Perm.KEEP_FOLLOW_UPS), needs} - {""}
    able = [role.key for role in roles() if wanted <= {str(each) for each in permissions_of(role.key)}]
    return team(day).filter(role__in=able, user__is_active=True)
