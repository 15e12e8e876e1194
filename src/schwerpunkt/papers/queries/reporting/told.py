"""Text of reports from the data: how goals stand, what came of them, what became of needs. People may edit it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from schwerpunkt.needs.enums import OPEN_STATES, NeedState
from schwerpunkt.needs.models import Need
from schwerpunkt.needs.queries import BECAME, needs, outcome
from schwerpunkt.papers.enums import BlockSource
from schwerpunkt.papers.queries.material import Material
from schwerpunkt.papers.queries.placeholders import gap
from schwerpunkt.papers.queries.reading import table_text
from schwerpunkt.papers.queries.reporting.counted import below, is_small
from schwerpunkt.papers.queries.wording import listed
from schwerpunkt.planning.enums import MeasureState
from schwerpunkt.planning.models import Goal, Measure, StatusReport
from schwerpunkt.planning.queries.indicators import IndicatorState, indicator_states
from schwerpunkt.ui import formats

Teller = Callable[[Material], str]
_NEXT_DEADLINES = 3


def _goal_status(material: Material) -> str:
    return _by_goal(material, lambda goal: _how_it_stands(goal, material))


def _goal_results(material: Material) -> str:
    states: dict[int | None, list[IndicatorState]] = {}
    for state in indicator_states(material.indicators, material.until):
        states.setdefault(state.indicator.goal_id, []).append(state)
    return _by_goal(material, lambda goal: _what_came_of_it(goal, states.get(goal.pk, []), material))


def _by_goal(material: Material, tell: Callable[[Goal], Iterable[str]]) -> str:
    if material.period is None:
        return gap("Schwerpunktzeitraum")
    parts = [f"**{_called(goal)}**\n\n" + "\n\n".join(tell(goal)) for goal in material.goals]
    return "\n\n".join(parts) or gap("Ziele")


def _called(goal: Goal) -> str:
    return f"Ziel {goal.number}: {goal.title}" if goal.number else goal.title


def _how_it_stands(goal: Goal, material: Material) -> Iterable[str]:
    own = material.measures_of(goal)
    if not own:
        yield "Für dieses Ziel ist noch keine Maßnahme geplant."
        return
    yield _counted_states(own)
    for measure in own:
        report = material.reports.get(measure.pk)
        if report is not None and report.state == MeasureState.AT_RISK:
            yield f"{measure.title} ({report.get_state_display()}): {report.text}"
    ahead = sorted(
        (each for each in own if each.due_on and each.due_on > material.until and each.is_open),
        key=lambda each: (each.due_on, each.title),
    )
    if ahead:
        dated = [f"{each.title} ({formats.day(each.due_on)})" for each in ahead[:_NEXT_DEADLINES]]
        yield f"Als Nächstes fällig: {listed(dated)}."


def _counted_states(own: Sequence[Measure]) -> str:
    counts = Counter(MeasureState(each.state) for each in own)
    said = [f"{counts[state]} {state.label}" for state in MeasureState if counts[state]]
    number = "Eine Maßnahme" if len(own) == 1 else f"{len(own)} Maßnahmen"
    return f"{number}: {listed(said)}."


def _what_came_of_it(goal: Goal, states: Sequence[IndicatorState], material: Material) -> Iterable[str]:
    yield "\n".join(line for line in goal.sentence.splitlines() if line.strip())
    result = material.results.get(goal.pk)
    if result is None:
        yield gap(f"Ergebnis des Ziels „{goal.name}“")
        return
    yield f"**Ergebnis: {result.get_outcome_display()}.** {result.text}".strip()
    yield _counted_states(own) if (own := material.measures_of(goal)) else "Dem Ziel ist keine Maßnahme zugeordnet."
    if states:
        yield f"Kennzahlen: {'; '.join(_indicator(state, material.small_limit) for state in states)}."
    if result.obstacles:
        yield f"Was hinderlich war: {result.obstacles}"
    if result.outlook:
        yield f"Ausblick: {result.outlook}"


def _indicator(state: IndicatorState, limit: int) -> str:
    each = state.indicator
    value = f"{below(limit) if is_small(state, limit) else state.shown} {each.unit}".strip()
    if each.target is None:
        return f"{each.title}: {value}"
    return f"{each.title}: {value}, angestrebt {formats.number(each.target)}"


def _measures_told(material: Material) -> str:
    if material.period is None:
        return gap("Schwerpunktzeitraum")
    told = ["\n\n".join(_told(each, material)) for each in material.measures_in_full]
    return "\n\n".join(told) or "In diesem Zeitraum ist keine Maßnahme geplant."


def _told(measure: Measure, material: Material) -> Iterable[str]:
    yield f"**{measure.title}** ({measure.kind.label}, {measure.get_state_display()})"
    if measure.description:
        yield " ".join(measure.description.split())
    facts = {
        "Dient": [f"Ziel {goal.number}" if goal.number else goal.name for goal in measure.goals.all()],
        "Für": [each.label for each in measure.target_groups.all()],
        "In": [each.name for each in measure.municipalities.all()],
        "Mit": [each.organisation.name for each in measure.partners.all()],
        "Frist": [formats.day(measure.due_on)] if measure.due_on else [],
    }
    yield ". ".join(f"{name}: {', '.join(words)}" for name, words in facts.items() if words) + "."
    first, last = material.scope.first, material.until
    happened = [(each.reported_on, _report_words(each)) for each in measure.reports.all()]
    happened += [
        (each.done_on, f"Meilenstein erreicht: {each.title}.") for each in measure.milestones.all() if each.done_on
    ]
    lines = [
        f"- {formats.day(day)}: {words}"
        for day, words in sorted(happened)
        if (first is None or day >= first) and day <= last
    ]
    if lines:
        yield "\n".join(lines)


def _report_words(report: StatusReport) -> str:
    state = report.get_state_display()
    if not report.text:
        return f"Stand: {state}."
    return f"{report.text} ({state})" if report.state == MeasureState.AT_RISK else report.text


def _moved_deadlines(material: Material) -> str:
    if not material.moves:
        return "Keine Frist wurde verschoben."
    rows = [
        (each.what, formats.day(each.old_due_on), formats.day(each.new_due_on), each.reason) for each in material.moves
    ]
    return table_text(("Maßnahme oder Meilenstein", "Frist bisher", "Frist neu", "Grund"), rows)


def _needs_ended(material: Material) -> str:
    if material.period is None:
        return gap("Schwerpunktzeitraum")
    rows = list(
        Need.objects.filter(round__period=material.period)
        .exclude(state=NeedState.DRAFT)
        .values_list("state", "municipality_id", "organisation_id")
    )
    if not rows:
        return "Für diesen Zeitraum sind keine Bedarfe gemeldet worden."
    counts = Counter(NeedState(state) for state, _place, _unit in rows)
    senders = len({(place, unit) for _state, place, unit in rows})
    number = "Ein Bedarf wurde" if len(rows) == 1 else f"{len(rows)} Bedarfe wurden"
    from_whom = "einer Stelle" if senders == 1 else f"{senders} Stellen"
    table = table_text(
        ("Was daraus wurde", "Anzahl"), [(str(state.label), str(counts[state])) for state in NeedState if counts[state]]
    )
    return f"{number} von {from_whom} gemeldet.\n\n{table}"


def _own_needs(material: Material) -> str:
    paper = material.paper
    if paper.need_round_id is None or paper.recipient is None:
        return gap("Bedarfsabfrage")
    rows = (
        needs()
        .filter(round=paper.need_round_id, municipality=paper.municipality_id, organisation=paper.organisation_id)
        .exclude(state=NeedState.DRAFT)
        .prefetch_related(*BECAME)
        .order_by("pk")
    )
    return "\n\n".join(_answered(each) for each in rows) or "Zu dieser Abfrage haben Sie keinen Bedarf gemeldet."


def _answered(need: Need) -> str:
    words = " ".join(need.text.split())
    if need.state in OPEN_STATES:
        return f"- {words}\n\n{gap(f'Entscheidung über „{need.name}“')}"
    return f"- {words} → {outcome(need)}"


def _own_measures(material: Material) -> str:
    place, unit = material.paper.municipality, material.paper.organisation
    if material.period is None or (place is None and unit is None):
        return gap("Schwerpunktzeitraum")
    where = {"municipalities": place} if place is not None else {"partners__organisation": unit}
    rows = material.period.measures.filter(**where).select_related("kind").distinct().order_by("position", "title")
    found = [
        (each.title, each.kind.label, formats.day(each.due_on), str(each.get_state_display()))
        for each in rows
        if each.state != MeasureState.DROPPED
    ]
    if not found:
        return "Eine Maßnahme eigens für Sie war in diesem Zeitraum nicht vorgesehen; die Angebote für alle gelten auch für Sie."
    return table_text(("Maßnahme", "Art", "Frist", "Stand"), found)


TOLD: Mapping[BlockSource, Teller] = {
    BlockSource.GOAL_STATUS: _goal_status,
    BlockSource.GOAL_RESULTS: _goal_results,
    BlockSource.MEASURES_TOLD: _measures_told,
    BlockSource.MOVED_DEADLINES: _moved_deadlines,
    BlockSource.NEEDS_ENDED: _needs_ended,
    BlockSource.OWN_NEEDS: _own_needs,
    BlockSource.OWN_MEASURES: _own_measures,
}
"""What the data say for a block, by its source."""
