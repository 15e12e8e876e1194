"""The rules of the pool: what is refused, where, and what the database itself holds."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.core.writing import licence
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.commands import InterpreterFacts, Known, Spoken
from schwerpunkt.interpreters.enums import AssignmentState, RequestState
from schwerpunkt.interpreters.models import Assignment, Interpreter, Language, Request
from schwerpunkt.interpreters.queries import proposal_for
from schwerpunkt.interpreters.words import because_of
from schwerpunkt.parameters.models import Parameter
from schwerpunkt.tenancy.scope import inside
from tests.kit import pool
from tests.kit.world import World

AFTER = pool.TALK + timedelta(hours=5)


def assign(world: World, request: Request, person: Interpreter, role: str = "officer") -> Assignment:
    with clock.at(pool.NOON):
        return commands.assign_interpreter(actor=world.actor(role), request=request, interpreter=person)


def outcome(world: World, assignment: Assignment, **what: Any) -> Assignment:
    facts = {"outcome": "held", "held_from": pool.TALK, "held_until": pool.TALK + timedelta(minutes=75), **what}
    with clock.at(facts.pop("at", AFTER)):
        return commands.record_outcome(actor=world.actor("officer"), assignment=assignment, **facts)


@pytest.mark.django_db
def test_the_languages_come_with_the_installation() -> None:
    assert Language.objects.count() == 120
    assert Language.objects.get(code="kmr").name == "Kurdisch (Kurmandschi)"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"joined_on": date(2023, 9, 15)}, "joined_on"),
    ],
)
def test_an_interpreter_that_cannot_be_is_refused_at_the_field(world: World, wrong: Any, field: str) -> None:
    facts = InterpreterFacts(**{"name": "Amal Beispiel", "joined_on": date(2023, 1, 1), **wrong})
    with pytest.raises(Refused) as refused, clock.at(pool.NOON):
        commands.add_interpreter(actor=world.actor("officer"), facts=facts, languages=[Spoken(pool.language())])

    assert (list(refused.value.fields), Interpreter.objects.count()) == ([field], 0)


def test_an_interpreter_speaks_a_language(world: World) -> None:
    facts = InterpreterFacts(name="Amal Beispiel", joined_on=date(2023, 1, 1))
    with pytest.raises(Refused) as refused, clock.at(pool.NOON):
        commands.add_interpreter(actor=world.actor("officer"), facts=facts, languages=[])

    assert list(refused.value.fields) == ["language"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"starts_at": pool.NOON}, "on"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 481}, "minutes"),
        ({"venue": " "}, "venue"),
        ({"subject": "Gespräch mit Familie Novak"}, "subject"),
    ],
)
def test_a_request_that_cannot_be_is_refused_at_the_field(world: World, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        pool.request(world, **wrong)

    assert (list(refused.value.fields), Request.objects.count()) == ([field], 0)


def test_a_colleague_may_be_named_when_the_writer_says_so(world: World) -> None:
    found = pool.request(world, subject="Mit Frau Berg vom Schulamt", is_nameless=True)

    assert found.subject == "Mit Frau Berg vom Schulamt"


def test_an_assignment_takes_the_way_into_account(world: World) -> None:
    found = assign(world, pool.request(world), pool.interpreter(world))

    assert (found.way_km, found.way_minutes) == (5, 16)
    assert (found.busy_from, found.busy_until) == (
        pool.TALK - timedelta(minutes=16),
        pool.TALK + timedelta(minutes=76),
    )
    assert (found.state, found.request.state) == (AssignmentState.ACCEPTED, RequestState.PLACED)


def test_nobody_is_in_two_places_the_ways_included(world: World) -> None:
    person = pool.interpreter(world)
    assign(world, pool.request(world), person)
    near = pool.request(world, starts_at=pool.TALK + timedelta(minutes=91))
    later = pool.request(world, starts_at=pool.TALK + timedelta(minutes=92))

    with pytest.raises(Refused, match=r"Amal Beispiel hat um diese Zeit .* unterwegs von 09:44 bis 11:16 Uhr"):
        assign(world, near, person)

    assert assign(world, later, person).state == AssignmentState.ACCEPTED
    near.refresh_from_db()
    assert near.state == RequestState.OPEN


def test_the_database_itself_refuses_two_places_and_two_people(world: World) -> None:
    person, request = pool.interpreter(world), pool.request(world)
    found = assign(world, request, person)
    other = pool.request(world, starts_at=pool.TALK + timedelta(minutes=30))
    with clock.at(pool.NOON):
        asked = commands.ask_interpreter(actor=world.actor("officer"), request=other, interpreter=person)

    def write(**values: Any) -> None:
        with transaction.atomic(), licence("test"):
            Assignment.objects.filter(pk=asked.pk).update(**values)

    with pytest.raises(IntegrityError, match="one_place_at_a_time"):
        write(state=AssignmentState.ACCEPTED)
    with pytest.raises(IntegrityError):
        write(state=AssignmentState.HELD, request=request, busy_from=AFTER, busy_until=AFTER + timedelta(hours=1))
    write(state=AssignmentState.ACCEPTED, busy_from=found.busy_until, busy_until=found.busy_until + timedelta(hours=1))
    with pytest.raises(IntegrityError, match="one_place_at_a_time"):
        write(busy_from=found.busy_until - timedelta(minutes=1))
    asked.refresh_from_db()
    copy = Assignment(request=request, interpreter=person, state=AssignmentState.HELD, asked_at=pool.NOON)
    copy.starts_at, copy.busy_from, copy.busy_until = asked.starts_at, asked.busy_from, asked.busy_until
    with pytest.raises(IntegrityError), transaction.atomic(), licence("test"):
        copy.save()


def test_the_first_promise_holds_and_the_others_are_not_needed(world: World) -> None:
    request = pool.request(world)
    with clock.at(pool.NOON):
        first, second = (
            commands.ask_interpreter(
                actor=world.actor("officer"), request=request, interpreter=pool.interpreter(world, name)
            )
            for name in ("Eins", "Zwei")
        )
        commands.accept_offer(actor=world.actor("officer"), assignment=second)
        with pytest.raises(Refused, match="wird niemand mehr gesucht"):
            commands.accept_offer(actor=world.actor("officer"), assignment=first)

    states = dict(Assignment.objects.values_list("interpreter__name", "state"))
    assert states == {"Eins": AssignmentState.WITHDRAWN, "Zwei": AssignmentState.ACCEPTED}


def test_who_falls_out_leaves_the_request_open_again(world: World) -> None:
    person, request = pool.interpreter(world), pool.request(world)
    found = assign(world, request, person)
    with clock.at(pool.NOON):
        with pytest.raises(Refused):
            commands.withdraw_assignment(actor=world.actor("officer"), assignment=found, reason=" ")
        commands.withdraw_assignment(actor=world.actor("officer"), assignment=found, reason="krank")
    request.refresh_from_db()

    again = assign(world, request, person)

    assert (again.pk != found.pk, again.request.state) == (True, RequestState.PLACED)


def test_what_is_promised_is_not_moved(world: World) -> None:
    request = pool.request(world)
    assign(world, request, pool.interpreter(world))
    with clock.at(pool.NOON):
        with pytest.raises(Refused, match="gefragt oder zugeteilt"):
            commands.change_request(actor=world.actor("officer"), request=request, facts=pool.facts(world, minutes=90))
        changed = commands.change_request(
            actor=world.actor("officer"), request=request, facts=pool.facts(world, subject="Elternabend")
        )

    assert changed.subject == "Elternabend"


def test_a_talk_is_held_once_it_has_begun(world: World) -> None:
    found = assign(world, pool.request(world), pool.interpreter(world))
    with pytest.raises(Refused, match="noch nicht begonnen"):
        outcome(world, found, at=pool.NOON)
    with pytest.raises(Refused) as early:
        outcome(world, found, held_until=pool.TALK)
    with pytest.raises(Refused) as without:
        outcome(world, found, held_from=None, held_until=None)

    held = outcome(world, found)

    assert (list(early.value.fields), list(without.value.fields)) == (["ends"], ["begins", "ends"])
    assert (held.held_minutes, held.request.state, held.request.closed_on) == (75, RequestState.DONE, date(2023, 9, 21))


@pytest.mark.parametrize("what", [AssignmentState.CLIENT_ABSENT, AssignmentState.INTERPRETER_ABSENT])
def test_a_talk_to_which_one_side_did_not_come_has_failed(world: World, what: str) -> None:
    found = assign(world, pool.request(world), pool.interpreter(world))

    missed = outcome(world, found, outcome=what)

    assert (missed.held_minutes, missed.held_from, missed.request.state) == (0, None, RequestState.FAILED)


def test_a_wrong_outcome_is_taken_back_with_a_reason(world: World) -> None:
    held = outcome(world, assign(world, pool.request(world), pool.interpreter(world)))
    with clock.at(AFTER):
        with pytest.raises(Refused):
            commands.correct_outcome(actor=world.actor("officer"), assignment=held, reason="")
        back = commands.correct_outcome(actor=world.actor("officer"), assignment=held, reason="vertippt")

    assert (back.state, back.held_minutes, back.request.state) == (AssignmentState.ACCEPTED, 0, RequestState.PLACED)
    assert outcome(world, back, outcome="stopped").held_minutes == 75


@pytest.mark.parametrize(
    ("hours", "state"),
    [(24, AssignmentState.CANCELLED_IN_TIME), (23.9, AssignmentState.CANCELLED_LATE)],
)
def test_when_a_cancellation_is_late_is_a_dated_rule(world: World, hours: float, state: str) -> None:
    request = pool.request(world)
    found = assign(world, request, pool.interpreter(world))
    with clock.at(AFTER):
        commands.cancel_request(
            actor=world.actor("officer"), request=request, cancelled_at=pool.TALK - timedelta(hours=hours)
        )

    found.refresh_from_db()
    assert (found.state, found.request.state) == (state, RequestState.CANCELLED)


def test_a_talk_that_has_begun_is_not_called_off(world: World) -> None:
    request = pool.request(world)
    with clock.at(AFTER), pytest.raises(Refused) as refused:
        commands.cancel_request(actor=world.actor("officer"), request=request)

    assert list(refused.value.fields) == ["cancelled_on"]


def test_giving_up_needs_a_reason_and_can_be_taken_back_in_time(world: World) -> None:
    request = pool.request(world)
    with clock.at(pool.NOON):
        with pytest.raises(Refused, match="wählen Sie den Grund"):
            commands.give_up_request(actor=world.actor("officer"), request=request, because=world.code["behoerde"])
        given_up = commands.give_up_request(
            actor=world.actor("officer"), request=request, because=world.code["zeit"], note=" Gern im Mai. "
        )
    assert because_of(given_up) == "Zeit: Gern im Mai."
    assert (given_up.state, given_up.closed_on) == (RequestState.UNCOVERED, date(2023, 9, 14))
    with clock.at(AFTER), pytest.raises(Refused, match="Der Termin ist vorbei"):
        commands.reopen_request(actor=world.actor("officer"), request=request)
    with clock.at(pool.NOON):
        reopened = commands.reopen_request(actor=world.actor("officer"), request=request)
    assert (reopened.state, because_of(reopened)) == (RequestState.OPEN, "")


def test_nobody_leaves_who_has_promised(world: World) -> None:
    person = pool.interpreter(world)
    found = assign(world, pool.request(world), person)
    with clock.at(pool.NOON):
        with pytest.raises(Refused, match="1 zugesagter Einsatz"):
            commands.let_leave(actor=world.actor("officer"), interpreter=person)
        commands.withdraw_assignment(actor=world.actor("officer"), assignment=found, reason="zieht um")
        left = commands.let_leave(actor=world.actor("officer"), interpreter=person)

    assert left.left_on == date(2023, 9, 14)
    with pytest.raises(Refused, match="ausgeschieden"):
        assign(world, pool.request(world), person)


def test_only_the_team_works_with_the_pool(world: World) -> None:
    person, request = pool.interpreter(world), pool.request(world)
    for role in ("reader", "auditor", "admin"):
        with pytest.raises(Forbidden):
            assign(world, request, person, role)


def test_parts_are_refused_at_their_fields(world: World) -> None:
    person, actor = pool.interpreter(world), world.actor("assistant")
    more: dict[str, Any] = {"actor": actor, "interpreter": person}
    commands.add_slot(**more, weekday=1, begins=time(9), ends=time(12))
    found: dict[str, list[str]] = {}
    tries: dict[str, Any] = {
        "language": lambda: commands.add_language(**more, spoken=Spoken(pool.language())),
        "training": lambda: commands.add_training(**more, title="", on=date(2023, 9, 15), lessons=3),
        "proof": lambda: commands.note_proof(
            **more, kind="police", seen_on=date(2023, 9, 1), next_due=date(2023, 9, 1)
        ),
        "slot": lambda: commands.add_slot(**more, weekday=1, begins=time(10), ends=time(9)),
        "overlap": lambda: commands.add_slot(**more, weekday=1, begins=time(11), ends=time(13)),
        "absence": lambda: commands.add_absence(**more, first_day=date(2023, 9, 2), last_day=date(2023, 9, 1)),
    }
    for name, act in tries.items():
        with pytest.raises(Refused) as refused, clock.at(pool.NOON):
            act()
        found[name] = list(refused.value.fields)
    with pytest.raises(Refused, match="Ohne Sprache"):
        commands.remove_language(actor=actor, spoken=person.languages.get())

    assert found == {
        "language": ["language"],
        "training": ["title", "on"],
        "proof": ["next_due"],
        "slot": ["ends"],
        "overlap": ["begins"],
        "absence": ["last_day"],
    }


def test_a_proof_seen_again_is_renewed(world: World) -> None:
    person = pool.interpreter(world)
    with clock.at(pool.NOON):
        for day, due in ((date(2023, 2, 1), date(2023, 9, 1)), (date(2023, 9, 2), date(2024, 9, 2))):
            commands.note_proof(
                actor=world.actor("officer"), interpreter=person, kind="police", seen_on=day, next_due=due
            )

    assert list(person.proofs.filter(kind="police").values_list("seen_on", "next_due")) == [
        (date(2023, 9, 2), date(2024, 9, 2))
    ]


def _set(code: str, value: str, since: date) -> None:
    with licence("test"):
        Parameter(code=code, value=value, valid_from=since, source="Satzung").save()


def _proposed(request: Request) -> list[str]:
    with clock.at(pool.NOON):
        return [each.person.name for each in proposal_for(request).candidates]


def test_required_proofs_and_levels_are_dated_rules(world: World) -> None:
    courses = Known(
        proofs=(("confidentiality", date(2023, 1, 1), None),),
        trainings=(("Grundkurs", date(2023, 2, 1), 16), ("Aufbaukurs", date(2023, 9, 20), 8)),
    )
    pool.interpreter(world, "Geschult", known=courses)
    pool.interpreter(world, "Ohne Nachweis", known=Known())
    request = pool.request(world)
    with clock.at(pool.NOON):
        before = {each.person.name: each.person.level for each in proposal_for(request).candidates}
    _set("interpreters.level_lessons", "25", date(2023, 9, 21))
    with clock.at(pool.NOON):
        after = {each.person.name: each.person.level for each in proposal_for(request).candidates}
    _set("interpreters.required_proofs", "keine", date(2023, 9, 21))
    without = _proposed(request)
    _set("interpreters.required_proofs", "Führungszeugnis", date(2023, 9, 20))

    assert (before, after, without) == ({"Geschult": 2}, {"Geschult": 1}, ["Geschult", "Ohne Nachweis"])
    assert _proposed(request) == ["Geschult", "Ohne Nachweis"]


def test_the_proposal_knows_what_is_in_the_database(world: World) -> None:
    free = Known(slots=((3, time(9), time(12)),), proofs=(("confidentiality", date(2023, 1, 1), None),))
    wanted = pool.request(world)
    best = pool.interpreter(world, "Frei", known=free)
    pool.interpreter(world, "Andere Sprache", languages=[Spoken(pool.language("tr"))])
    barred = pool.interpreter(world, "Nicht dort")
    commands.bar_from(actor=world.actor("officer"), interpreter=barred, organisation=wanted.organisation)
    pool.interpreter(world, "Unbekannte Zeiten")
    busy = pool.interpreter(world, "Anderswo", known=free)
    assign(world, pool.request(world, starts_at=pool.TALK + timedelta(minutes=30)), busy)
    away = pool.interpreter(world, "Verreist", known=free)
    commands.add_absence(actor=world.actor("officer"), interpreter=away, first_day=date(2023, 9, 21))

    with clock.at(pool.NOON):
        found = proposal_for(wanted)

    assert [each.person.name for each in found.candidates] == ["Frei", "Unbekannte Zeiten"]
    assert {each.person.name: each.why for each in found.left_out} == {
        "Anderswo": "hat um diese Zeit einen anderen Einsatz, die Wege eingerechnet",
        "Nicht dort": "nicht bei dieser Einrichtung",
        "Verreist": "an diesem Tag nicht da",
    }
    assert found.candidates[0].person.slots == ((3, 540, 720),)
    assert found.candidates[0].person.key == best.pk
    commands.allow_at(actor=world.actor("officer"), interpreter=barred, organisation=wanted.organisation)
    assert "Nicht dort" in _proposed(wanted)


def test_another_centre_has_a_pool_of_its_own(world: World) -> None:
    pool.interpreter(world)
    with inside(world.there.centre):
        assert not Interpreter.objects.exists()


def test_local_time_decides_what_is_free(world: World) -> None:
    """A winter morning at ten is nine o'clock UTC; the slot says ten."""
    free = Known(slots=((3, time(10), time(11)),), proofs=(("confidentiality", date(2023, 1, 1), None),))
    pool.interpreter(world, "Winter", known=free)

    winter = datetime(2023, 11, 23, 9, tzinfo=pool.TALK.tzinfo)

    assert _proposed(pool.request(world, starts_at=winter)) == ["Winter"]


def test_who_asks_for_a_variety_finds_the_language_and_the_other_way_round(world: World) -> None:
    """Levantine is Arabic, Arabic may be Levantine; Levantine is not Moroccan. Who speaks just that comes first."""
    spoken = {"Allgemein": ("ar",), "Levante": ("apc",), "Marokko": ("ary",), "Beides": ("ar", "apc")}
    for name, codes in spoken.items():
        pool.interpreter(world, f"{name} Beispiel", languages=[Spoken(pool.language(code)) for code in codes])

    def names(code: str) -> list[tuple[str, bool]]:
        request = pool.request(world, language=pool.language(code))
        with clock.at(pool.NOON):
            found = proposal_for(request).candidates
        return sorted(
            (each.person.name.split()[0], any("bitte klären" in why for why in each.reasons)) for each in found
        )

    assert names("apc") == [("Allgemein", True), ("Beides", False), ("Levante", False)]
    assert names("ar") == [("Allgemein", False), ("Beides", False), ("Levante", True), ("Marokko", True)]
    assert names("tr") == []
