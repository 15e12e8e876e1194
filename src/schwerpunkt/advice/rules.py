"""Who may change which entry of the log."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import restrict
from schwerpunkt.advice.enums import Perm
from schwerpunkt.advice.models import AdviceEntry
from schwerpunkt.planning.rules import leads_planning


def own_entry(actor: Actor, record: Any) -> bool:
    """Everybody her own entries, the head all of them."""
    return not isinstance(record, AdviceEntry) or leads_planning(actor) or record.staff_id == actor.membership_id


restrict(
    Perm.LOG_ADVICE,
    own_entry,
    _("Den Eintrag hat eine Kollegin oder ein Kollege geschrieben. Ändern dürfen ihn nur sie und die KI-Leitung."),
)
