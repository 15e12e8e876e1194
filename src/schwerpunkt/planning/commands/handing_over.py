"""Measures and goals that go from one colleague to another. Who is in charge is no part of what was agreed."""

from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.accounts.enums import Perm
from schwerpunkt.accounts.models import Membership
from schwerpunkt.planning.commands.following import require_open
from schwerpunkt.planning.models import Goal, Measure


@command(Perm.MANAGE_TEAM, says=_l("Maßnahme übergeben"), on="measure")
def hand_over_measure(*, actor: Actor, measure: Measure, to: Membership, reason: str = "") -> Measure:
    """Put a measure into other hands; who stood in for it and owns it now is no longer the substitute.

    Refuses in a period that is closed.
    """
    require_open(measure.period)
    measure.owner = to
    if measure.substitute_id == to.pk:
        measure.substitute = None
    measure.save()
    return measure


@command(Perm.MANAGE_TEAM, says=_l("Vertretung einer Maßnahme übergeben"), on="measure")
def hand_over_substitution(*, actor: Actor, measure: Measure, to: Membership, reason: str = "") -> Measure:
    """Let somebody else stand in for a measure; nobody does when it is hers already. Refuses in a closed period."""
    require_open(measure.period)
    measure.substitute = None if measure.owner_id == to.pk else to
    measure.save()
    return measure


@command(Perm.MANAGE_TEAM, says=_l("Ziel übergeben"), on="goal")
def hand_over_goal(*, actor: Actor, goal: Goal, to: Membership, reason: str = "") -> Goal:
    """Make somebody else responsible for a goal, agreed or not. Refuses in a closed period."""
    require_open(goal.period)
    goal.responsible = to
    goal.save()
    return goal
