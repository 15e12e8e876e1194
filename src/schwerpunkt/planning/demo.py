"""The plan of the demo: the founding paper's focus, and two invented periods around today. Only through commands."""

import calendar
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.models import Membership
from schwerpunkt.core import clock
from schwerpunkt.core.dates import add_months
from schwerpunkt.directory.enums import CodeKind, OrganisationKind
from schwerpunkt.directory.models import CentreMunicipality, Code, LegalVersion, Organisation
from schwerpunkt.planning import commands
from schwerpunkt.planning.commands.indicators import IndicatorFacts
from schwerpunkt.planning.commands.measures import MeasureFacts
from schwerpunkt.planning.enums import MeasureState
from schwerpunkt.planning.metrics import GOAL, measures_done
from schwerpunkt.planning.models import FocusPeriod, Goal, Indicator, Measure

_FIELDS = ("bildung", "querschnitt", "kim")
INVENTED = "Beispieldaten: erfundener Stand."
_DONE = "Erledigte Maßnahmen"
SUBMITTED_ON = date(2022, 9, 12)
AGREED_ON = date(2022, 10, 17)
"""Day of both ministries' answer, from the founding paper; the day of submission is invented."""


@dataclass(frozen=True)
class Cast:
    """Who plays in the demo: the acting head and the colleagues by key."""

    actor: Actor
    people: Mapping[str, Membership]


def at_day(day: date) -> datetime:
    """Ten in the morning of ``day``, in the house's time zone."""
    return datetime.combine(day, time(10), ZoneInfo("Europe/Berlin"))


def founding_focus(cast: Cast) -> FocusPeriod:
    """The focus of 2023 with all goals and measures, agreed on 17.10.2022, carried out and closed."""
    plan = _plan("founding_focus")
    with clock.at(at_day(SUBMITTED_ON - timedelta(days=14))):
        starts_on = date.fromisoformat(plan["starts_on"])
        period = _period(cast, (plan["title"], plan["planned_label"]), starts_on, _FIELDS, is_demo=False)
        goals = {
            row["key"]: _goal(cast, period, row, date.fromisoformat(row["due_on"]), row["sentence"])
            for row in plan["goals"]
        }
        measures = []
        for row in plan["measures"]:
            due_on = max(goals[key].due_on for key in row["goals"])
            measures.append(_measure(cast, period, goals, row, (period.starts_on, due_on)))
        invented = _plan("invented_indicators")
        indicators = [
            (each, row) for key, goal in goals.items() for each, row in _indicators(cast, goal, invented[key])
        ]
    with clock.at(at_day(SUBMITTED_ON)):
        _submit(cast, period)
    with clock.at(at_day(AGREED_ON)):
        _agree(cast, period)
    for indicator, row in indicators:
        _enter_values(cast, indicator, row["values"])
    with clock.at(at_day(period.starts_on + timedelta(days=8))):
        commands.start_period(actor=cast.actor, period=period)
        for measure in measures:
            commands.move_measure_state(actor=cast.actor, measure=measure, verb="begin")
    with clock.at(at_day(date(2023, 12, 20))):
        for measure in measures:
            commands.move_measure_state(actor=cast.actor, measure=measure, verb="finish", reason=INVENTED)
    results = _plan("invented_results")
    with clock.at(at_day(period.ends_on)):
        for key, goal in goals.items():
            commands.assess_goal(actor=cast.actor, goal=goal, **results[key], is_demo=True)
        commands.close_period(actor=cast.actor, period=period)
    period.refresh_from_db()
    return period


