"""Follow-ups in a colleague's hand. What they say is read only by the two they concern, so here they have no words."""

from django.utils.translation import gettext_lazy as _l

from schwerpunkt.portal.commands.handing_over import hand_over_follow_up
from schwerpunkt.portal.models import FollowUp
from schwerpunkt.ui.duties import Duty, Held, duty
from schwerpunkt.ui.enums import Perm

duty(
    Duty(
        "portal.follow_ups",
        _l("Wiedervorlagen"),
        Perm.KEEP_FOLLOW_UPS,
        Perm.KEEP_FOLLOW_UPS,
        lambda member: FollowUp.objects.filter(owner=member, done_at=None).order_by("due_on", "pk"),
        lambda row: Held(row.pk, str(row), "", row.due_on),
        hand_over_follow_up,
        "follow_up",
    )
)
