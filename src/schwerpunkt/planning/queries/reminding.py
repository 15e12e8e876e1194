"""Which deadlines are to be reminded of on a day, and whom."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from schwerpunkt.accounts.models import Membership
from schwerpunkt.parameters.queries import NoValue, at
from schwerpunkt.planning.enums import MeasureState, PeriodState
from schwerpunkt.planning.models import Measure, Milestone, Reminder

OVERDUE = 0
"""Stage of a deadline that has passed."""
_OPEN = ~Q(state__in=(MeasureState.DONE, MeasureState.DROPPED)) & Q(period__state=PeriodState.RUNNING)


@dataclass(frozen=True)
class Due:
    """A deadline to remind of: of a measure, or of one of its milestones; ``stage`` in days before it."""

    measure: Measure
    milestone: Milestone | None
    due_on: date
    stage: int
    recipient: Membership

    @property
    def title(self) -> str:
        """What is due."""
        return self.milestone.title if self.milestone else self.measure.title


def reminder_stages(day: date) -> tuple[int, ...]:
    """Days ahead on which owners are reminded, as the rule holds on ``day``, the farthest first; empty: never."""
    try:
        text = at("planning.reminder_days", day).value
    except NoValue:
        return ()
    return tuple(sorted({int(number) for number in re.findall(r"\d{1,3}", text)} - {OVERDUE}, reverse=True))


def stage_of(due_on: date, day: date, stages: Iterable[int]) -> int | None:
    """The latest stage that has come by ``day``; None before the first. A stage missed is not made up for."""
    left = (due_on - day).days
    if left < 0:
        return OVERDUE
    return min((stage for stage in stages if left <= stage), default=None)


def due_reminders(day: date) -> list[Due]:
    """Deadlines of running measures and their milestones whose stage has come and that nobody was told of.

    Told is the owner; the substitute when there is none or she no longer works here that day; else the head. Where
    nobody can be told, the deadline is left out (the gaps page shows it).
    """
    stages = reminder_stages(day)
    if not stages:
        return []
    until = day + timedelta(days=stages[0])
    measures = _with_people(Measure.objects.filter(_OPEN, due_on__lte=until))
    milestones = Milestone.objects.filter(done_on=None, due_on__lte=until, measure__in=Measure.objects.filter(_OPEN))
    of = {each.pk: each for each in _with_people(Measure.objects.filter(milestones__in=milestones).distinct())}
    told: set[tuple[int, int | None, date, int]] = set(
        Reminder.objects.values_list("measure", "milestone", "due_on", "days_before")
    )
    head = Membership.objects.valid_on(day).filter(role="head").select_related("user").order_by("pk").first()
    found: list[tuple[Measure, Milestone | None, date | None]] = [(each, None, each.due_on) for each in measures]
    found += [(of[each.measure_id], each, each.due_on) for each in milestones.order_by("due_on", "pk")]
    due: list[Due] = []
    for measure, milestone, due_on in found:
        stage = stage_of(due_on, day, stages) if due_on else None
        recipient = _recipient(measure, day) or head
        if due_on is None or stage is None or recipient is None:
            continue
        if (measure.pk, milestone.pk if milestone else None, due_on, stage) not in told:
            due.append(Due(measure, milestone, due_on, stage, recipient))
    return due


def _with_people(measures: QuerySet[Measure]) -> QuerySet[Measure]:
    return measures.select_related("owner__user", "substitute__user").order_by("due_on", "title")


def _recipient(measure: Measure, day: date) -> Membership | None:
    return next((each for each in (measure.owner, measure.substitute) if each and each.is_valid_on(day)), None)
