from datetime import date
from typing import Any

import pytest

from schwerpunkt.core.errors import Conflict, Forbidden, Refused
from schwerpunkt.planning import commands
from schwerpunkt.planning.models import FocusPeriod, Goal
from schwerpunkt.planning.queries import compare_versions, goal_advice
from tests.kit.world import World


def test_goals_are_numbered_in_their_order_and_a_focus_of_its_own_has_none(world: World) -> None:
    period = world.period()
    for title in ("Eins", "Zwei"):
        world.goal(period, title)
    world.goal(period, "Schwerpunkt KIM", is_numbered=False)

    assert list(period.goals.order_by("position").values_list("number", "title")) == [
        (1, "Eins"),
        (2, "Zwei"),
        (None, "Schwerpunkt KIM"),
    ]


def test_moving_a_goal_renumbers_the_others(world: World) -> None:
    period = world.period()
    goals = [world.goal(period, title) for title in ("Eins", "Zwei", "Drei")]

    commands.move_goal(actor=world.actor("head"), goal=goals[2], position=1)

    assert list(period.goals.order_by("position").values_list("number", "title")) == [
        (1, "Drei"),
        (2, "Eins"),
        (3, "Zwei"),
    ]


def test_an_incomplete_order_is_refused(world: World) -> None:
    period = world.period()
    goals = [world.goal(period, title) for title in ("Eins", "Zwei")]

    with pytest.raises(Refused):
        commands.order_goals(actor=world.actor("head"), period=period, order=[str(goals[0].pk)])
    commands.order_goals(actor=world.actor("head"), period=period, order=[str(goals[1].pk), str(goals[0].pk)])

    assert list(period.goals.order_by("position").values_list("title", flat=True)) == ["Zwei", "Eins"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"due_on": date(2022, 12, 31)}, "Die Frist liegt vor dem Beginn des Zeitraums am 01.01.2023."),
        ({"due_on": date(2025, 1, 1)}, "Die Frist liegt nach dem Ende des Zeitraums am 31.12.2024."),
    ],
)
def test_a_deadline_outside_the_period_is_refused(world: World, change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        world.goal(world.period(), **change)

    assert refused.value.fields == {"due_on": sentence}
    assert Goal.objects.count() == 0


def test_a_goal_of_a_field_outside_the_period_is_refused(world: World) -> None:
    with pytest.raises(Refused) as refused:
        world.goal(world.period(), action_field=world.code["querschnitt"])

    assert refused.value.fields == {"action_field": "Dieses Handlungsfeld gehört nicht zum Zeitraum."}


def test_an_officer_changes_goals_of_her_field_only(world: World) -> None:
    period = commands.create_period(
        actor=world.here.system,
        title="Zwei Felder",
        starts_on=date(2023, 1, 1),
        action_fields=[world.code["bildung"], world.code["querschnitt"]],
    )
    own, foreign = world.goal(period), world.goal(period, "Fremd", action_field=world.code["querschnitt"])

    commands.move_goal(actor=world.actor("officer"), goal=own, position=2)
    with pytest.raises(Forbidden) as refused:
        commands.move_goal(actor=world.actor("officer"), goal=foreign, position=1)

    assert "anderen Handlungsfeld" in refused.value.message


def test_a_locked_goal_is_not_simply_changed(world: World) -> None:
    goal = _locked(world)

    with pytest.raises(Refused):
        commands.remove_goal(actor=world.actor("head"), goal=goal)
    with pytest.raises(Refused):
        commands.move_goal(actor=world.actor("head"), goal=goal, position=1)

    assert Goal.objects.filter(pk=goal.pk).exists()


def test_an_amendment_keeps_both_versions_and_asks_the_ministries_again(world: World) -> None:
    goal = _locked(world)

    commands.amend_goal(
        actor=world.actor("head"),
        goal=goal,
        title=goal.title,
        sentence=goal.sentence.replace("zwei", "drei"),
        due_on=date(2024, 3, 31),
        reason="Ein Format kommt dazu.",
        needs_agreement=True,
    )

    comparison = compare_versions(goal)
    assert comparison is not None
    assert [(piece.kind, piece.text.strip()) for piece in comparison.sentence if piece.kind != "same"] == [
        ("removed", "zwei"),
        ("added", "drei"),
    ]
    assert list(goal.versions.values_list("number", "reason")) == [
        (1, "Den Ministerien vorgelegt"),
        (2, "Ein Format kommt dazu."),
    ]
    assert goal.versions.get(number=2).agreements.filter(outcome="open").count() == 2


def test_a_second_amendment_waits_for_the_answer_to_the_first(world: World) -> None:
    goal = _locked(world)
    wanted = {"title": goal.title, "due_on": goal.due_on, "reason": "Grund", "needs_agreement": True}
    commands.amend_goal(actor=world.actor("head"), goal=goal, sentence="Erste Änderung.", **wanted)  # type: ignore[arg-type]

    with pytest.raises(Refused) as refused:
        commands.amend_goal(actor=world.actor("head"), goal=goal, sentence="Zweite.", **wanted)  # type: ignore[arg-type]

    assert refused.value.message == "Zur letzten Fassung fehlt noch die Antwort eines Ministeriums."


def test_an_amendment_needs_a_reason_and_a_change(world: World) -> None:
    goal = _locked(world)
    same = {
        "goal": goal,
        "title": goal.title,
        "sentence": goal.sentence,
        "due_on": goal.due_on,
        "needs_agreement": False,
    }

    with pytest.raises(Refused) as without_reason:
        commands.amend_goal(actor=world.actor("head"), reason="", **same)  # type: ignore[arg-type]
    with pytest.raises(Refused) as without_change:
        commands.amend_goal(actor=world.actor("head"), reason="Grund", **same)  # type: ignore[arg-type]

    assert (list(without_reason.value.fields), without_change.value.message) == (
        ["reason"],
        "Es wurde nichts geändert.",
    )


def test_the_second_of_two_people_is_told_what_the_first_changed(world: World) -> None:
    goal = world.goal(world.period())
    opened = goal.revision
    commands.change_goal(actor=world.actor("officer"), goal=goal, **_values(goal, title="Neuer Titel"))  # type: ignore[arg-type]

    with pytest.raises(Conflict) as conflict:
        commands.change_goal(  # type: ignore[call-arg]
            actor=world.actor("head"),
            goal=goal,
            revision=opened,
            **_values(goal, title="Anderer Titel"),  # type: ignore[arg-type]
        )

    assert conflict.value.changed_by == "Officer Rsk"
    assert conflict.value.changes == [
        {"field": "title", "label": "Titel", "before": "Übergang", "after": "Neuer Titel"}
    ]
    goal.refresh_from_db()
    assert goal.title == "Neuer Titel"


def test_advice_never_blocks(world: World) -> None:
    period = world.period()
    vague = world.goal(period, sentence="Wir verbessern alles Mögliche.")

    assert [sentence.split(":")[0] for sentence in goal_advice(vague, is_served=False, has_partners=False)] == [
        "Terminiert",
        "Spezifisch",
        "Messbar",
        "Realistisch",
        "Realistisch",
        "Abgestimmt",
    ]
    commands.release_period(actor=world.actor("head"), period=period)


def test_a_goal_that_alone_carries_a_measure_is_not_removed(world: World) -> None:
    period = world.period()
    goal = world.goal(period)
    world.measure(period, [goal])

    with pytest.raises(Refused) as refused:
        commands.remove_goal(actor=world.actor("head"), goal=goal)

    assert "Rucksack Kita" in refused.value.message


def _values(goal: Goal, **change: object) -> dict[str, object]:
    return {
        "action_field": goal.action_field,
        "title": goal.title,
        "sentence": goal.sentence,
        "due_on": goal.due_on,
        "is_numbered": True,
        "short_title": "",
        "strategy_level": None,
        "target_groups": (),
        "responsible": None,
        "note": "",
        **change,
    }


def _locked(world: World) -> Goal:
    period = world.period()
    goal = world.goal(period)
    _submit(world, period)
    goal.refresh_from_db()
    return goal


def _submit(world: World, period: FocusPeriod) -> None:
    commands.release_period(actor=world.actor("head"), period=period)
    commands.submit_period(
        actor=world.actor("head"), period=period, ministries=world.ministries(), submitted_on=date(2022, 9, 1)
    )
