"""What an organisation takes part in."""

from dataclasses import dataclass

from schwerpunkt.directory.models import Organisation
from schwerpunkt.planning.models import Agreement, GoalPartner, MeasurePartner


@dataclass(frozen=True)
class TakingPart:
    """An organisation's part in a goal or a measure; ``noun`` says in which of the two."""

    noun: str
    pk: int
    title: str
    period: str
    role: str


def takes_part_in(organisation: Organisation) -> list[TakingPart]:
    """The goals and measures with this organisation, latest period first, goals before measures (two queries)."""
    goals = GoalPartner.objects.filter(organisation=organisation).select_related("goal__period")
    measures = MeasurePartner.objects.filter(organisation=organisation).select_related("measure__period")
    found = [
        *((each.goal.period, _in_goal(each)) for each in goals.order_by("goal__position")),
        *((each.measure.period, _in_measure(each)) for each in measures.order_by("measure__title")),
    ]
    return [part for _period, part in sorted(found, key=lambda row: row[0].starts_on, reverse=True)]


def _in_goal(part: GoalPartner) -> TakingPart:
    goal = part.goal
    return TakingPart("goal", goal.pk, goal.name, goal.period.title, part.role)


def _in_measure(part: MeasurePartner) -> TakingPart:
    measure = part.measure
    return TakingPart("measure", measure.pk, measure.title, measure.period.title, part.role)


def agreements_of(organisation: Organisation) -> list[Agreement]:
    """What was submitted to this ministry, latest first."""
    rows = Agreement.objects.filter(ministry=organisation).select_related("period", "goal_version__goal")
    return list(rows.order_by("-submitted_on", "-pk"))
