"""Carrying out: reports, deadlines that move, results, and goals that come along."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from schwerpunkt.audit.trail import history
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.core.writing import licence
from schwerpunkt.planning import commands
from schwerpunkt.planning.enums import PeriodState
from schwerpunkt.planning.models import FocusPeriod, Goal, GoalResult, Measure, MovedDeadline, StatusReport
from schwerpunkt.planning.queries import (
    goals_to_carry_on,
    latest_reports,
    measures_to_carry_on,
    moved_deadlines,
    results_of,
    stale_measures,
)
from tests.kit.needs import noon
from tests.kit.world import World

pytestmark = pytest.mark.django_db
DAY = date(2023, 3, 1)


@pytest.fixture
def period(world: World) -> FocusPeriod:
    """A period that runs, with a goal and a measure that has begun."""
    found = world.period()
    goal = world.goal(found)
    world.goal(found, title="Erreicht")
    measure = world.measure(found, [goal], owner=world.here.people["officer"])
    with licence("test"):
        found.state = PeriodState.RUNNING
        found.save()
    with clock.at(noon(date(2023, 1, 10))):
        commands.move_measure_state(actor=world.actor("officer"), measure=measure, verb="begin")
    return found


def _report(world: World, measure: Measure, state: str = "running", text: str = "Es geht voran.") -> StatusReport:
    with clock.at(noon(DAY)):
        return commands.report_status(actor=world.actor("officer"), measure=measure, state=state, text=text)


def _client(world: World, role: str) -> Client:
    client = Client()
    client.force_login(world.here.people[role].user)
    return client


def _assess(world: World, goal: Goal, outcome: str = "partly", role: str = "head") -> GoalResult:
    return commands.assess_goal(actor=world.actor(role), goal=goal, outcome=outcome, text="Fast alles fand statt.")


def test_a_report_keeps_the_state_or_moves_it(world: World, period: FocusPeriod) -> None:
    measure = period.measures.get()

    _report(world, measure)
    _report(world, measure, "at_risk", "Eine Trainerin fehlt.")
    measure.refresh_from_db()

    said = list(StatusReport.objects.filter(measure=measure).order_by("pk").values_list("state", "text"))
    assert said == [("running", ""), ("running", "Es geht voran."), ("at_risk", "Eine Trainerin fehlt.")]
    assert (measure.state, measure.state_reason) == ("at_risk", "Eine Trainerin fehlt.")
    assert latest_reports(period, DAY)[measure.pk].text == "Eine Trainerin fehlt."
    assert latest_reports(period, DAY - timedelta(days=1))[measure.pk].text == ""


def test_a_report_says_something_and_nothing_impossible(world: World, period: FocusPeriod) -> None:
    measure = period.measures.get()

    with pytest.raises(Refused) as said:
        _report(world, measure, text=" ")
    assert said.value.fields == {"text": "Bitte schreiben Sie in einem Satz, wie es steht."}
    with pytest.raises(Refused) as said:
        _report(world, measure, state="planned")
    assert said.value.fields == {"state": "Dieser Stand kann jetzt nicht folgen."}
    with pytest.raises(Forbidden):
        commands.report_status(actor=world.actor("auditor"), measure=measure, state="running", text="Hm")
    assert StatusReport.objects.count() == 1


def test_a_silent_measure_is_waited_for_until_somebody_reports(world: World, period: FocusPeriod) -> None:
    measure = period.measures.get()
    assert list(stale_measures(date(2023, 3, 7))) == []
    assert list(stale_measures(date(2023, 3, 8))) == [measure]
    with clock.at(noon(date(2023, 3, 8))):
        officer = _client(world, "officer")
        assert f"Sachstand zu „{measure.title}“ melden" in officer.get("/").content.decode()
        assert measure.title in officer.get("/luecken/").content.decode()
        answer = officer.post(
            reverse("planning:measure_report", args=(measure.pk,)), {"state": "running", "text": "Alles gut."}
        )
        assert answer.status_code == 302
        assert f"Sachstand zu „{measure.title}“" not in officer.get("/").content.decode()
        page = officer.get(reverse("planning:measure", args=(measure.pk,))).content.decode()
    assert "Alles gut." in page


def test_a_deadline_that_moves_is_kept_with_its_reason(world: World, period: FocusPeriod) -> None:
    measure, head = period.measures.get(), world.actor("head")
    with licence("test"):
        measure.due_on = date(2023, 6, 30)
        measure.save()
    milestone = commands.add_milestone(actor=head, measure=measure, title="Auftakt", due_on=date(2023, 4, 1))
    facts = commands.measures.MeasureFacts(
        title=measure.title, kind=measure.kind, goals=list(measure.goals.all()), due_on=date(2023, 9, 30)
    )

    with clock.at(noon(DAY)):
        commands.change_measure(actor=head, measure=measure, facts=facts, reason="Der Raum wird saniert.")
        with pytest.raises(Refused, match="nennen Sie den Grund"):
            commands.change_milestone(actor=head, milestone=milestone, title="Auftakt", due_on=date(2023, 5, 1))
        commands.change_milestone(
            actor=head, milestone=milestone, title="Auftakt", due_on=date(2023, 5, 1), reason="Ferien"
        )

    moved = [(each.what, each.old_due_on, each.new_due_on, each.reason) for each in moved_deadlines(period)]
    assert moved == [
        (measure.title, date(2023, 6, 30), date(2023, 9, 30), "Der Raum wird saniert."),
        ("Auftakt", date(2023, 4, 1), date(2023, 5, 1), "Ferien"),
    ]
    assert moved_deadlines(period, DAY + timedelta(days=1)) == []
    with licence("test"), transaction.atomic(), pytest.raises(IntegrityError):
        MovedDeadline(measure=measure, old_due_on=DAY, new_due_on=DAY, reason="x", moved_on=DAY).save()


def test_the_result_of_a_goal_is_one_and_can_be_corrected(world: World, period: FocusPeriod) -> None:
    goal = period.goals.get(title="Übergang")

    _assess(world, goal)
    _assess(world, goal, "reached")

    assert [(each.goal, each.outcome) for each in results_of(period)] == [(goal, "reached")]
    assert [each.verb for each in history(goal.result)] == ["planning.assess_goal"] * 2
    with licence("test"), transaction.atomic(), pytest.raises(IntegrityError):
        GoalResult(goal=goal, outcome="reached", text="x", assessed_on=DAY).save()


def test_a_result_needs_an_agreed_goal_words_and_somebody_who_may(world: World, period: FocusPeriod) -> None:
    goal = period.goals.get(title="Übergang")

    with pytest.raises(Refused) as said:
        commands.assess_goal(actor=world.actor("head"), goal=goal, outcome="great", text=" ")
    assert set(said.value.fields) == {"outcome", "text"}
    with pytest.raises(Forbidden):
        _assess(world, goal, role="assistant")
    draft = world.goal(world.period("Später", date(2025, 1, 1)), title="Noch nicht", due_on=date(2025, 12, 31))
    with pytest.raises(Refused, match="noch nicht vereinbart"):
        _assess(world, draft)


def test_near_the_end_the_result_is_asked_for(world: World, period: FocusPeriod) -> None:
    goal = period.goals.get(title="Übergang")
    question = f"Ergebnis eintragen: {goal.name}"

    with clock.at(noon(period.ends_on - timedelta(days=100))):
        assert question not in _client(world, "head").get("/").content.decode()
    with clock.at(noon(period.ends_on - timedelta(days=30))):
        head = _client(world, "head")
        assert question in head.get("/").content.decode()
        _assess(world, goal)
        assert question not in head.get("/").content.decode()


def test_goals_come_along_with_what_is_open_and_only_once(world: World, period: FocusPeriod) -> None:
    goal, head = period.goals.get(title="Übergang"), world.actor("head")
    done = world.measure(period, [goal], title="Schon fertig")
    commands.move_measure_state(actor=head, measure=done, verb="finish")
    reached = period.goals.get(title="Erreicht")
    _assess(world, goal)
    _assess(world, reached, "reached")
    following = world.period("Schwerpunkte 2025", date(2025, 1, 1))
    assert list(goals_to_carry_on(following)) == [goal]

    facts = commands.IndicatorFacts(
        "Elternabende", date(2023, 1, 1), date(2024, 12, 31), unit="Abende", target=Decimal(40)
    )
    indicator = commands.add_goal_indicator(actor=head, goal=goal, facts=facts)
    with clock.at(noon(DAY)):
        for day, value in ((date(2023, 2, 1), 12), (date(2023, 1, 15), 5)):
            commands.record_value(actor=head, indicator=indicator, on=day, value=Decimal(value), source="Liste")
    measure = goal.measures.get(title="Rucksack Kita")
    spare = world.measure(period, [reached], title="Dient dem Erreichten")
    assert list(measures_to_carry_on(following)) == [measure]
    with pytest.raises(Refused, match="dient keinem der gewählten Ziele"):
        commands.carry_on(actor=head, period=following, goals=[goal], measures=[spare])
    assert not following.goals.exists()

    commands.carry_on(actor=head, period=following, goals=[goal], measures=[measure])

    copy = following.goals.get()
    carried = copy.indicators.get()
    assert (carried.title, carried.baseline, carried.target) == ("Elternabende", Decimal(12), Decimal(40))
    assert (carried.starts_on, carried.cut_off_on) == (following.starts_on, following.ends_on)
    assert (copy.continues, copy.title, copy.due_on) == (goal, goal.title, following.ends_on)
    assert f"{following.ends_on:%d.%m.%Y}" in copy.sentence
    assert [each.title for each in copy.measures.all()] == ["Rucksack Kita"]
    assert copy.measures.get().state == "planned"
    assert list(goals_to_carry_on(following)) == []
    with pytest.raises(Refused, match="schon in diesem Zeitraum"):
        commands.carry_on(actor=head, period=following, goals=[goal])
    client = _client(world, "head")
    assert "Schwerpunkte 2025" in client.get(reverse("planning:goal", args=(goal.pk,))).content.decode()
    assert period.title in client.get(reverse("planning:goal", args=(copy.pk,))).content.decode()


def test_nothing_comes_into_a_period_that_is_agreed(world: World, period: FocusPeriod) -> None:
    earlier = world.goal(world.period("Früher", date(2021, 1, 1)), title="Alt", due_on=date(2022, 12, 31))

    with pytest.raises(Refused, match="kein Entwurf mehr"):
        commands.carry_on(actor=world.actor("head"), period=period, goals=[earlier])


def test_a_report_is_about_its_own_measure_in_a_period_that_is_open(world: World, period: FocusPeriod) -> None:
    measure, head = period.measures.get(), world.actor("head")
    other = world.measure(period, list(period.goals.all()[:1]), title="Andere")
    foreign = commands.add_milestone(actor=head, measure=other, title="Fremd", due_on=date(2023, 4, 1))

    with pytest.raises(Refused) as said:
        commands.report_status(actor=head, measure=measure, state="running", text="Gut.", milestone=foreign)
    assert said.value.fields == {"milestone": "Der Meilenstein gehört zu einer anderen Maßnahme."}
    with licence("test"):
        measure.period.state = PeriodState.CLOSED
        measure.period.save()
    with pytest.raises(Refused, match="Der Zeitraum ist abgeschlossen"):
        _report(world, measure)


def test_closing_names_the_goals_without_result(world: World, period: FocusPeriod) -> None:
    _assess(world, period.goals.get(title="Übergang"))
    page = reverse("planning:period_close", args=(period.pk,))
    head = _client(world, "head")

    assert "Noch ohne Ergebnis: Erreicht." in head.get(page).content.decode()
    _assess(world, period.goals.get(title="Erreicht"), "reached")
    assert "Noch ohne Ergebnis" not in head.get(page).content.decode()


def test_what_is_closed_is_only_to_be_read(world: World, period: FocusPeriod) -> None:
    measure, head = period.measures.get(), world.actor("head")
    commands.move_measure_state(actor=head, measure=measure, verb="finish")
    with licence("test"):
        period.state = PeriodState.CLOSED
        period.save()
    measure.refresh_from_db()
    facts = commands.measures.MeasureFacts(title="Anders", kind=measure.kind, goals=list(measure.goals.all()))
    acts: tuple[Callable[[], object], ...] = (
        lambda: commands.move_measure_state(actor=head, measure=measure, verb="reopen", reason="Doch noch"),
        lambda: commands.change_measure(actor=head, measure=measure, facts=facts),
        lambda: commands.set_measure_partners(actor=head, measure=measure, partners={}),
        lambda: commands.add_milestone(actor=head, measure=measure, title="Neu", due_on=date(2023, 5, 1)),
        lambda: commands.report_status(actor=head, measure=measure, state="done", text="Hm"),
    )

    for act in acts:
        with pytest.raises(Refused, match="Der Zeitraum ist abgeschlossen"):
            act()


def test_a_measure_is_left_behind_with_its_goal(world: World, period: FocusPeriod) -> None:
    goal = period.goals.get(title="Übergang")
    following = world.period("Schwerpunkte 2025", date(2025, 1, 1))
    page = reverse("planning:goals_carry_on", args=(following.pk,))
    other = period.goals.get(title="Erreicht")
    world.measure(period, [other], title="Nur dafür")
    measures = list(measures_to_carry_on(following))
    assert {each.title for each in measures} == {"Rucksack Kita", "Nur dafür"}
    client = _client(world, "head")
    shown = client.get(page).content.decode()
    assert shown.count("checked") == 3, "both measures, and the indicators"

    said = client.post(page, {"goals": [goal.pk], "measures": [each.pk for each in measures]}, follow=True)

    assert said.status_code == 200
    assert [each.title for each in following.measures.all()] == ["Rucksack Kita"]


def test_the_list_says_when_something_was_last_reported(world: World, period: FocusPeriod) -> None:
    measure = period.measures.get()
    world.measure(period, list(period.goals.all()[:1]), title="Stumm")
    _report(world, measure)

    def listed(query: str) -> list[str]:
        page = _client(world, "head").get(f"{reverse('planning:measures')}?{query}").content.decode()
        return [each for each in ("Rucksack Kita", "Stumm") if f">{each}</a>" in page]

    with clock.at(noon(DAY)):
        assert "01.03.2023" in _client(world, "head").get(reverse("planning:measures")).content.decode()
        assert listed("heard=never") == ["Stumm"]
        assert listed("heard=stale") == []
    with clock.at(noon(DAY + timedelta(days=200))):
        assert listed("heard=stale") == ["Rucksack Kita"]
        assert listed("sortierung=-heard_on") == ["Rucksack Kita", "Stumm"]
