"""Keeping versions of goals."""

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.core import clock
from schwerpunkt.planning.models import Goal, GoalVersion


def keep_version(goal: Goal, *, actor: Actor, reason: str, needs_agreement: bool = False) -> GoalVersion:
    """Keep the goal as it stands as its next version; part of a running command. An unchanged goal gets no new one."""
    details = details_of(goal)
    last = goal.versions.order_by("number").last()
    if last is not None and (last.title, last.sentence, last.due_on, last.details) == (
        goal.title,
        goal.sentence,
        goal.due_on,
        details,
    ):
        return last
    version = GoalVersion(
        goal=goal,
        number=(last.number if last else 0) + 1,
        title=goal.title,
        sentence=goal.sentence,
        due_on=goal.due_on,
        details=details,
        reason=reason,
        needs_agreement=needs_agreement,
        made_at=clock.now(),
        made_by=actor.label,
    )
    version.save()
    goal.current_version = version.number
    goal.save(update_fields=["current_version"])
    return version


def details_of(goal: Goal) -> dict[str, object]:
    """What belongs to a version beside its text: labels, so that later renaming does not change history."""
    return {
        "number": goal.number,
        "action_field": goal.action_field.label,
        "strategy_level": goal.strategy_level.label if goal.strategy_level else "",
        "target_groups": [each.label for each in goal.target_groups.all()],
        "partners": [str(each) for each in goal.partners.select_related("organisation")],
    }
