from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from schwerpunkt.planning import commands
from schwerpunkt.planning.models import Goal
from schwerpunkt.planning.urls import urlpatterns
from tests.kit import queries
from tests.kit.world import World

NAMES = sorted(pattern.name for pattern in urlpatterns if pattern.name)
_OF_PERIOD = {"goal_create", "goals_carry_on", "goal_order", "measure_create", "timeline"}


@pytest.fixture
def head(client: Client, world: World) -> Client:
    client.force_login(world.here.people["head"].user)
    return client


@pytest.fixture
def plan(world: World) -> dict[str, Any]:
    period = world.period()
    goal = world.goal(period)
    measure = world.measure(
        period, [goal], owner=world.here.people["officer"], starts_on=date(2023, 1, 1), due_on=date(2023, 6, 30)
    )
    milestone = commands.add_milestone(
        actor=world.actor("head"), measure=measure, title="Erste Gruppe", due_on=date(2023, 3, 1)
    )
    facts = commands.IndicatorFacts("Begleitete Schulen", date(2023, 1, 1), date(2023, 12, 31))
    indicator = commands.add_goal_indicator(actor=world.actor("head"), goal=goal, facts=facts)
    value = commands.record_value(
        actor=world.actor("head"), indicator=indicator, on=date(2023, 6, 30), value=Decimal(9), source="Abfrage"
    )
    return {
        "period": period,
        "goal": goal,
        "measure": measure,
        "milestone": milestone,
        "indicator": indicator,
        "value": value,
    }


def _url(name: str, plan: dict[str, Any]) -> str:
    if name in {"periods", "period_create", "measures"}:
        return reverse(f"planning:{name}")
    if name == "value_create":
        return reverse("planning:value_create", args=(plan["indicator"].pk,))
    if name == "milestone_create":
        return reverse("planning:milestone_create", args=(plan["measure"].pk,))
    noun = "period" if name in _OF_PERIOD else name.split("_", maxsplit=1)[0]
    return reverse(f"planning:{name}", args=(plan[noun].pk,))


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("agreement")])
def test_every_page_of_a_draft_can_be_opened(head: Client, plan: dict[str, Any], name: str) -> None:
    assert head.get(_url(name, plan)).status_code == 200


@pytest.mark.parametrize(("name", "expected"), [("periods", 6), ("measures", 8)])
def test_a_list_asks_as_often_for_three_rows_as_for_one(
    world: World, head: Client, plan: dict[str, Goal], name: str, expected: int
) -> None:
    url = reverse(f"planning:{name}")
    head.get(url)
    with_one = queries.count(lambda: head.get(url))
    for number in (2, 3):
        period = world.period(f"Zeitraum {number}")
        world.measure(period, [world.goal(period)], f"Maßnahme {number}")
    with_three = queries.count(lambda: head.get(url))

    assert (with_one, with_three) == (expected, expected)


def test_another_centres_goal_is_not_there(world: World, client: Client, plan: dict[str, Goal]) -> None:
    client.force_login(world.there.people["head"].user)

    assert client.get(reverse("planning:goal", args=(plan["goal"].pk,))).status_code == 404


def test_strangers_are_sent_to_sign_in(world: World, client: Client, plan: dict[str, Goal]) -> None:
    response = client.get(reverse("planning:goal", args=(plan["goal"].pk,)))

    assert response.status_code == 302
    assert response["Location"].startswith("/konto/")
