"""Who may change which part of the plan. States are no matter of this file: those are guards."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import restrict
from schwerpunkt.planning.enums import Perm
from schwerpunkt.planning.models import Goal, Indicator, Measure


def leads_planning(actor: Actor) -> bool:
    """The head decides on every field."""
    return Perm.EDIT_PERIOD in actor.permissions


def works_on_goal(actor: Actor, record: Any) -> bool:
    """Head; officers for goals of their remit or those they are responsible for. Other records: no narrower."""
    if not isinstance(record, Goal) or leads_planning(actor):
        return True
    return record.responsible_id == actor.membership_id or record.action_field.key in actor.remits


def works_on_measure(actor: Actor, record: Any) -> bool:
    """Head and assistant; owner and substitute; officers for measures that serve a goal of their remit."""
    if not isinstance(record, Measure) or leads_planning(actor) or Perm.RECORD_AGREEMENT in actor.permissions:
        return True
    if actor.membership_id in (record.owner_id, record.substitute_id):
        return True
    return record.goals.filter(action_field__key__in=actor.remits).exists()


def works_on_indicator(actor: Actor, record: Any) -> bool:
    """Whoever works on the goal or the measure it belongs to."""
    of = record.of if isinstance(record, Indicator) else record
    return works_on_goal(actor, of) and works_on_measure(actor, of)


def records_value(actor: Actor, record: Any) -> bool:
    """The assistant too: whoever gathers lists enters what they say."""
    return Perm.RECORD_AGREEMENT in actor.permissions or works_on_indicator(actor, record)


_GOAL = _(
    "Das Ziel gehört zu einem anderen Handlungsfeld. Ändern dürfen es die KI-Leitung und wer dafür zuständig ist."
)
_MEASURE = _(
    "Die Maßnahme gehört zu einem anderen Handlungsfeld. Ändern dürfen sie die KI-Leitung, die Verwaltungsassistenz "
    "und wer dafür zuständig ist."
)
restrict(Perm.EDIT_GOAL, works_on_goal, _GOAL)
restrict(Perm.AMEND_GOAL, works_on_goal, _GOAL)
restrict(Perm.ASSESS_GOAL, works_on_goal, _GOAL)
restrict(Perm.EDIT_MEASURE, works_on_measure, _MEASURE)
_INDICATOR = _(
    "Die Kennzahl gehört zu einem anderen Handlungsfeld. Ändern dürfen sie die KI-Leitung und wer für das Ziel oder die "
    "Maßnahme zuständig ist."
)
restrict(Perm.EDIT_INDICATOR, works_on_indicator, _INDICATOR)
restrict(
    Perm.RECORD_VALUE,
    records_value,
    _(
        "Die Kennzahl gehört zu einem anderen Handlungsfeld. Werte eintragen dürfen die KI-Leitung, die "
        "Verwaltungsassistenz und wer für das Ziel oder die Maßnahme zuständig ist."
    ),
)