def invented_focus(cast: Cast) -> tuple[FocusPeriod, FocusPeriod]:
    """The period that runs today, with measures in every state, and the draft of the next one."""
    plan = _plan("invented_focus")
    today = clock.today()
    starts_on = date(today.year if today.year % 2 else today.year - 1, 1, 1)
    running = _invented_period(cast, plan["running"], starts_on, starts_on - timedelta(days=150))
    with clock.at(at_day(starts_on - timedelta(days=120))):
        _submit(cast, running)
    with clock.at(at_day(starts_on - timedelta(days=80))):
        _agree(cast, running)
    with clock.at(at_day(starts_on)):
        commands.start_period(actor=cast.actor, period=running)
    for row in plan["running"]["measures"]:
        _reach_state(cast, running.measures.get(title=row["title"]), row)
    _report(cast, running, plan["running"]["reports"])
    draft = _invented_period(cast, plan["draft"], add_months(starts_on, 24), today - timedelta(days=20))
    return running, draft


def city_focus(cast: Cast) -> FocusPeriod:
    """The invented focus of a city with two action fields, as a draft."""
    today = clock.today()
    starts_on = date(today.year + 1, 1, 1)
    return _invented_period(cast, _plan("invented_focus")["city"], starts_on, today - timedelta(days=30))


def _indicators(cast: Cast, goal: Goal, rows: Sequence[Mapping[str, Any]]) -> list[tuple[Indicator, Mapping[str, Any]]]:
    """Invented indicators of a goal: its finished measures count themselves, the others are entered by hand."""
    days = (goal.period.starts_on, goal.due_on)
    counted = IndicatorFacts(
        _DONE, *days, metric=measures_done.code, where={GOAL.key: goal.pk}, target=Decimal(goal.measures.count())
    )
    commands.add_goal_indicator(actor=cast.actor, goal=goal, facts=counted, is_demo=True)
    made = []
    for row in rows:
        facts = IndicatorFacts(
            row["title"],
            *days,
            unit=row["unit"],
            baseline=Decimal(row["baseline"]),
            target=Decimal(row["target"]),
        )
        made.append((commands.add_goal_indicator(actor=cast.actor, goal=goal, facts=facts, is_demo=True), row))
    return made


def _enter_values(cast: Cast, indicator: Indicator, values: Sequence[tuple[str, int, str]]) -> None:
    for day, value, source in values:
        on = date.fromisoformat(day)
        with clock.at(at_day(on)):
            commands.record_value(
                actor=cast.actor, indicator=indicator, on=on, value=Decimal(value), source=source, note=INVENTED
            )


def _plan(name: str) -> dict[str, Any]:
    text = files("schwerpunkt.planning").joinpath("data", f"{name}.json").read_text(encoding="utf-8")
    plan: dict[str, Any] = json.loads(text)
    return plan


def _invented_period(cast: Cast, plan: Mapping[str, Any], starts_on: date, written_on: date) -> FocusPeriod:
    title = f"Schwerpunkte {starts_on.year}/{starts_on.year + 1}"
    label = f"in den Jahren {starts_on.year} und {starts_on.year + 1}"
    with clock.at(at_day(written_on)):
        period = _period(cast, (title, label), starts_on, plan.get("fields", _FIELDS), is_demo=True)
        goals = {}
        for row in plan["goals"]:
            sentence = row["sentence"].replace("{frist}", f"{period.ends_on:%d.%m.%Y}")
            goals[row["key"]] = _goal(cast, period, row, period.ends_on, sentence)
        for row in plan["measures"]:
            _measure(cast, period, goals, row, (_day(starts_on, *row["from"]), _day(starts_on, *row["to"])))
    return period


def _day(starts_on: date, month: int, day: int) -> date:
    first = add_months(starts_on, month - 1)
    return first.replace(day=min(day, calendar.monthrange(first.year, first.month)[1]))


def _codes(kind: CodeKind) -> dict[str, Code]:
    return {code.key: code for code in Code.objects.filter(kind=kind)}


def _period(cast: Cast, words: tuple[str, str], starts_on: date, keys: Sequence[str], *, is_demo: bool) -> FocusPeriod:
    fields = _codes(CodeKind.ACTION_FIELD)
    levels = Code.objects.filter(kind=CodeKind.STRATEGY_LEVEL).order_by("position")
    return commands.create_period(
        actor=cast.actor,
        title=words[0],
        starts_on=starts_on,
        planned_label=words[1],
        action_fields=[fields[key] for key in keys],
        strategy_level=levels[1],
        legal_version=LegalVersion.objects.valid_on(starts_on).order_by("-issued_on").first(),
        is_demo=is_demo,
    )


