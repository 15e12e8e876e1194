"""The start page: what waits, what is late, how far the year is."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from schwerpunkt.core import clock
from schwerpunkt.core.writing import licence
from schwerpunkt.planning.models import FocusPeriod
from schwerpunkt.portal.views.today import finding, greeting
from tests.kit.world import World

MORNING = datetime(2023, 9, 14, 8, 30, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def enter(world: World) -> Callable[[str], Client]:
    """Signs a colleague in."""

    def sign_in(role: str) -> Client:
        client = Client()
        client.force_login(world.here.people[role].user)
        return client

    return sign_in


def running(world: World, measures: int) -> FocusPeriod:
    """A running period with so many late measures of the officer."""
    period = world.period()
    goal = world.goal(period)
    for number in range(measures):
        world.measure(
            period,
            [goal],
            f"Maßnahme {number}",
            owner=world.here.people["officer"],
            starts_on=date(2023, 1, 1),
            due_on=date(2023, 8, 1),
        )
    with licence("test"):
        period.state = "running"
        period.save()
    return period


def test_a_stranger_is_sent_to_sign_in(world: World) -> None:
    answer = Client().get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/konto/anmelden/?next=/")


def test_the_headline_says_how_many_things_wait(world: World, enter: Callable[[str], Client]) -> None:
    running(world, 3)
    with clock.at(MORNING):
        page = enter("officer").get("/").content.decode()
    assert "Guten Morgen, Officer Rsk. Drei Dinge warten auf Sie." in page
    assert "Drei Maßnahmen haben ihre Frist verpasst." in page
    assert "Donnerstag, 14. September 2023" in page


def test_nothing_waits_for_a_reader_but_she_sees_the_year(world: World, enter: Callable[[str], Client]) -> None:
    running(world, 1)
    with clock.at(MORNING):
        page = enter("reader").get("/").content.decode()
    assert "Nichts wartet auf Sie." in page
    assert "Der Zeitraum auf einen Blick" in page


@pytest.mark.parametrize("role", ["head", "officer", "assistant", "reader", "auditor", "admin"])
def test_an_empty_centre_says_what_to_do(world: World, enter: Callable[[str], Client], role: str) -> None:
    page = enter(role).get("/").content.decode()
    assert ("Zeitraum anlegen" in page) == (role == "head")


def test_the_number_of_queries_does_not_grow(world: World, enter: Callable[[str], Client]) -> None:
    period = running(world, 1)
    client = enter("head")
    with clock.at(MORNING):
        client.get("/")
        with CaptureQueriesContext(connection) as one:
            client.get("/")
        goal = period.goals.get()
        for number in range(2):
            world.measure(period, [goal], f"Weitere {number}", due_on=date(2023, 8, 1))
        with CaptureQueriesContext(connection) as three:
            client.get("/")
    assert len(three) == len(one)


def test_greeting_and_count_in_words() -> None:
    assert [greeting(hour) for hour in (7, 12, 19)] == ["Guten Morgen", "Guten Tag", "Guten Abend"]
    assert finding(1) == "Eine Sache wartet auf Sie."
    assert finding(13) == "13 Dinge warten auf Sie."
