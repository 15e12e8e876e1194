"""Indicators of goals and measures, and their values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.accounts.permissions import why_not
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.figures.metrics import Metric, dimensions_of, metric_of
from schwerpunkt.planning.enums import Direction, PeriodState, Perm
from schwerpunkt.planning.models import Goal, Indicator, IndicatorValue, Measure


@dataclass(frozen=True)
class IndicatorFacts:
    """What an indicator says; ``metric`` empty: its values are entered."""

    title: str
    starts_on: date
    cut_off_on: date
    metric: str = ""
    where: Mapping[str, int] = field(default_factory=dict)
    unit: str = ""
    baseline: Decimal = Decimal(0)
    target: Decimal | None = None
    direction: str = Direction.UP
    explanation: str = ""


@command(Perm.EDIT_INDICATOR, says=_l("Kennzahl eines Ziels angelegt"), within="goal")
def add_goal_indicator(*, actor: Actor, goal: Goal, facts: IndicatorFacts, is_demo: bool = False) -> Indicator:
    """A new indicator at the end of the goal's; refuses a title that is there, and days that cannot be."""
    return _added(actor, goal, Indicator(goal=goal, is_demo=is_demo), facts)


@command(Perm.EDIT_INDICATOR, says=_l("Kennzahl einer Maßnahme angelegt"), within="measure")
def add_measure_indicator(*, actor: Actor, measure: Measure, facts: IndicatorFacts, is_demo: bool = False) -> Indicator:
    """A new indicator at the end of the measure's; refuses a title that is there, and days that cannot be."""
    return _added(actor, measure, Indicator(measure=measure, is_demo=is_demo), facts)


@command(Perm.EDIT_INDICATOR, says=_l("Kennzahl geändert"), on="indicator")
def change_indicator(*, actor: Actor, indicator: Indicator, facts: IndicatorFacts, reason: str = "") -> Indicator:
    """Change an indicator; what the ministries agreed to with the goal changes only with a reason."""
    agreed = (indicator.baseline, indicator.target, indicator.cut_off_on, indicator.direction)
    wanted = (facts.baseline, facts.target, facts.cut_off_on, facts.direction)
    if indicator.of.period.is_locked and agreed != wanted and not reason.strip():
        raise Refused(fields={"reason": _("Bitte nennen Sie den Grund: Zielwert und Stichtag sind vereinbart.")})
    _set(indicator, facts)
    return indicator


@command(Perm.EDIT_INDICATOR, says=_l("Kennzahl gelöscht"), on="indicator")
def remove_indicator(*, actor: Actor, indicator: Indicator) -> Indicator:
    """Delete an indicator and its entered values; not once the period is closed, whose report rests on it."""
    if indicator.of.period.state == PeriodState.CLOSED:
        raise Refused(_("Der Zeitraum ist abgeschlossen. Seine Kennzahlen bleiben stehen."))
    indicator.delete()
    return indicator


@command(Perm.RECORD_VALUE, says=_l("Wert einer Kennzahl eingetragen"), within="indicator")
def record_value(
    *, actor: Actor, indicator: Indicator, on: date, value: Decimal, source: str, note: str = ""
) -> IndicatorValue:
    """Enter the value of a day with its source; refuses a second one of the same day, and one that counts itself."""
    if refusal := why_not(actor, Perm.RECORD_VALUE, indicator):
        raise Forbidden(refusal)
    if indicator.metric:
        raise Refused(_("Diese Kennzahl zählt sich selbst. Ihre Einträge stehen hinter der Zahl."))
    problems: dict[str, str] = {}
    if not source.strip():
        problems["source"] = _("Bitte nennen Sie, woher der Wert stammt.")
    if on > clock.today():
        problems["on"] = _("Der Tag liegt in der Zukunft.")
    elif indicator.values.filter(on=on).exists():
        problems["on"] = _("Für diesen Tag ist schon ein Wert eingetragen.")
    if problems:
        raise Refused(fields=problems)
    entered = IndicatorValue(indicator=indicator, on=on, value=value, source=source.strip(), note=note.strip())
    entered.save()
    return entered


@command(Perm.RECORD_VALUE, says=_l("Wert einer Kennzahl gelöscht"), on="value")
def remove_value(*, actor: Actor, value: IndicatorValue) -> IndicatorValue:
    """Take back a value that was entered wrongly."""
    if refusal := why_not(actor, Perm.RECORD_VALUE, value.indicator):
        raise Forbidden(refusal)
    value.delete()
    return value


def _added(actor: Actor, of: Goal | Measure, indicator: Indicator, facts: IndicatorFacts) -> Indicator:
    if refusal := why_not(actor, Perm.EDIT_INDICATOR, of):
        raise Forbidden(refusal)
    indicator.position = (of.indicators.aggregate(position=Max("position"))["position"] or 0) + 1
    _set(indicator, facts)
    return indicator


def _set(indicator: Indicator, facts: IndicatorFacts) -> None:
    _check(indicator, facts)
    indicator.title, indicator.metric, indicator.where = facts.title.strip(), facts.metric, dict(facts.where)
    indicator.unit, indicator.explanation = facts.unit.strip(), facts.explanation.strip()
    indicator.baseline, indicator.target, indicator.direction = facts.baseline, facts.target, facts.direction
    indicator.starts_on, indicator.cut_off_on = facts.starts_on, facts.cut_off_on
    indicator.save()


def _check(indicator: Indicator, facts: IndicatorFacts) -> None:
    problems: dict[str, str] = {}
    title = facts.title.strip()
    if not title:
        problems["title"] = _("Bitte nennen Sie die Kennzahl.")
    elif indicator.of.indicators.filter(title=title).exclude(pk=indicator.pk).exists():
        problems["title"] = _("Diese Kennzahl gibt es hier schon.")
    if facts.cut_off_on < facts.starts_on:
        problems["cut_off_on"] = _("Der Stichtag liegt vor dem Beginn.")
    if facts.target is not None and not _is_ahead(facts):
        problems["target"] = _("Der Zielwert liegt nicht in der gewählten Richtung vom Ausgangswert.")
    metric = _metric(facts.metric)
    if facts.metric and metric is None:
        problems["metric"] = _("Diese Messgröße gibt es nicht mehr.")
    elif metric is not None and set(facts.where) - {each.key for each in dimensions_of(metric.evidence())}:
        problems["where"] = _("Danach lässt sich diese Messgröße nicht aufteilen.")
    elif metric is None and facts.where:
        problems["where"] = _("Nur eine Messgröße lässt sich so einschränken.")
    if metric is not None and indicator.pk and indicator.values.exists():
        problems["metric"] = _("Es sind schon Werte eingetragen. Löschen Sie sie zuerst.")
    if problems:
        raise Refused(fields=problems)


def _is_ahead(facts: IndicatorFacts) -> bool:
    if facts.target is None:
        return True
    return facts.target > facts.baseline if facts.direction == Direction.UP else facts.target < facts.baseline


def _metric(code: str) -> Metric | None:
    try:
        return metric_of(code) if code else None
    except KeyError:
        return None