def _goal(cast: Cast, period: FocusPeriod, row: Mapping[str, Any], due_on: date, sentence: str) -> Goal:
    groups = _codes(CodeKind.TARGET_GROUP)
    goal = commands.add_goal(
        actor=cast.actor,
        period=period,
        action_field=_codes(CodeKind.ACTION_FIELD)[row["field"]],
        title=row["title"],
        short_title=row.get("short", ""),
        sentence=sentence,
        due_on=due_on,
        is_numbered=row.get("numbered", True),
        strategy_level=period.strategy_level,
        target_groups=[groups[key] for key in row["target_groups"]],
        responsible=cast.people[row["responsible"]],
    )
    if row.get("partners"):
        commands.set_goal_partners(actor=cast.actor, goal=goal, partners=_partners(row))
    return goal


def _measure(
    cast: Cast,
    period: FocusPeriod,
    goals: Mapping[str, Goal],
    row: Mapping[str, Any],
    dates: tuple[date, date],
) -> Measure:
    groups = _codes(CodeKind.TARGET_GROUP)
    measure = commands.add_measure(
        actor=cast.actor,
        period=period,
        facts=MeasureFacts(
            title=row["title"],
            kind=_codes(CodeKind.MEASURE_KIND)[row["kind"]],
            goals=[goals[key] for key in row["goals"]],
            owner=cast.people[row["owner"]],
            substitute=cast.people[row["substitute"]],
            starts_on=dates[0],
            due_on=dates[1],
            budget_amount=Decimal(row["budget"]) if "budget" in row else None,
            municipalities=list(CentreMunicipality.objects.all()) if row.get("everywhere") else (),
            target_groups=[groups[key] for key in row.get("target_groups", ())],
        ),
        is_demo=period.is_demo,
    )
    if row.get("partners"):
        commands.set_measure_partners(actor=cast.actor, measure=measure, partners=_partners(row))
    return measure


def _partners(row: Mapping[str, Any]) -> dict[Organisation, str]:
    return {Organisation.objects.get(name=name): role for name, role in row["partners"].items()}


def _submit(cast: Cast, period: FocusPeriod) -> None:
    commands.release_period(actor=cast.actor, period=period)
    ministries = list(Organisation.objects.filter(kind=OrganisationKind.MINISTRY, is_archived=False))
    commands.submit_period(actor=cast.actor, period=period, ministries=ministries, submitted_on=clock.today())


def _agree(cast: Cast, period: FocusPeriod) -> None:
    for agreement in period.agreements.all():
        commands.record_agreement(
            actor=cast.actor, agreement=agreement, outcome="agreed", answered_on=clock.today(), channel="email"
        )


def _report(cast: Cast, period: FocusPeriod, rows: Sequence[Mapping[str, Any]]) -> None:
    for row in rows:
        measure = period.measures.get(title=row["measure"])
        with clock.at(at_day(clock.today() - timedelta(days=row["days_ago"]))):
            commands.report_status(actor=cast.actor, measure=measure, state=measure.state, text=row["text"])


def _reach_state(cast: Cast, measure: Measure, row: Mapping[str, Any]) -> None:
    way = {
        MeasureState.PLANNED: (),
        MeasureState.RUNNING: ("begin",),
        MeasureState.AT_RISK: ("begin", "flag"),
        MeasureState.DONE: ("begin", "finish"),
        MeasureState.DROPPED: ("drop",),
    }[MeasureState(row["state"])]
    for verb in way:
        day = measure.due_on if verb in ("finish", "drop") else measure.starts_on
        with clock.at(at_day(min(day or clock.today(), clock.today()))):
            commands.move_measure_state(
                actor=cast.actor, measure=measure, verb=verb, reason=row.get("reason", "") if verb == way[-1] else ""
            )
        measure.refresh_from_db()
