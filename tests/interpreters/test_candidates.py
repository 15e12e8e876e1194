"""Who can come, and in which order: the pure function, without database."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schwerpunkt.interpreters.candidates import Person, Talk, busy_time, propose, way_of
from schwerpunkt.interpreters.travel import Travel, Way, great_circle

TRAVEL = Travel(detour_factor=1.3, kmh=50, fixed_minutes=10, default_km=5)
TODAY = date(2023, 9, 14)
START = datetime(2023, 9, 21, 8, tzinfo=UTC)
"""Ten o'clock in Germany, a Thursday."""
SIEGBURG, TROISDORF, WINDECK = "05382060", "05382068", "05382076"
THURSDAY = 3


def talk(**more: Any) -> Talk:
    return Talk(**{"language": 1, "starts_at": START, "ends_at": START + timedelta(hours=1), "ags": SIEGBURG, **more})


def person(**more: Any) -> Person:
    free = ((THURSDAY, 9 * 60, 17 * 60),)
    return Person(
        **{"key": 1, "name": "A", "state": "active", "language_level": "native", "ags": SIEGBURG, "slots": free, **more}
    )


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ({"state": "paused"}, "pausiert oder ausgeschieden"),
        ({"lacking": ("Führungszeugnis",)}, "Nachweis fehlt oder ist fällig: Führungszeugnis"),
        ({"barred_from": frozenset({7})}, "nicht bei dieser Einrichtung"),
        ({"has_declined": True}, "hat für diesen Termin abgelehnt"),
        ({"mobility": "online"}, "kommt nur online oder am Telefon"),
        ({"ags": WINDECK, "max_km": 10}, "37 km sind weiter als die höchstens 10 km"),
        ({"absences": ((date(2023, 9, 20), date(2023, 9, 21)),)}, "an diesem Tag nicht da"),
        ({"slots": ((THURSDAY, 9 * 60, 10 * 60 + 59),)}, "zu dieser Zeit nicht verfügbar"),
        ({"slots": ((2, 9 * 60, 17 * 60),)}, "zu dieser Zeit nicht verfügbar"),
        ({"max_per_week": 2, "week_count": 2}, "hat in dieser Woche schon die höchstens 2 Einsätze"),
        (
            {"busy": ((START - timedelta(hours=2), START - timedelta(minutes=15)),)},
            "hat um diese Zeit einen anderen Einsatz, die Wege eingerechnet",
        ),
    ],
)
def test_nobody_is_proposed_who_cannot_come(what: dict[str, Any], why: str) -> None:
    found = propose(talk(organisation=7), [person(**what)], TRAVEL, TODAY)

    assert (found.candidates, [each.why for each in found.left_out]) == ((), [why])


@pytest.mark.parametrize(
    "what",
    [
        {},
        {"busy": ((START - timedelta(hours=2), START - timedelta(minutes=16)),)},
        {"slots": ((THURSDAY, 9 * 60, 10 * 60 + 30), (THURSDAY, 10 * 60 + 30, 12 * 60))},
        {"slots": ()},
        {"max_per_week": 2, "week_count": 1},
        {"ags": WINDECK, "max_km": 37},
    ],
)
def test_whoever_can_come_is_proposed(what: dict[str, Any]) -> None:
    found = propose(talk(), [person(**what)], TRAVEL, TODAY)

    assert [each.person.key for each in found.candidates] == [1]


def test_a_wished_gender_must_be_there() -> None:
    people = [person(key=1, gender="man"), person(key=2, gender="woman"), person(key=3)]

    found = propose(talk(gender="woman"), people, TRAVEL, TODAY)

    assert [each.person.key for each in found.candidates] == [2]


def test_online_nobody_is_too_far() -> None:
    found = propose(talk(is_online=True), [person(ags=WINDECK, max_km=1, mobility="online")], TRAVEL, TODAY)

    assert found.candidates[0].way.minutes == 0


def test_the_reasons_say_why_somebody_stands_where_she_stands() -> None:
    asked = person(language_level="fluent", dialect="Levantinisch", last_asked=date(2023, 9, 5), month_count=2, level=2)

    found = propose(talk(dialect="Ägyptisch"), [asked], TRAVEL, TODAY)

    assert found.candidates[0].reasons == (
        "sehr gut (C1 oder C2), Levantinisch",
        "Dialekt „Ägyptisch“ bitte erfragen",
        "Stufe 2",
        "frei",
        "5 km, 16 Minuten Weg",
        "zuletzt gefragt am 05.09.2023",
        "2 Einsätze in diesem Monat",
    )


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({}, {"ags": WINDECK}),
        ({}, {"language_level": "good"}),
        ({}, {"month_count": 1}),
        ({}, {"last_asked": TODAY}),
        ({"level": 2}, {}),
        ({}, {"slots": ()}),
    ],
)
def test_better_comes_first(better: dict[str, Any], worse: dict[str, Any]) -> None:
    people = [person(key=2, name="A", **worse), person(key=1, name="B", **better)]

    found = propose(talk(), people, TRAVEL, TODAY)

    assert [each.person.key for each in found.candidates] == [1, 2]


def test_ways_are_estimated_from_the_places() -> None:
    assert TRAVEL.between(SIEGBURG, TROISDORF) == Way(5, 16)
    assert TRAVEL.between(SIEGBURG, WINDECK) == Way(37, 55)
    assert TRAVEL.between(SIEGBURG, WINDECK) == TRAVEL.between(WINDECK, SIEGBURG)
    assert (TRAVEL.between(SIEGBURG, SIEGBURG).km, TRAVEL.between("", WINDECK).km) == (5, 5)
    assert round(great_circle((50.0, 7.0), (51.0, 7.0)), 1) == 111.2


@given(minutes=st.integers(-400, 400), length=st.integers(1, 300), home=st.sampled_from((SIEGBURG, TROISDORF, WINDECK)))
def test_who_is_proposed_is_never_in_two_places(minutes: int, length: int, home: str) -> None:
    """Whatever the other assignment: proposed exactly when the two busy times do not meet."""
    since = START + timedelta(minutes=minutes)
    until = since + timedelta(minutes=length)
    wanted = talk()
    leaves, returns = busy_time(wanted, way_of(home, wanted, TRAVEL))

    found = propose(wanted, [person(ags=home, busy=((since, until),))], TRAVEL, TODAY)

    assert bool(found.candidates) == (until <= leaves or since >= returns)


def test_four_hundred_people_are_ranked_in_no_time() -> None:
    people = [person(key=number, name=f"P{number}", month_count=number % 7) for number in range(400)]

    found = propose(talk(), people, TRAVEL, TODAY)

    assert len(found.candidates) == 400
    assert [each.points for each in found.candidates] == sorted(each.points for each in found.candidates)
