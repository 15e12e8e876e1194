"""Carrying out: how a measure stands, what came of a goal, and taking goals along into the next period."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command, replacing
from schwerpunkt.accounts.permissions import why_not
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.planning.enums import LOCKED_STATES, MeasureState, Outcome, PeriodState, Perm
from schwerpunkt.planning.models import FocusPeriod, Goal, GoalResult, Measure, Milestone, MovedDeadline, StatusReport
from schwerpunkt.planning.workflows import MEASURE_FLOW


@command(Perm.EDIT_MEASURE, says=_l("Sachstand gemeldet"), on="measure")
def report_status(
    *, actor: Actor, measure: Measure, state: str, text: str, milestone: Milestone | None = None
) -> StatusReport:
    """Say how a measure stands today; another state than before is its next state.

    Refuses in a period that is closed, a report without words, another measure's milestone, and a state that cannot
    follow.
    """
    require_open(measure.period)
    if milestone is not None and milestone.measure_id != measure.pk:
        raise Refused(fields={"milestone": _("Der Meilenstein gehört zu einer anderen Maßnahme.")})
    words = text.strip()
    if not words:
        raise Refused(fields={"text": _("Bitte schreiben Sie in einem Satz, wie es steht.")})
    if state != measure.state:
        verb = next(
            (each.verb for each in MEASURE_FLOW.transitions if each.target == state and measure.state in each.sources),
            None,
        )
        if verb is None:
            raise Refused(fields={"state": _("Dieser Stand kann jetzt nicht folgen.")})
        MEASURE_FLOW.apply(measure, verb)
        measure.state_reason = words
        measure.done_on = clock.today() if measure.state == MeasureState.DONE else None
    measure.save()
    return keep_report(actor, measure, words, milestone)


def require_open(period: FocusPeriod) -> None:
    """Refused once the period is closed: it is only to be read then."""
    if period.state == PeriodState.CLOSED:
        raise Refused(_("Der Zeitraum ist abgeschlossen."))


def keep_report(actor: Actor, measure: Measure, text: str, milestone: Milestone | None = None) -> StatusReport:
    """Write down the present state of the measure as its latest report."""
    report = StatusReport(
        measure=measure,
        milestone=milestone,
        state=measure.state,
        text=text,
        reported_on=clock.today(),
        reported_by=actor.label,
    )
    report.save()
    return report


def keep_move(
    measure: Measure, days: tuple[date, date | None], reason: str, milestone: Milestone | None = None
) -> None:
    """Write down that a deadline moved."""
    MovedDeadline(
        measure=measure,
        milestone=milestone,
        old_due_on=days[0],
        new_due_on=days[1],
        reason=reason.strip(),
        moved_on=clock.today(),
    ).save()


@command(Perm.ASSESS_GOAL, says=_l("Ergebnis des Ziels eingetragen"), within="goal")
def assess_goal(
    *,
    actor: Actor,
    goal: Goal,
    outcome: str,
    text: str,
    obstacles: str = "",
    outlook: str = "",
    is_demo: bool = False,
) -> GoalResult:
    """Say what came of a goal; a second time replaces the first, the history keeps both.

    Refuses before the ministries have agreed, an unknown outcome, and one without words.
    """
    if refusal := why_not(actor, Perm.ASSESS_GOAL, goal):
        raise Forbidden(refusal)
    if goal.period.state not in (PeriodState.AGREED, PeriodState.RUNNING, PeriodState.CLOSED):
        raise Refused(_("Das Ziel ist noch nicht vereinbart. Ein Ergebnis gibt es erst danach."))
    problems: dict[str, str] = {}
    if outcome not in Outcome.values:
        problems["outcome"] = _("Bitte wählen Sie, was aus dem Ziel geworden ist.")
    if not text.strip():
        problems["text"] = _("Bitte sagen Sie, was sich geändert hat und warum.")
    if problems:
        raise Refused(fields=problems)
    result = replacing(GoalResult.objects.filter(goal=goal).first()) or GoalResult(goal=goal, is_demo=is_demo)
    result.outcome, result.text = outcome, text.strip()
    result.obstacles, result.outlook = obstacles.strip(), outlook.strip()
    result.assessed_on = clock.today()
    result.save()
    return result


@command(Perm.EDIT_PERIOD, says=_l("Ziele in den nächsten Zeitraum übernommen"), on="period")
def carry_on(
    *,
    actor: Actor,
    period: FocusPeriod,
    goals: Sequence[Goal],
    measures: Sequence[Measure] = (),
    with_indicators: bool = True,
) -> FocusPeriod:
    """Copy goals of earlier periods into this draft, with these measures of theirs and the indicators of both.

    Each copy knows what it continues; an indicator whose values are entered begins at its latest value. Refuses a period
    that is no draft, a goal without action field here, one that was taken over before, and a measure that has ended or
    serves none of the goals.
    """
    if period.state in (*LOCKED_STATES, PeriodState.RELEASED):
        raise Refused(_("Dieser Zeitraum ist kein Entwurf mehr. Ziele kommen nur in einen Entwurf."))
    if not goals:
        raise Refused(fields={"goals": _("Bitte wählen Sie mindestens ein Ziel.")})
    _check_goals(period, goals)
    serving = _serving(goals, measures)
    copies = {goal.pk: _copied(goal, period) for goal in goals}
    pairs: list[tuple[Goal | Measure, Goal | Measure]] = [(goal, copies[goal.pk]) for goal in goals]
    for measure in measures:
        taken_along = _copied_measure(measure, period)
        taken_along.goals.add(*(copies[goal.pk] for goal in serving[measure.pk]))
        pairs.append((measure, taken_along))
    if with_indicators:
        for old, new in pairs:
            _copy_indicators(old, new)
    return period


def _check_goals(period: FocusPeriod, goals: Sequence[Goal]) -> None:
    fields = {each.pk for each in period.action_fields.all()}
    taken = set(period.goals.exclude(continues=None).values_list("continues_id", flat=True))
    for goal in goals:
        if goal.period_id == period.pk or goal.pk in taken:
            raise Refused(fields={"goals": _("„%(goal)s“ ist schon in diesem Zeitraum.") % {"goal": goal.name}})
        if goal.action_field_id not in fields:
            raise Refused(
                fields={
                    "goals": _("Das Handlungsfeld von „%(goal)s“ gehört nicht zu diesem Zeitraum.")
                    % {"goal": goal.name}
                }
            )


def _serving(goals: Sequence[Goal], measures: Sequence[Measure]) -> dict[int, list[Goal]]:
    """Which of the goals each measure serves, by its key."""
    serving = {measure.pk: [goal for goal in goals if goal in measure.goals.all()] for measure in measures}
    for measure in measures:
        if not measure.is_open or not serving[measure.pk]:
            raise Refused(
                fields={
                    "measures": _("„%(measure)s“ ist beendet oder dient keinem der gewählten Ziele.")
                    % {"measure": measure.title}
                }
            )
    return serving


def _copy_indicators(old: Goal | Measure, new: Goal | Measure) -> None:
    there = set(new.indicators.values_list("title", flat=True))
    for each in old.indicators.exclude(title__in=there).prefetch_related("values"):
        latest = max(each.values.all(), key=lambda value: value.on, default=None)
        new.indicators.create(
            centre=new.centre,
            title=each.title,
            metric=each.metric,
            where=each.where,
            unit=each.unit,
            baseline=each.baseline if latest is None else latest.value,
            target=each.target,
            direction=each.direction,
            starts_on=new.period.starts_on,
            cut_off_on=new.period.ends_on,
            explanation=each.explanation,
            position=each.position,
            is_demo=each.is_demo,
        )


def _copied(goal: Goal, period: FocusPeriod) -> Goal:
    last = period.goals.aggregate(position=Max("position"), number=Max("number"))
    copy = Goal(
        period=period,
        action_field=goal.action_field,
        position=(last["position"] or 0) + 1,
        number=None if goal.number is None else (last["number"] or 0) + 1,
        title=goal.title,
        short_title=goal.short_title,
        sentence=goal.sentence.replace(f"{goal.due_on:%d.%m.%Y}", f"{period.ends_on:%d.%m.%Y}"),
        due_on=period.ends_on,
        strategy_level=goal.strategy_level,
        responsible=goal.responsible,
        continues=goal,
    )
    copy.save()
    copy.target_groups.set(goal.target_groups.all())
    for partner in goal.partners.all():
        copy.partners.create(centre=goal.centre, organisation=partner.organisation, role=partner.role)
    return copy


def _copied_measure(measure: Measure, period: FocusPeriod) -> Measure:
    """The measure in that period; one of the same title there is taken instead, so that nothing stands twice."""
    if (found := period.measures.filter(title=measure.title).first()) is not None:
        return found
    last = period.measures.aggregate(position=Max("position"))["position"] or 0
    copy = Measure(
        period=period,
        position=last + 1,
        kind=measure.kind,
        title=measure.title,
        description=measure.description,
        owner=measure.owner,
        substitute=measure.substitute,
        starts_on=period.starts_on,
        due_on=period.ends_on,
        is_demo=measure.is_demo,
    )
    copy.save()
    copy.municipalities.set(measure.municipalities.all())
    copy.target_groups.set(measure.target_groups.all())
    for partner in measure.partners.all():
        copy.partners.create(centre=measure.centre, organisation=partner.organisation, role=partner.role)
    return copy
