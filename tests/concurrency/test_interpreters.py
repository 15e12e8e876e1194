"""Many promises at the same moment: one talk, one person; one person, one place."""

from collections import Counter
from datetime import timedelta
from functools import partial

from django.db import connection

from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.enums import AssignmentState, RequestState
from schwerpunkt.interpreters.models import Assignment
from tests.kit import pool
from tests.kit.together import at_once, done, refused, together
from tests.kit.world import World

PROMISES, FEWER = 200, 40
"""On PostgreSQL; on SQLite fewer do, because its transactions write one after the other."""


def _accept(world: World, assignment: Assignment) -> Assignment | Refused:
    try:
        with clock.at(pool.NOON):
            return commands.accept_offer(actor=world.here.system, assignment=assignment)
    except Refused as refusal:
        return refusal


def test_of_two_hundred_promises_for_one_talk_one_holds(world: World) -> None:
    many = PROMISES if connection.vendor == "postgresql" else FEWER
    request = pool.request(world)
    with clock.at(pool.NOON):
        offers = [
            commands.ask_interpreter(
                actor=world.here.system, request=request, interpreter=pool.interpreter(world, f"Person {number}")
            )
            for number in range(many)
        ]

    outcomes = together(*(partial(_accept, world, each) for each in offers))

    request.refresh_from_db()
    states = Counter(Assignment.objects.values_list("state", flat=True))
    sentences = {each.message for each in refused(outcomes)}
    assert (len(done(outcomes)), len(refused(outcomes)), request.state) == (1, many - 1, RequestState.PLACED)
    assert states == {AssignmentState.ACCEPTED: 1, AssignmentState.WITHDRAWN: many - 1}
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
