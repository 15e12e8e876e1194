"""Lists of planning."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.accounts.queries import team
from schwerpunkt.core import clock
from schwerpunkt.core.asking import Question
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.models import CentreMunicipality
from schwerpunkt.directory.queries import codes
from schwerpunkt.planning.enums import MeasureState
from schwerpunkt.planning.models import FocusPeriod, Measure, Milestone
from schwerpunkt.planning.queries.following import stale_measures
from schwerpunkt.planning.queries.measures import measure_status
from schwerpunkt.ui.status import Status
from schwerpunkt.ui.tables import (
    ChoiceFilter,
    Column,
    DateRangeFilter,
    DayColumn,
    MoneyColumn,
    NumberColumn,
    StatusColumn,
    Table,
)
from schwerpunkt.ui.tables.filters import Filter

LATE, DUE_SOON, OPEN = "late", "soon", "open"
STALE, NEVER = "stale", "never"


def _states() -> Iterable[tuple[str, Any]]:
    return (
        (OPEN, _("offen")),
        (LATE, _("in Verzug")),
        (DUE_SOON, _("fällig in vier Wochen")),
        *MeasureState.choices,
    )


def _in_state(queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
    unfinished = ~Q(state__in=(MeasureState.DONE, MeasureState.DROPPED))
    today = clock.today()
    match value:
        case "open":
            return queryset.filter(unfinished)
        case "late":
            return queryset.filter(unfinished, due_on__lt=today)
        case "soon":
            return queryset.filter(unfinished, due_on__range=(today, today + timedelta(days=28)))
    return queryset.filter(state=value)


def _heard_choices() -> Iterable[tuple[str, Any]]:
    return ((STALE, _("lange nichts gemeldet")), (NEVER, _("noch nie gemeldet")))


def _as_heard(queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
    if value == NEVER:
        return queryset.filter(reports=None)
    return queryset.filter(pk__in=stale_measures(clock.today()).values("pk"))


def _goal_names(measure: Measure) -> str:
    return ", ".join(
        _("Ziel %(number)s") % {"number": goal.number} if goal.number else goal.name
        for goal in sorted(measure.goals.all(), key=lambda goal: goal.position)
    )


class MeasureTable(Table[Measure]):
    """Measures of one period or of all."""

    search_fields = ("title", "description", "owner__user__name", "goals__title")
    search_label = _l("Maßnahme, Ziel oder Person")
    default_sort = "due_on"

    title = Column[Measure](_l("Maßnahme"), "title", link="planning:measure", sort="title", is_key=True)
    goals = Column[Measure](_l("Ziel"), _goal_names)
    kind = Column[Measure](_l("Art"), "kind.label", sort="kind__label")
    owner = Column[Measure](_l("Zuständig"), "owner.user.name", sort="owner__user__name")
    starts_on = DayColumn[Measure](_l("Beginn"), "starts_on", sort="starts_on", only_in_file=True)
    due_on = DayColumn[Measure](_l("Frist"), "due_on", sort="due_on")
    heard_on = DayColumn[Measure](_l("Sachstand vom"), "heard_on", sort="heard_on")
    budget = MoneyColumn[Measure](_l("Budget"), "budget_amount", sort="budget_amount", only_in_file=True)
    status = StatusColumn[Measure](
        _l("Stand"),
        lambda measure: measure_status(measure, clock.today()),
        sort="state",
        export=lambda m: str(measure_status(m, clock.today())),
    )

    period: Filter = ChoiceFilter(
        _l("Zeitraum"),
        "period",
        choices=lambda: Question(FocusPeriod.objects.order_by("-starts_on"), ("pk", "title")),
    )
    state: Filter = ChoiceFilter(_l("Stand"), choices=_states, apply=_in_state, default=OPEN)
    field: Filter = ChoiceFilter(
        _l("Handlungsfeld"),
        choices=lambda: Question(codes(CodeKind.ACTION_FIELD), ("pk", "label")),
        apply=lambda queryset, value: queryset.filter(goals__action_field=value).distinct(),
    )
    person: Filter = ChoiceFilter(_l("Zuständig"), "owner", choices=lambda: Question(team(), ("pk", "user__name")))
    municipality: Filter = ChoiceFilter(
        _l("Kommune"),
        "municipalities",
        choices=lambda: Question(CentreMunicipality.objects.order_by("name"), ("pk", "name")),
    )
    heard: Filter = ChoiceFilter(_l("Sachstand"), choices=_heard_choices, apply=_as_heard)
    due: Filter = DateRangeFilter(_l("Frist"), "due_on")

    def counted(self, found: int, total: int) -> str:
        if found == total:
            return ngettext("%(total)s Maßnahme", "%(total)s Maßnahmen", total) % {"total": total}
        return _("%(found)s von %(total)s Maßnahmen") % {"found": found, "total": total}


class CountedMeasureTable(Table[Measure]):
    """The measures behind a figure; no filter holds by itself, so the list adds up."""

    search_fields = ("title", "description", "owner__user__name")
    search_label = _l("Maßnahme oder Person")
    default_sort = "due_on"

    title, goals, kind, owner = MeasureTable.title, MeasureTable.goals, MeasureTable.kind, MeasureTable.owner
    due_on, status = MeasureTable.due_on, MeasureTable.status
    done_on = DayColumn[Measure](_l("Erledigt am"), "done_on", sort="done_on")
    period = MeasureTable.period


class MilestoneTable(Table[Milestone]):
    """The milestones behind a figure."""

    search_fields = ("title", "measure__title")
    search_label = _l("Meilenstein oder Maßnahme")
    default_sort = "done_on"

    title = Column[Milestone](
        _l("Meilenstein"),
        "title",
        link=lambda each: reverse("planning:measure", args=(each.measure_id,)) + "#meilensteine",
        sort="title",
        is_key=True,
    )
    measure = Column[Milestone](_l("Maßnahme"), "measure.title", sort="measure__title")
    owner = Column[Milestone](_l("Zuständig"), "measure.owner.user.name", sort="measure__owner__user__name")
    due_on = DayColumn[Milestone](_l("Frist"), "due_on", sort="due_on")
    done_on = DayColumn[Milestone](_l("Erreicht am"), "done_on", sort="done_on")


_LOOKS = {"draft": "plan", "released": "run", "submitted": "run", "agreed": "done", "running": "run", "closed": "done"}


def period_status(period: FocusPeriod) -> Status:
    """How a period stands."""
    return Status(_LOOKS[period.state], period.get_state_display())  # type: ignore[arg-type]  # one of the looks


class PeriodTable(Table[FocusPeriod]):
    """The centre's focus periods."""

    search_fields = ("title",)
    search_label = _l("Zeitraum")
    default_sort = "-starts_on"

    title = Column[FocusPeriod](_l("Zeitraum"), "title", link="planning:period", sort="title", is_key=True)
    starts_on = DayColumn[FocusPeriod](_l("Beginn"), "starts_on", sort="starts_on")
    ends_on = DayColumn[FocusPeriod](_l("Ende"), "ends_on", sort="ends_on")
    goal_count = NumberColumn[FocusPeriod](_l("Ziele"), "goal_count", sort="goal_count")
    measure_count = NumberColumn[FocusPeriod](_l("Maßnahmen"), "measure_count", sort="measure_count")
    status = StatusColumn[FocusPeriod](
        _l("Stand"), period_status, sort="state", export=lambda each: each.get_state_display()
    )
