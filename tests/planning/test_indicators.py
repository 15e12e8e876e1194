from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.core.writing import licence
from schwerpunkt.planning import commands
from schwerpunkt.planning.commands.indicators import IndicatorFacts
from schwerpunkt.planning.metrics import GOAL, measures_done
from schwerpunkt.planning.models import Goal, Indicator
from schwerpunkt.planning.queries import indicator_states
from tests.kit.queries import count
from tests.kit.world import World

YEAR = {"starts_on": date(2023, 1, 1), "cut_off_on": date(2023, 12, 31)}
AUTUMN = datetime(2023, 9, 14, 10, tzinfo=UTC)


@pytest.fixture
def goal(world: World) -> Goal:
    return world.goal(world.period())


def facts(**more: Any) -> IndicatorFacts:
    return IndicatorFacts(**{"title": "Begleitete Schulen", **YEAR, **more})


def entered(world: World, goal: Goal, **more: Any) -> Indicator:
    return commands.add_goal_indicator(actor=world.actor("head"), goal=goal, facts=facts(**more))


def put(world: World, indicator: Indicator, on: date, value: int, **more: Any) -> None:
    wanted = {"source": "Abfrage der Schulen", **more}
    commands.record_value(actor=world.actor("head"), indicator=indicator, on=on, value=Decimal(value), **wanted)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "Schon da"}, "title"),
        ({"cut_off_on": date(2022, 12, 31)}, "cut_off_on"),
        ({"baseline": Decimal(9), "target": Decimal(9)}, "target"),
        ({"baseline": Decimal(9), "target": Decimal(12), "direction": "down"}, "target"),
        ({"metric": "gibt.es.nicht"}, "metric"),
        ({"where": {"kommune": 1}}, "where"),
        ({"metric": "planning.measures_done", "where": {"mond": 1}}, "where"),
    ],
)
def test_an_indicator_that_cannot_be_is_refused_at_the_field(
    world: World, goal: Goal, wrong: dict[str, Any], field: str
) -> None:
    entered(world, goal, title="Schon da")

    with pytest.raises(Refused) as refused:
        entered(world, goal, **wrong)

    assert list(refused.value.fields) == [field]
    assert goal.indicators.count() == 1


def test_the_database_refuses_an_indicator_of_nothing(world: World) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), licence("test"):
        Indicator(title="Frei", **YEAR).save()


def test_a_counting_indicator_counts_the_measures_of_its_goal(world: World, goal: Goal) -> None:
    other = world.goal(goal.period, title="Ein anderes")
    for title, of in (("Eine", goal), ("Zweite", goal), ("Fremde", other)):
        measure = world.measure(goal.period, [of], title=title)
        with clock.at(AUTUMN):
            for verb in ("begin", "finish"):
                commands.move_measure_state(actor=world.actor("head"), measure=measure, verb=verb, reason="fertig")
    indicator = entered(
        world, goal, metric=measures_done.code, where={GOAL.key: goal.pk}, baseline=Decimal(0), target=Decimal(4)
    )

    state = indicator_states([indicator], date(2023, 10, 1))[0]

    assert (state.value, state.share, state.look) == (Decimal(2), 0.5, "run")
    assert state.url == f"/zahlen/planning.measures_done/?tag_von=01.01.2023&tag_bis=31.12.2023&ziel={goal.pk}"
    assert indicator_states([indicator], date(2024, 1, 1))[0].look == "late"


def test_an_entered_indicator_shows_its_last_value_before_the_day(world: World, goal: Goal) -> None:
    indicator = entered(world, goal, baseline=Decimal(9), target=Decimal(12))
    put(world, indicator, date(2023, 6, 30), 10)
    put(world, indicator, date(2023, 12, 15), 12)

    summer, winter, before = (
        indicator_states([indicator], day)[0] for day in (date(2023, 8, 1), date(2023, 12, 31), date(2023, 1, 2))
    )

    assert (summer.value, summer.as_of, summer.look) == (Decimal(10), date(2023, 6, 30), "run")
    assert (winter.value, winter.share, winter.look) == (Decimal(12), 1.0, "done")
    assert (before.value, before.share) == (None, None)


