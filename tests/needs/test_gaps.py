"""Breaks between what the municipalities need and what the plan says."""

from datetime import timedelta

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.core.writing import licence
from schwerpunkt.figures.gaps import breaks
from schwerpunkt.needs import commands
from tests.kit.needs import CLOSES, OPENED, Asking


def found(actor: Actor, day: int = 0) -> dict[str, list[str]]:
    """What is broken some days after the round was opened, by the key of the gap."""
    rows = breaks(actor, OPENED + timedelta(days=day))
    return {gap.key: [each.name for each in broken] for gap, broken in rows if gap.key.startswith("needs.")}


def test_who_did_not_answer_the_latest_round_is_named_when_it_is_over(asking: Asking) -> None:
    officer, late = asking.world.actor("officer"), (CLOSES - OPENED).days + 1
    asking.reported(name="Alfter")
    asking.begin("Rheinbach")

    assert "needs.silent_municipality" not in found(officer)
    assert found(officer, late)["needs.silent_municipality"] == ["Rheinbach", "Troisdorf"]
    commands.close_round(actor=asking.world.actor("head"), asked=asking.asked)
    assert found(officer)["needs.silent_municipality"] == ["Rheinbach", "Troisdorf"]


def test_a_closed_round_waits_for_decisions_and_in_a_running_period_each_need_does(asking: Asking) -> None:
    officer = asking.world.actor("officer")
    asking.reported("Ein Deutschkurs")
    assert "needs.round_undecided" not in found(officer)

    commands.close_round(actor=asking.world.actor("head"), asked=asking.asked)
    assert found(officer)["needs.round_undecided"] == ["Bedarfe 2027"]
    assert "needs.open_while_running" not in found(officer)

    period = asking.asked.period
    assert period is not None
    with licence("test"):
        period.state = "running"
        period.save()
    broken = found(officer)
    assert broken["needs.open_while_running"] == ["Ein Deutschkurs"]
    assert "needs.round_undecided" not in broken


def test_a_goal_that_serves_no_need_is_named_until_it_does(asking: Asking) -> None:
    officer, head = asking.world.actor("officer"), asking.world.actor("head")
    assert asking.asked.period is not None
    goal = asking.world.goal(asking.asked.period)
    need = asking.reviewed()

    assert found(officer)["needs.goal_without_need"] == [goal.title]
    measure = asking.world.measure(asking.asked.period, [goal])
    asking.world.measure(asking.asked.period, [goal], "Noch eine")
    assert found(officer)["needs.goal_without_need"] == [goal.title]
    commands.take_up_need(actor=head, need=need, measures=[measure])
    assert "needs.goal_without_need" not in found(officer)
