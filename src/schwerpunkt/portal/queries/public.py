"""What everybody may know: the goals of the running periods, how they stand, and their figures. Names of nobody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from schwerpunkt.figures.small import limit_on
from schwerpunkt.planning.enums import PeriodState
from schwerpunkt.planning.models import FocusPeriod, Indicator
from schwerpunkt.planning.queries import GoalProgress, IndicatorState, indicator_states, overview
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.ui import formats
from schwerpunkt.ui.status import Status


@dataclass(frozen=True)
class PublicFigure:
    """An indicator as everybody may read it; ``value`` and ``target`` are words, empty where there is none."""

    title: str
    value: str
    target: str
    unit: str
    is_reached: bool


@dataclass(frozen=True)
class PublicGoal:
    """A goal as everybody may read it."""

    field: str
    number: int | None
    title: str
    sentence: str
    due_on: date
    status: Status
    figures: tuple[PublicFigure, ...]


@dataclass(frozen=True)
class PublicPeriod:
    """A running period with its goals in their order."""

    title: str
    starts_on: date
    ends_on: date
    goals: tuple[PublicGoal, ...]


def public_centre(slug: str) -> Centre | None:
    """The centre with that short name, if it has a public page."""
    return Centre.objects.filter(slug=slug, has_public_page=True).first()


def public_periods(day: date) -> tuple[PublicPeriod, ...]:
    """The running periods of the open centre as everybody may read them on ``day``."""
    limit = limit_on(day)
    return tuple(
        _period(period, day, limit) for period in FocusPeriod.objects.filter(state=PeriodState.RUNNING).order_by("pk")
    )


def outside(value: Decimal | None, limit: int) -> str:
    """A figure as it may leave the house: between nothing and the limit it is not named. Empty where there is none."""
    if value is None:
        return ""
    if 0 < value < limit:
        return _("weniger als %(limit)s") % {"limit": limit}
    return formats.number(value)


def _period(period: FocusPeriod, day: date, limit: int) -> PublicPeriod:
    progress = overview(period, day).goals
    indicators = Indicator.objects.filter(goal__period=period).prefetch_related("values").order_by("position", "title")
    states: dict[int | None, list[IndicatorState]] = {}
    for state in indicator_states(list(indicators), day):
        states.setdefault(state.indicator.goal_id, []).append(state)
    goals = (_goal(each, states.get(each.goal.pk, ()), day, limit) for each in progress)
    return PublicPeriod(period.title, period.starts_on, period.ends_on, tuple(goals))


def _goal(progress: GoalProgress, states: Iterable[IndicatorState], day: date, limit: int) -> PublicGoal:
    goal = progress.goal
    return PublicGoal(
        field=goal.action_field.label,
        number=goal.number,
        title=goal.title,
        sentence=goal.sentence,
        due_on=goal.due_on,
        status=_status(progress, day),
        figures=tuple(public_figure(each, limit) for each in states),
    )


def public_figure(state: IndicatorState, limit: int) -> PublicFigure:
    """An indicator with its small figures hidden. That a hidden value reaches its target would give it away."""
    value, indicator = state.value, state.indicator
    is_hidden = value is not None and 0 < value < limit
    return PublicFigure(
        title=indicator.title,
        value=outside(value, limit),
        target=outside(indicator.target, limit),
        unit=indicator.unit,
        is_reached=state.is_reached and not is_hidden,
    )


def _status(progress: GoalProgress, day: date) -> Status:
    """How a goal stands, in words without figures."""
    looks = progress.looks
    if looks and all(look == "done" for look in looks):
        return Status("done", _("Alles Geplante ist getan."))
    if "late" in looks or progress.goal.due_on < day:
        return Status("late", _("Es dauert länger als geplant."))
    if "risk" in looks:
        return Status("risk", _("Es gibt Schwierigkeiten."))
    if "run" in looks or "done" in looks:
        return Status("run", _("Wir arbeiten daran."))
    return Status("plan", _("Die Arbeit beginnt noch."))
