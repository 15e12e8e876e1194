from datetime import date

import pytest

from schwerpunkt.audit.trail import history
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.directory.models import Organisation
from schwerpunkt.planning import commands
from schwerpunkt.planning.models import FocusPeriod
from tests.kit.world import World


def test_a_period_lasts_as_long_as_the_decree_says(world: World) -> None:
    period = world.period(starts_on=date(2023, 1, 1))

    assert period.ends_on == date(2024, 12, 31)


def test_creating_a_period_is_kept_in_its_history(world: World) -> None:
    period = world.period()

    entry = history(period).get()
    assert (entry.verb, entry.actor_label, entry.object_label) == (
        "planning.create_period",
        "Test",
        "Schwerpunkte 2023",
    )


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"title": "  "}, "title", "Bitte geben Sie dem Zeitraum einen Titel, z. B. „Schwerpunkte 2023/2024“."),
        ({"ends_on": date(2022, 12, 31)}, "ends_on", "Das Ende liegt vor dem Beginn."),
        ({"action_fields": []}, "action_fields", "Bitte wählen Sie mindestens ein Handlungsfeld."),
    ],
)
def test_a_period_that_cannot_be_is_refused_at_the_field(
    world: World, change: dict[str, object], field: str, sentence: str
) -> None:
    wanted = {"title": "Neu", "starts_on": date(2023, 1, 1), "action_fields": [world.code["bildung"]], **change}

    with pytest.raises(Refused) as refused:
        commands.create_period(actor=world.actor("head"), **wanted)  # type: ignore[arg-type]

    assert refused.value.fields == {field: sentence}
    assert FocusPeriod.objects.count() == 0


def test_a_title_is_taken_once(world: World) -> None:
    world.period()

    with pytest.raises(Refused) as refused:
        world.period()

    assert refused.value.fields == {"title": "Einen Zeitraum mit diesem Titel gibt es schon."}


@pytest.mark.parametrize("role", ["officer", "assistant", "reader", "auditor", "admin"])
def test_only_the_head_creates_a_period(world: World, role: str) -> None:
    with pytest.raises(Forbidden) as refused:
        commands.create_period(
            actor=world.actor(role), title="Neu", starts_on=date(2023, 1, 1), action_fields=[world.code["bildung"]]
        )

    assert refused.value.message == "Das darf nur: KI-Leitung. Bitten Sie dort um Hilfe."


def test_a_period_without_goals_is_not_released(world: World) -> None:
    period = world.period()

    with pytest.raises(Refused) as refused:
        commands.release_period(actor=world.actor("head"), period=period)

    assert refused.value.message == "Noch ohne Ziel: Bildung. Jedes Handlungsfeld braucht mindestens eines."


def test_the_way_from_draft_to_running(world: World) -> None:
    period = world.period()
    world.goal(period)
    head = world.actor("head")

    commands.release_period(actor=head, period=period)
    commands.submit_period(actor=head, period=period, ministries=world.ministries(), submitted_on=date(2022, 9, 1))
    for agreement in period.agreements.all():
        commands.record_agreement(
            actor=world.actor("assistant"),
            agreement=agreement,
            outcome="agreed",
            answered_on=date(2022, 10, 17),
            channel="email",
        )
    period.refresh_from_db()
    agreed = period.state
    commands.start_period(actor=head, period=period)
    period.refresh_from_db()

    assert (agreed, period.state) == ("agreed", "running")


def test_a_period_is_not_agreed_while_one_ministry_is_silent(world: World) -> None:
    period = _submitted(world)
    first = period.agreements.first()
    assert first is not None

    commands.record_agreement(
        actor=world.actor("head"), agreement=first, outcome="agreed", answered_on=date(2022, 10, 17), channel="email"
    )

    period.refresh_from_db()
    assert period.state == "submitted"


def test_a_refusal_keeps_the_period_with_the_ministries_and_it_can_be_taken_back(world: World) -> None:
    period = _submitted(world)
    for agreement in period.agreements.all():
        commands.record_agreement(
            actor=world.actor("head"),
            agreement=agreement,
            outcome="refused",
            answered_on=date(2022, 10, 17),
            channel="letter",
        )

    commands.take_back_period(actor=world.actor("head"), period=period, reason="Ziel 2 ist zu überarbeiten.")

    period.refresh_from_db()
    assert (period.state, period.agreements.count()) == ("released", 0)
    assert history(period)[0].reason == "Ziel 2 ist zu überarbeiten."


def test_taking_back_needs_a_reason(world: World) -> None:
    with pytest.raises(Refused) as refused:
        commands.take_back_period(actor=world.actor("head"), period=_submitted(world), reason=" ")

    assert list(refused.value.fields) == ["reason"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"answered_on": date(2022, 8, 1)}, "answered_on"),
        ({"answered_on": date(2222, 8, 1)}, "answered_on"),
        ({"outcome": "open"}, "outcome"),
        ({"outcome": "agreed_with_conditions"}, "conditions"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(world: World, change: dict[str, object], field: str) -> None:
    agreement = _submitted(world).agreements.first()
    answer = {"outcome": "agreed", "answered_on": date(2022, 10, 17), "channel": "email", **change}

    with pytest.raises(Refused) as refused:
        commands.record_agreement(actor=world.actor("head"), agreement=agreement, **answer)  # type: ignore[arg-type]

    assert list(refused.value.fields) == [field]


def test_only_ministries_are_asked(world: World) -> None:
    period = world.period()
    world.goal(period)
    commands.release_period(actor=world.actor("head"), period=period)

    with pytest.raises(Refused) as refused:
        commands.submit_period(
            actor=world.actor("head"),
            period=period,
            ministries=[Organisation.objects.get(name="Untere Schulaufsicht")],
            submitted_on=date(2022, 9, 1),
        )

    assert refused.value.fields == {"ministries": "Zustimmen können nur Ministerien."}


def test_only_a_draft_is_removed(world: World) -> None:
    draft, submitted = world.period("Entwurf"), _submitted(world)

    commands.remove_period(actor=world.actor("head"), period=draft)
    with pytest.raises(Refused):
        commands.remove_period(actor=world.actor("head"), period=submitted)

    assert list(FocusPeriod.objects.values_list("title", flat=True)) == ["Schwerpunkte 2023"]


def test_the_end_does_not_move_before_a_goals_deadline(world: World) -> None:
    period = world.period()
    world.goal(period)

    with pytest.raises(Refused) as refused:
        commands.change_period(
            actor=world.actor("head"),
            period=period,
            title=period.title,
            starts_on=period.starts_on,
            ends_on=date(2023, 6, 30),
            planned_label="",
            action_fields=[world.code["bildung"]],
            strategy_level=None,
            legal_version=None,
        )

    assert refused.value.fields == {"ends_on": "1 Ziel hat eine spätere Frist. Ändern Sie zuerst diese."}


def _submitted(world: World) -> FocusPeriod:
    period = world.period()
    world.goal(period)
    commands.release_period(actor=world.actor("head"), period=period)
    return commands.submit_period(
        actor=world.actor("head"), period=period, ministries=world.ministries(), submitted_on=date(2022, 9, 1)
    )
