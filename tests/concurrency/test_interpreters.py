"""Many promises at the same moment: one talk, one person; one person, one place."""

from collections import Counter
from datetime import timedelta
from functools import partial

from django.db import connection

from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.enums import AssignmentState, RequestState
from schwerpunkt.interpreters.links import guest_of
from schwerpunkt.interpreters.models import Application, Assignment, Interpreter
from schwerpunkt.messaging.models import Mail
from tests.kit import pool
from tests.kit.together import at_once, done, refused, together
from tests.kit.world import World

PROMISES, FEWER = 200, 40
"""On PostgreSQL; on SQLite fewer do, because its transactions write one after the other."""


def _accept(world: World, assignment: Assignment) -> Assignment | Refused:
    try:
        with clock.at(pool.NOON):
            return commands.accept_by_link(actor=guest_of(assignment), assignment=assignment)
    except Refused as refusal:
        return refusal


def test_of_two_hundred_promises_for_one_talk_one_holds(world: World) -> None:
    many = PROMISES if connection.vendor == "postgresql" else FEWER
    request = pool.request(world)
    with clock.at(pool.NOON):
        offers = [
            commands.offer_to(
                actor=world.here.system,
                request=request,
                interpreter=pool.interpreter(world, f"Person {number}", email=f"person{number}@pool.example"),
            )
            for number in range(many)
        ]

    outcomes = together(*(partial(_accept, world, each) for each in offers))

    request.refresh_from_db()
    states = Counter(Assignment.objects.values_list("state", flat=True))
    sentences = {each.message for each in refused(outcomes)}
    assert (len(done(outcomes)), len(refused(outcomes)), request.state) == (1, many - 1, RequestState.PLACED)
    assert states == {AssignmentState.ACCEPTED: 1, AssignmentState.WITHDRAWN: many - 1}
    assert Mail.objects.filter(subject__startswith="Nicht mehr nötig").count() == many - 1
    assert sentences == {
        "Für diese Anfrage wird niemand mehr gesucht: Inzwischen hat jemand anderes zugesagt, oder sie ist beendet."
    }


def test_nobody_is_assigned_to_two_overlapping_talks_at_once(world: World) -> None:
    person = pool.interpreter(world)
    requests = [pool.request(world, starts_at=pool.TALK + timedelta(minutes=10 * number)) for number in range(6)]

    def assign(number: int) -> Assignment:
        with clock.at(pool.NOON):
            return commands.assign_interpreter(actor=world.here.system, request=requests[number], interpreter=person)

    outcomes = at_once(*(partial(assign, number) for number in range(6)))

    sentences = [each.message for each in refused(outcomes)]
    assert len(done(outcomes)) == 1
    assert len(sentences) == 5
    assert all("hat um diese Zeit einen anderen Einsatz" in each for each in sentences)
    assert Assignment.objects.count() == 1


def test_an_application_accepted_by_two_at_once_makes_one_interpreter(world: World) -> None:
    facts = commands.ApplicationFacts(
        name="Amal Neu", email="amal@neu.example", languages=[(pool.language(), "native")], mobility="car"
    )
    with clock.at(pool.NOON):
        made = commands.receive_application(actor=world.here.system, facts=facts)
        commands.confirm_application(actor=world.here.system, application=made)

    def accept() -> Application | Refused:
        try:
            with clock.at(pool.NOON):
                return commands.accept_application(actor=world.here.system, application=made)
        except Refused as refusal:
            return refusal

    outcomes = together(*(accept for _each in range(6)))

    assert (len(done(outcomes)), len(refused(outcomes)), Interpreter.objects.count()) == (1, 5, 1)
