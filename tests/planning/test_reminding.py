"""Reminders by a moved clock: at each stage once, to whoever can act, in one mail a day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from schwerpunkt.accounts.commands import end_membership
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden
from schwerpunkt.core.writing import licence
from schwerpunkt.messaging.models import Mail
from schwerpunkt.planning import commands
from schwerpunkt.planning.models import FocusPeriod, Measure, Reminder
from schwerpunkt.planning.queries.reminding import due_reminders, stage_of
from tests.kit.world import World

DUE = date(2023, 9, 30)


@pytest.fixture
def period(world: World) -> FocusPeriod:
    period = world.period()
    world.goal(period)
    with licence("test"):
        FocusPeriod.objects.filter(pk=period.pk).update(state="running")
    period.refresh_from_db()
    return period


def measure(world: World, period: FocusPeriod, title: str = "Rucksack Kita", **more: Any) -> Measure:
    people = world.here.people
    facts = {"owner": people["officer"], "substitute": people["assistant"], "due_on": DUE, **more}
    return world.measure(period, list(period.goals.all()), title=title, **facts)


def run(world: World, day: date) -> list[Mail]:
    """What the daily job sends on a day."""
    known = set(Mail.objects.values_list("pk", flat=True))
    with clock.at(datetime(day.year, day.month, day.day, 6, tzinfo=UTC)):
        commands.remind_of_deadlines(actor=world.here.system)
    return [mail for mail in Mail.objects.order_by("pk") if mail.pk not in known]


def test_each_stage_reminds_once(world: World, period: FocusPeriod) -> None:
    measure(world, period)
    first = DUE - timedelta(days=40)

    days = [first + timedelta(days=number) for number in range(60)]
    sent = {(DUE - day).days: [mail.to_address for mail in run(world, day)] for day in days}

    told = {left: to for left, to in sent.items() if to}
    assert told == {left: ["officer@rsk.example"] for left in (28, 14, 7, 1, -1)}


def test_a_day_missed_is_made_up_the_next_day_and_only_for_its_stage(world: World, period: FocusPeriod) -> None:
    measure(world, period)

    assert len(run(world, DUE - timedelta(days=5))) == 1
    assert run(world, DUE - timedelta(days=4)) == []


def test_many_deadlines_are_one_mail(world: World, period: FocusPeriod) -> None:
    found = [measure(world, period, f"Maßnahme {number}") for number in range(5)]
    commands.add_milestone(
        actor=world.actor("head"), measure=found[-1], title="Auftakt", due_on=DUE - timedelta(days=3)
    )

    mails = run(world, DUE - timedelta(days=7))

    assert [mail.subject for mail in mails] == ["6 Fristen stehen an"]
    assert mails[0].body.count("/massnahmen/") == 6
    assert "Meilenstein der Maßnahme „Maßnahme 4“" in mails[0].body
    assert "fällig am 30.09.2023 (in 7 Tagen)" in mails[0].body


@pytest.mark.parametrize(
    ("facts", "who"),
    [
        ({}, "officer@rsk.example"),
        ({"owner": None}, "assistant@rsk.example"),
        ({"owner": None, "substitute": None}, "head@rsk.example"),
    ],
)
def test_somebody_who_can_act_is_told(world: World, period: FocusPeriod, facts: dict[str, Any], who: str) -> None:
    measure(world, period, **facts)

    assert [mail.to_address for mail in run(world, DUE)] == [who]


def test_who_has_left_is_not_told_but_her_substitute(world: World, period: FocusPeriod) -> None:
    measure(world, period)
    with clock.at(datetime(2023, 9, 1, 10, tzinfo=UTC)):
        end_membership(actor=world.actor("head"), member=world.here.people["officer"], last_day=date(2023, 9, 10))

    mails = run(world, DUE - timedelta(days=7))

    assert [mail.to_address for mail in mails] == ["assistant@rsk.example"]
    assert "Sie erhalten das für Officer Rsk." in mails[0].body


def test_a_moved_deadline_is_reminded_of_anew(world: World, period: FocusPeriod) -> None:
    found = measure(world, period)
    run(world, DUE)
    with licence("test"):
        Measure.objects.filter(pk=found.pk).update(due_on=DUE + timedelta(days=10))

    assert run(world, DUE) != []
    assert run(world, DUE) == []


@pytest.mark.parametrize("state", ["done", "dropped"])
def test_what_has_ended_is_not_reminded_of(world: World, period: FocusPeriod, state: str) -> None:
    found = measure(world, period)
    with licence("test"):
        Measure.objects.filter(pk=found.pk).update(state=state, state_reason="x")

    assert run(world, DUE) == []


def test_a_plan_that_does_not_run_yet_reminds_nobody(world: World) -> None:
    draft = world.period()
    world.goal(draft)
    measure(world, draft)

    assert run(world, DUE) == []


def test_the_database_knows_no_second_reminder_of_a_stage(world: World, period: FocusPeriod) -> None:
    measure(world, period)
    run(world, DUE)
    first = Reminder.objects.get()

    first.pk = None
    first._state.adding = True

    with pytest.raises(IntegrityError), transaction.atomic(), licence("test"):
        first.save()


def test_only_the_program_reminds(world: World) -> None:
    with pytest.raises(Forbidden):
        commands.remind_of_deadlines(actor=world.actor("head"))


def test_how_much_there_is_does_not_change_the_number_of_questions(
    world: World, period: FocusPeriod, django_assert_num_queries: Any
) -> None:
    for number in range(4):
        found = measure(world, period, f"Maßnahme {number}")
        commands.add_milestone(actor=world.actor("head"), measure=found, title="Auftakt", due_on=DUE)

    with django_assert_num_queries(6):
        due_reminders(DUE)


@given(st.integers(-400, 400))
def test_a_stage_has_come_when_it_is_said(left: int) -> None:
    stage = stage_of(DUE, DUE - timedelta(days=left), (28, 14, 7, 1))

    assert (stage is None) == (left > 28)
    assert stage is None or stage >= min(left, 28)