def test_less_can_be_better(world: World, goal: Goal) -> None:
    indicator = entered(world, goal, baseline=Decimal(20), target=Decimal(10), direction="down")
    put(world, indicator, date(2023, 6, 30), 15)

    assert indicator_states([indicator], date(2023, 8, 1))[0].share == 0.5


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"source": " "}, "source"), ({"on": date(2023, 9, 15)}, "on"), ({"on": date(2023, 6, 30)}, "on")],
)
def test_a_value_needs_its_source_and_a_day_of_its_own(
    world: World, goal: Goal, wrong: dict[str, Any], field: str
) -> None:
    indicator = entered(world, goal)
    put(world, indicator, date(2023, 6, 30), 10)

    with clock.at(AUTUMN), pytest.raises(Refused) as refused:
        put(world, indicator, **{"on": date(2023, 9, 1), "value": 11, **wrong})

    assert list(refused.value.fields) == [field]
    assert indicator.values.count() == 1


def test_nobody_types_a_value_that_counts_itself(world: World, goal: Goal) -> None:
    indicator = entered(world, goal, metric=measures_done.code)

    with pytest.raises(Refused):
        put(world, indicator, date(2023, 6, 30), 10)


def test_what_was_agreed_changes_only_with_a_reason(world: World, goal: Goal) -> None:
    indicator = entered(world, goal, target=Decimal(12))
    period = commands.release_period(actor=world.actor("head"), period=goal.period)
    commands.submit_period(
        actor=world.actor("head"), period=period, ministries=world.ministries(), submitted_on=date(2022, 9, 1)
    )
    change: dict[str, Any] = {"actor": world.actor("head"), "indicator": indicator, "facts": facts(target=Decimal(10))}

    with pytest.raises(Refused) as refused:
        commands.change_indicator(**change)
    changed = commands.change_indicator(**change, reason="Zwei Schulen wurden zusammengelegt.")

    assert list(refused.value.fields) == ["reason"]
    assert changed.target == Decimal(10)


def test_another_field_is_not_hers(world: World) -> None:
    goal = world.goal(
        commands.create_period(
            actor=world.here.system,
            title="Anderes",
            starts_on=date(2023, 1, 1),
            action_fields=[world.code["querschnitt"]],
        ),
        action_field=world.code["querschnitt"],
    )

    with pytest.raises(Forbidden):
        commands.add_goal_indicator(actor=world.actor("officer"), goal=goal, facts=facts())


def test_many_indicators_take_one_query_for_their_figures(world: World, goal: Goal) -> None:
    made = [entered(world, goal, title=f"Nr. {number}", metric=measures_done.code) for number in range(5)]

    with CaptureQueriesContext(connection) as queries:
        indicator_states(made, date(2023, 8, 1))

    assert len(queries) == 1


def test_the_form_keeps_what_was_typed(world: World, goal: Goal, client: Any) -> None:
    client.force_login(world.here.people["head"].user)
    path = f"/ziele/{goal.pk}/kennzahl-anlegen/"

    answer = client.post(
        path,
        {
            "title": "Schulen",
            "baseline": "neun",
            "starts_on": "31.2.2023",
            "cut_off_on": "31.12.2023",
            "direction": "up",
        },
    )

    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'value="neun"' in text
    assert 'value="31.2.2023"' in text
    assert not Indicator.objects.exists()


def test_the_goal_shows_its_indicators_with_as_many_queries_for_three_as_for_one(
    world: World, goal: Goal, client: Any
) -> None:
    client.force_login(world.here.people["head"].user)
    path = f"/ziele/{goal.pk}/"
    entered(world, goal, title="Eins")
    client.get(path)  # the first page of a sign-in also writes the session
    one = count(lambda: client.get(path))
    for number in range(2):
        put(world, entered(world, goal, title=f"Mehr {number}", target=Decimal(3)), date(2023, 6, 30), 2)

    assert count(lambda: client.get(path)) == one <= 12
