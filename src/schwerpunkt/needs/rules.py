"""Who may decide about which need. States are no matter of this file: those are guards."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import restrict
from schwerpunkt.needs.enums import Perm
from schwerpunkt.needs.models import Need
from schwerpunkt.planning.rules import leads_planning


def works_on_need(actor: Actor, record: Any) -> bool:
    """Head; officers for needs of their remit and for those that have no field yet. Other records: no narrower."""
    if not isinstance(record, Need) or record.action_field is None or leads_planning(actor):
        return True
    return record.action_field.key in actor.remits


restrict(
    Perm.DECIDE_NEED,
    works_on_need,
    _(
        "Der Bedarf gehört zu einem anderen Handlungsfeld. Entscheiden dürfen die KI-Leitung und die Fachkräfte "
        "dieses Handlungsfelds."
    ),
)
