from datetime import date

import pytest

from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core.errors import Conflict
from schwerpunkt.directory.enums import OrganisationKind
from schwerpunkt.directory.models import Organisation
from schwerpunkt.planning import commands
from schwerpunkt.planning.models import Agreement, FocusPeriod, Goal, Measure
from tests.kit.together import at_once, done, refused
from tests.kit.world import World


def _change(world: World, goal: Goal, role: str, **changes: object) -> Goal:
    facts = {
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
        **changes,
    }
    return commands.change_goal(actor=world.actor(role), goal=goal, revision=goal.revision, **facts)  # type: ignore[arg-type, call-arg]


def _numbers(period: FocusPeriod) -> list[tuple[int, int | None]]:
    return list(period.goals.order_by("position").values_list("position", "number"))


def test_goals_added_at_once_are_numbered_without_gap_or_double(world: World) -> None:
    period = world.period()

    outcomes = at_once(*(lambda title=title: world.goal(period, title=title) for title in "ABCDE"))

    assert (len(done(outcomes)), _numbers(period)) == (5, [(place, place) for place in range(1, 6)])


def test_moving_removing_and_adding_at_once_leaves_the_numbers_whole(world: World) -> None:
    period = world.period()
    goals = [world.goal(period, title=title) for title in "ABCDE"]
    actor = world.actor("head")

    outcomes = at_once(
        lambda: commands.move_goal(actor=actor, goal=goals[4], position=1),
        lambda: commands.move_goal(actor=actor, goal=goals[0], position=5),
        lambda: commands.remove_goal(actor=actor, goal=goals[2]),
        lambda: world.goal(period, title="F"),
    )

    numbered = list(period.goals.order_by("position").values_list("number", flat=True))
    assert (refused(outcomes), numbered) == ([], [1, 2, 3, 4, 5])
    assert len(set(period.goals.values_list("position", flat=True))) == 5


def test_two_orders_at_once_do_not_mix(world: World) -> None:
    period = world.period()
    keys = [str(world.goal(period, title=title).pk) for title in "ABCD"]
    forth, back = [keys[2], keys[0], keys[3], keys[1]], keys[::-1]
    actor = world.actor("head")

    at_once(
        lambda: commands.order_goals(actor=actor, period=period, order=forth),
        lambda: commands.order_goals(actor=actor, period=period, order=back),
    )

    order = [str(pk) for pk in period.goals.order_by("position").values_list("pk", flat=True)]
    assert order in (forth, back)
    assert _numbers(period) == [(place, place) for place in range(1, 5)]


def test_the_second_of_two_who_save_a_goal_is_told_of_the_first(world: World) -> None:
    goal = world.goal(world.period())

    outcomes = at_once(
        lambda: _change(world, goal, "head", title="Titel der Leitung"),
        lambda: _change(world, goal, "officer", title="Titel der Fachkraft"),
    )

    (conflict,) = refused(outcomes)
    (winner,) = done(outcomes)
    goal.refresh_from_db()
    assert isinstance(conflict, Conflict)
    assert (goal.title, [row["after"] for row in conflict.changes if row["field"] == "title"]) == (
        winner.title,
        [winner.title],
    )
    assert conflict.changed_by in ("Head Rsk", "Officer Rsk")
    assert AuditEntry.objects.filter(verb="planning.change_goal").count() == 1


def test_somebody_who_moves_goals_disturbs_nobody_who_writes_one(world: World) -> None:
    period = world.period()
    first, second = world.goal(period, title="A"), world.goal(period, title="B")

    commands.move_goal(actor=world.actor("head"), goal=first, position=2)

    assert _change(world, second, "officer", title="B, neu").title == "B, neu"


