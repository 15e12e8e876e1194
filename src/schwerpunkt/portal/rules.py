"""Who has to do with which follow-up."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import restrict
from schwerpunkt.portal.models import FollowUp
from schwerpunkt.ui.enums import Perm


def has_to_do_with(actor: Actor, record: Any) -> bool:
    """Whoever is to do it and whoever set it. Other records: no narrower."""
    return not isinstance(record, FollowUp) or actor.membership_id in (record.owner_id, record.set_by_id)


restrict(Perm.KEEP_FOLLOW_UPS, has_to_do_with, _("Diese Wiedervorlage gehört jemand anderem."))
