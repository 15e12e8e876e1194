from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schwerpunkt.figures.gaps import all_gaps, breaks
from schwerpunkt.planning import commands
from schwerpunkt.planning.models import Goal, Measure
from tests.kit.world import World

DAY = date(2023, 9, 14)


def found(world: World) -> dict[str, list[str]]:
    return {gap.key: [each.name for each in rows] for gap, rows in breaks(world.actor("officer"), DAY)}


@pytest.fixture
def goal(world: World) -> Goal:
    return world.goal(world.period())


def whole(world: World) -> Measure:
    """A goal and a measure without a gap."""
    goal = world.goal(world.period(), responsible=world.here.people["officer"])
    facts = commands.IndicatorFacts("Schulen", date(2023, 1, 1), date(2023, 12, 31), target=Decimal(3))
    indicator = commands.add_goal_indicator(actor=world.actor("head"), goal=goal, facts=facts)
    commands.record_value(
        actor=world.actor("head"), indicator=indicator, on=date(2023, 6, 30), value=Decimal(1), source="Liste"
    )
    return world.measure(goal.period, [goal], owner=world.here.people["officer"], due_on=date(2023, 12, 1))


def test_a_whole_thread_has_no_gap(world: World) -> None:
    whole(world)

    assert found(world) == {}


def test_a_bare_goal_has_three(world: World, goal: Goal) -> None:
    assert found(world) == {
        "planning.goal_without_measure": ["Übergang"],
        "planning.goal_without_owner": ["Übergang"],
        "planning.goal_without_indicator": ["Übergang"],
    }


@pytest.mark.parametrize(
    ("change", "key"),
    [({"owner": None}, "planning.measure_without_owner"), ({"due_on": None}, "planning.measure_without_deadline")],
)
def test_a_measure_says_what_it_lacks(world: World, change: dict[str, Any], key: str) -> None:
    measure = whole(world)
    facts = {"owner": world.here.people["head"], "due_on": date(2023, 12, 1), **change}
    world.measure(measure.period, list(measure.goals.all()), title="Neu", **facts)

    assert found(world) == {key: ["Neu"]}


def test_an_indicator_nobody_fills_is_a_gap_after_three_months(world: World) -> None:
    measure = whole(world)
    for title, starts_on in (("Still", date(2023, 6, 1)), ("Frisch", date(2023, 9, 1))):
        facts = commands.IndicatorFacts(title, starts_on, date(2023, 12, 31))
        commands.add_goal_indicator(actor=world.actor("head"), goal=measure.goals.get(), facts=facts)

    assert found(world) == {"planning.indicator_without_value": ["Still"]}


def test_another_centres_gaps_are_not_ours(world: World, goal: Goal, client: Client) -> None:
    client.force_login(world.there.people["head"].user)

    page = client.get("/luecken/").content.decode()

    assert "Der rote Faden ist ganz." in page
    assert goal.title not in page


def test_all_gaps_are_one_query_and_one_for_the_rule_they_follow(world: World, goal: Goal) -> None:
    with CaptureQueriesContext(connection) as queries:
        breaks(world.actor("officer"), DAY)

    assert (len(queries), len({gap.key for gap in all_gaps()})) == (2, len(all_gaps()))
