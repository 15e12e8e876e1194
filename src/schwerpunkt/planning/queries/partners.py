"""What an organisation takes part in."""

from dataclasses import dataclass
from datetime import date

from schwerpunkt.core.asking import Question, Row, ask
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
    """The goals and measures with this organisation, latest period first, goals before measures (one query)."""
    goals, measures = ask(
        Question(
            GoalPartner.objects.filter(organisation=organisation).order_by("goal__position"),
            ("role", *_of("goal", "pk", "title", "short_title")),
        ),
        Question(
            MeasurePartner.objects.filter(organisation=organisation).order_by("measure__title"),
            ("role", *_of("measure", "pk", "title")),
        ),
    )
    found = [
        *(_part("goal", row, row["goal__short_title"] or row["goal__title"]) for row in goals),
        *(_part("measure", row, row["measure__title"]) for row in measures),
    ]
    return [part for _begin, part in sorted(found, key=lambda pair: pair[0], reverse=True)]


def _of(noun: str, *fields: str) -> tuple[str, ...]:
    return tuple(f"{noun}__{field}" for field in (*fields, "period__title", "period__starts_on"))


def _part(noun: str, row: Row, title: str) -> tuple[date, TakingPart]:
    part = TakingPart(noun, row[f"{noun}__pk"], title, row[f"{noun}__period__title"], row["role"])
    return row[f"{noun}__period__starts_on"], part


def agreements_of(organisation: Organisation) -> list[Agreement]:
    """What was submitted to this ministry, latest first."""
    rows = Agreement.objects.filter(ministry=organisation).select_related("period", "goal_version__goal")
    return list(rows.order_by("-submitted_on", "-pk"))