def test_what_the_ministries_get_is_what_the_goal_says(world: World) -> None:
    period = world.period()
    goal = world.goal(period, title="Alt")
    head = world.actor("head")
    period = commands.release_period(actor=head, period=period)
    ministries = world.ministries()

    outcomes = at_once(
        lambda: _change(world, goal, "officer", title="Neu"),
        lambda: commands.submit_period(actor=head, period=period, ministries=ministries, submitted_on=date(2022, 9, 1)),
    )

    goal.refresh_from_db()
    assert goal.versions.get().title == goal.title
    assert goal.title == ("Neu" if not refused(outcomes) else "Alt")


def test_a_period_is_submitted_once(world: World) -> None:
    period = world.period()
    world.goal(period)
    head = world.actor("head")
    period = commands.release_period(actor=head, period=period)
    ministries = world.ministries()

    outcomes = at_once(
        *(
            lambda day=day: commands.submit_period(
                actor=head, period=period, ministries=ministries, submitted_on=date(2022, 9, day)
            )
            for day in (1, 2)
        )
    )

    assert [each.message for each in refused(outcomes)] == [
        "Das geht nur im Zustand „intern freigegeben“; jetzt ist der Zustand „bei den Ministerien“."
    ]
    assert len(set(Agreement.objects.values_list("submitted_on", flat=True))) == 1
    assert (Agreement.objects.count(), AuditEntry.objects.filter(verb="planning.submit_period").count()) == (2, 1)


def test_two_ministries_agree_at_once_and_the_period_is_agreed(world: World) -> None:
    period = world.period()
    world.goal(period)
    head = world.actor("head")
    commands.release_period(actor=head, period=period)
    commands.submit_period(actor=head, period=period, ministries=world.ministries(), submitted_on=date(2022, 9, 1))
    rows = list(Agreement.objects.all())

    at_once(
        *(
            lambda row=row: commands.record_agreement(
                actor=head, agreement=row, outcome="agreed", answered_on=date(2022, 10, 17), channel="email"
            )
            for row in rows
        )
    )

    period.refresh_from_db()
    assert (len(rows), period.state) == (2, "agreed")


def test_a_goal_is_not_deleted_under_a_measure_that_begins_to_serve_it(world: World) -> None:
    period = world.period()
    goal = world.goal(period)

    outcomes = at_once(
        lambda: world.measure(period, [goal]),
        lambda: commands.remove_goal(actor=world.actor("head"), goal=goal),
    )

    (refusal,) = refused(outcomes)
    left = (Goal.objects.count(), Measure.objects.count())
    sentences = {
        (1, 1): "Diese Maßnahmen dienen nur diesem Ziel: Rucksack Kita. Ordnen Sie sie zuerst einem anderen zu.",
        (0, 0): "Ein Ziel wurde inzwischen gelöscht. Bitte wählen Sie noch einmal.",
    }
    assert sentences[left] in (refusal.message, *refusal.fields.values())


@pytest.mark.parametrize("kind", ["period", "measure", "organisation"])
def test_two_with_one_name_become_one_and_a_refusal_at_the_field(world: World, kind: str) -> None:
    period = world.period("Rahmen")
    goal = world.goal(period)
    make = {
        "period": lambda: world.period("Schwerpunkte 2025"),
        "measure": lambda: world.measure(period, [goal], "Rucksack"),
        "organisation": lambda: _organisation(world),
    }[kind]

    outcomes = at_once(make, make)

    sentence = {
        "period": {"title": "Einen Zeitraum mit diesem Titel gibt es schon."},
        "measure": {"title": "Eine Maßnahme mit diesem Titel gibt es in diesem Zeitraum schon."},
        "organisation": {"name": "Eine Organisation mit diesem Namen gibt es schon."},
    }[kind]
    assert [each.fields for each in refused(outcomes)] == [sentence]
    assert len(done(outcomes)) == 1


def _organisation(world: World) -> Organisation:
    from schwerpunkt.directory.commands import add_organisation  # noqa: PLC0415

    return add_organisation(actor=world.actor("head"), name="Jugendamt", kind=OrganisationKind.AUTHORITY)
