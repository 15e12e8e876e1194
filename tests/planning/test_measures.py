from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from schwerpunkt.audit.trail import history
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.planning import commands
from schwerpunkt.planning.commands.measures import MeasureFacts
from schwerpunkt.planning.models import Measure
from schwerpunkt.planning.queries import measure_status, overview
from schwerpunkt.planning.timeline import WIDTH, draw
from tests.kit.world import World

NOON = datetime(2023, 9, 14, 10, tzinfo=UTC)


@pytest.fixture
def measure(world: World) -> Measure:
    period = world.period()
    return world.measure(
        period,
        [world.goal(period)],
        owner=world.here.people["officer"],
        starts_on=date(2023, 2, 1),
        due_on=date(2023, 6, 30),
    )


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "Rucksack Kita"}, "title"),
        ({"goals": ()}, "goals"),
        ({"starts_on": date(2023, 6, 1), "due_on": date(2023, 5, 31)}, "due_on"),
        ({"budget_amount": Decimal("-0.01")}, "budget_amount"),
    ],
)
def test_a_measure_that_cannot_be_is_refused_at_the_field(
    world: World, measure: Measure, change: dict[str, object], field: str
) -> None:
    wanted = {"title": "Neu", "kind": measure.kind, "goals": tuple(measure.goals.all()), **change}

    with pytest.raises(Refused) as refused:
        commands.add_measure(
            actor=world.actor("assistant"),
            period=measure.period,
            facts=MeasureFacts(**wanted),  # type: ignore[arg-type]
        )

    assert list(refused.value.fields) == [field]
    assert Measure.objects.count() == 1


def test_nobody_is_her_own_substitute(world: World, measure: Measure) -> None:
    someone = world.here.people["head"]

    with pytest.raises(Refused) as refused:
        world.measure(measure.period, list(measure.goals.all()), "Neu", owner=someone, substitute=someone)

    assert list(refused.value.fields) == ["substitute"]


def test_a_goal_of_another_period_is_refused(world: World, measure: Measure) -> None:
    other = world.goal(world.period("Anderer Zeitraum"))

    with pytest.raises(Refused) as refused:
        world.measure(measure.period, [other], "Neu")

    assert refused.value.fields == {"goals": "Ein Ziel gehört zu einem anderen Zeitraum."}


def test_being_late_follows_from_the_deadline(measure: Measure) -> None:
    assert [
        (status.look, status.note)
        for status in (measure_status(measure, date(2023, 6, 30)), measure_status(measure, date(2023, 7, 1)))
    ] == [("plan", ""), ("late", "seit 1 Tag")]


@pytest.mark.parametrize("verb", ["flag", "drop"])
def test_bad_news_needs_a_reason(world: World, measure: Measure, verb: str) -> None:
    with pytest.raises(Refused) as refused:
        commands.move_measure_state(actor=world.actor("officer"), measure=measure, verb=verb)

    assert list(refused.value.fields) == ["reason"]


def test_the_reason_is_kept_with_the_change(world: World, measure: Measure) -> None:
    commands.move_measure_state(actor=world.actor("officer"), measure=measure, verb="flag", reason="Trainerin krank")

    entry = history(measure)[0]
    assert (entry.reason, entry.changes[0]) == (
        "Trainerin krank",
        {"field": "state", "label": "Stand", "before": "geplant", "after": "gefährdet"},
    )


def test_finishing_keeps_the_day_and_reopening_takes_it_back(world: World, measure: Measure) -> None:
    with clock.at(NOON):
        done = commands.move_measure_state(actor=world.actor("officer"), measure=measure, verb="finish")
    finished_on = done.done_on
    reopened = commands.move_measure_state(
        actor=world.actor("officer"), measure=measure, verb="reopen", reason="Es fehlt noch ein Termin."
    )

    assert (finished_on, reopened.done_on, reopened.state) == (date(2023, 9, 14), None, "running")


def test_a_measure_that_has_begun_is_not_deleted(world: World, measure: Measure) -> None:
    commands.move_measure_state(actor=world.actor("officer"), measure=measure, verb="begin")

    with pytest.raises(Refused):
        commands.remove_measure(actor=world.actor("head"), measure=measure)

    assert Measure.objects.count() == 1


@pytest.mark.parametrize(("role", "may"), [("head", True), ("assistant", True), ("officer", True), ("reader", False)])
def test_who_changes_a_measure(world: World, measure: Measure, role: str, may: bool) -> None:
    def change() -> None:
        commands.move_measure_state(actor=world.actor(role), measure=measure, verb="begin")

    if may:
        change()
    else:
        with pytest.raises(Forbidden):
            change()

    measure.refresh_from_db()
    assert (measure.state == "running") is may


def test_an_agreed_deadline_moves_with_a_reason_only(world: World, measure: Measure) -> None:
    head = world.actor("head")
    commands.release_period(actor=head, period=measure.period)
    commands.submit_period(
        actor=head, period=measure.period, ministries=world.ministries(), submitted_on=date(2022, 9, 1)
    )
    facts = MeasureFacts(
        title=measure.title, kind=measure.kind, goals=tuple(measure.goals.all()), due_on=date(2023, 9, 30)
    )

    with pytest.raises(Refused) as refused:
        commands.change_measure(actor=head, measure=measure, facts=facts)
    commands.change_measure(actor=head, measure=measure, facts=facts, reason="Raum war nicht frei.")

    measure.refresh_from_db()
    assert (list(refused.value.fields), measure.due_on) == (["reason"], date(2023, 9, 30))


def test_milestones_are_ticked_and_unticked(world: World, measure: Measure) -> None:
    actor = world.actor("officer")
    milestone = commands.add_milestone(actor=actor, measure=measure, title="Gruppe gefunden", due_on=date(2023, 3, 1))

    with clock.at(NOON):
        commands.complete_milestone(actor=actor, milestone=milestone)
    milestone.refresh_from_db()
    done_on = milestone.done_on
    commands.reopen_milestone(actor=actor, milestone=milestone)
    commands.change_milestone(actor=actor, milestone=milestone, title="Zwei Gruppen", due_on=date(2023, 4, 1))
    milestone.refresh_from_db()

    assert (done_on, milestone.done_on, milestone.title) == (date(2023, 9, 14), None, "Zwei Gruppen")
    commands.remove_milestone(actor=actor, milestone=milestone)
    assert measure.milestones.count() == 0


def test_a_milestone_before_the_beginning_is_refused(world: World, measure: Measure) -> None:
    with pytest.raises(Refused) as refused:
        commands.add_milestone(actor=world.actor("officer"), measure=measure, title="Zu früh", due_on=date(2023, 1, 31))

    assert refused.value.fields == {"due_on": "Die Frist liegt vor dem Beginn der Maßnahme."}


def test_the_overview_counts_every_measure_once(world: World, measure: Measure) -> None:
    second = world.goal(measure.period, "Zweites Ziel")
    world.measure(measure.period, [*measure.goals.all(), second], "Für beide Ziele")

    found = overview(measure.period, date(2023, 9, 14))

    assert (found.measure_count, [len(each.measures) for each in found.goals]) == (2, [2, 1])


def test_the_timeline_keeps_bars_inside_the_drawing(measure: Measure) -> None:
    drawing = draw(overview(measure.period, date(2023, 9, 14)))

    bar = drawing.lanes[0].bars[0]
    assert (bar.left, bar.left + bar.length, bar.overdue > 0) == (42, bar.overdue_left, True)
    assert bar.overdue_left + bar.overdue == drawing.today
    assert all(0 <= left <= WIDTH for _label, left in drawing.quarters)
