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
_OF_PERIOD = {"goal_create", "goal_order", "measure_create", "timeline"}


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
    with_one = queries.count(lambda: head.get(url))  # type: ignore[arg-type, return-value]
    for number in (2, 3):
        period = world.period(f"Zeitraum {number}")
        world.measure(period, [world.goal(period)], f"Maßnahme {number}")
    with_three = queries.count(lambda: head.get(url))  # type: ignore[arg-type, return-value]

    assert (with_one, with_three) == (expected, expected)


def test_pasting_word_text_and_bad_dates_lose_nothing(head: Client, plan: dict[str, Any]) -> None:
    url = reverse("planning:goal_create", args=(plan["period"].pk,))

    response = head.post(url, {"title": "Weiche\u00adTrennung", "sentence": "x" * 40000, "due_on": "31.2.2023"})

    page = response.content.decode()
    assert response.status_code == 422
    assert "Das Datum gibt es nicht: 31. Februar. Meinten Sie den 28.?" in page
    assert "Bitte wählen Sie das Handlungsfeld des Ziels." in page
    assert "x" * 40000 in page
    assert Goal.objects.count() == 1


def test_a_form_sent_twice_is_done_once(world: World, head: Client, plan: dict[str, Any]) -> None:
    url = reverse("planning:goal_create", args=(plan["period"].pk,))
    page = head.get(url).content.decode()
    token = page.split('name="form_token" value="')[1].split('"')[0]
    sent = {
        "form_token": token,
        "action_field": world.code["bildung"].pk,
        "title": "Neues Ziel",
        "sentence": "Bis zum 31.12.2023 wird das KI drei Formate anbieten.",
        "due_on": "31.12.2023",
        "is_numbered": "on",
    }

    first, second = head.post(url, sent), head.post(url, sent)

    assert (first.status_code, second.status_code, first["Location"]) == (302, 302, second["Location"])
    assert Goal.objects.filter(title="Neues Ziel").count() == 1


def test_the_second_person_sees_both_versions(world: World, head: Client, plan: dict[str, Goal]) -> None:
    goal = plan["goal"]
    url = reverse("planning:goal_change", args=(goal.pk,))
    revision = goal.revision
    commands.change_goal(
        actor=world.actor("officer"),
        goal=goal,
        action_field=goal.action_field,
        title="Titel der Fachkraft",
        sentence=goal.sentence,
        due_on=goal.due_on,
        is_numbered=True,
        short_title="",
        strategy_level=None,
        target_groups=(),
        responsible=None,
        note="",
    )

    response = head.post(
        url,
        {
            "revision": revision,
            "action_field": goal.action_field_id,
            "title": "Titel der Leitung",
            "sentence": goal.sentence,
            "due_on": "31.12.2023",
            "is_numbered": "on",
        },
    )

    page = response.content.decode()
    assert response.status_code == 409
    assert "Officer Rsk hat diesen Datensatz um" in page
    assert "Titel der Fachkraft" in page
    assert "Titel der Leitung" in page


def test_another_centres_goal_is_not_there(world: World, client: Client, plan: dict[str, Goal]) -> None:
    client.force_login(world.there.people["head"].user)

    assert client.get(reverse("planning:goal", args=(plan["goal"].pk,))).status_code == 404


def test_strangers_are_sent_to_sign_in(world: World, client: Client, plan: dict[str, Goal]) -> None:
    response = client.get(reverse("planning:goal", args=(plan["goal"].pk,)))

    assert response.status_code == 302
    assert response["Location"].startswith("/konto/")
