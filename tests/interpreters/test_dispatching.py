"""The plan for all open requests: rules of the pool hold in it, pins stay, and accepting it asks by mail."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import combinations
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from schwerpunkt.core import clock
from schwerpunkt.directory.models import Organisation
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.candidates import busy_time, obstacle
from schwerpunkt.interpreters.commands import Known
from schwerpunkt.interpreters.enums import AssignmentState
from schwerpunkt.interpreters.models import Assignment, Interpreter, Request
from schwerpunkt.interpreters.queries import DispatchPlan, PlannedTalk, plan_for, talk_of, to_plan
from schwerpunkt.interpreters.views.planned_weeks import calendar_of
from schwerpunkt.tenancy.scope import inside
from tests.kit import pool
from tests.kit.world import World

NOON, TALK = pool.NOON, pool.TALK
FIRST, LAST = date(2023, 9, 14), date(2023, 10, 12)
PATH = "/sprachmittlung/planen/?von=14.09.2023&bis=12.10.2023"


@pytest.fixture(autouse=True)
def at_noon(world: World) -> Iterator[None]:
    with inside(world.here.centre), clock.at(NOON):
        yield


def person(world: World, name: str, **more: Any) -> Interpreter:
    return pool.interpreter(world, name, email=f"{name.split(maxsplit=1)[0].lower()}@pool.example", **more)


def planned(**pinned: int) -> DispatchPlan:
    return plan_for(to_plan(FIRST, LAST), {int(key.removeprefix("r")): value for key, value in pinned.items()})


def going(plan: DispatchPlan) -> dict[int, str]:
    return {each.request.pk: each.person.name for each in plan.talks if each.person}


def test_more_is_covered_than_by_taking_the_next_one(world: World) -> None:
    """The first talk could go to both, the second to one only: whoever takes the next one loses it."""
    only_mornings = Known(proofs=(("confidentiality", date(2023, 1, 1), None),), slots=((3, time(8), time(11)),))
    person(world, "Frueh Beispiel", known=only_mornings)
    person(world, "Immer Beispiel", max_per_week=1)
    early = pool.request(world)
    late = pool.request(world, starts_at=TALK + timedelta(hours=4))

    plan = planned()

    assert going(plan) == {early.pk: "Frueh Beispiel", late.pk: "Immer Beispiel"}
    assert (plan.covered, plan.covered_bound) == (2, 2)


def test_nobody_is_planned_where_the_match_would_refuse_or_the_database(world: World) -> None:
    people = [person(world, f"P{number} Beispiel", max_per_week=3) for number in range(4)]
    for number in range(14):
        pool.request(world, starts_at=TALK + timedelta(minutes=45 * number), is_online=number % 3 == 0)
    commands.assign_interpreter(actor=world.here.system, request=pool.request(world), interpreter=people[0])

    plan = planned()

    assert plan.covered > 4
    windows: dict[int, list[Any]] = {}
    for each in plan.talks:
        if each.person is None or each.way is None:
            assert each.why_nobody
            continue
        talk = talk_of(each.request)
        assert obstacle(talk, each.person, each.way) == ""
        windows.setdefault(each.person.key, []).append(busy_time(talk, each.way))
    for rows in windows.values():
        assert len(rows) <= 3
        assert all(one[1] <= two[0] or two[1] <= one[0] for one, two in combinations(rows, 2))
    for each in plan.talks:
        if each.person:
            commands.assign_interpreter(
                actor=world.here.system, request=each.request, interpreter=Interpreter.objects.get(pk=each.person.key)
            )


def test_what_is_pinned_stays_and_the_rest_is_planned_around_it(world: World) -> None:
    person(world, "Eins Beispiel")
    two = person(world, "Zwei Beispiel")
    one_talk, other_talk = pool.request(world), pool.request(world)

    plan = planned(**{f"r{other_talk.pk}": two.pk})
    impossible = planned(**{f"r{one_talk.pk}": two.pk, f"r{other_talk.pk}": two.pk})

    assert going(plan) == {one_talk.pk: "Eins Beispiel", other_talk.pk: "Zwei Beispiel"}
    assert [each.is_pinned for each in plan.talks] == [False, True]
    assert impossible.covered == 2
    assert sum(each.is_pinned for each in impossible.talks) == 1


def test_why_nobody_comes_is_said_with_what_would_help(world: World) -> None:
    only_mornings = Known(proofs=(("confidentiality", date(2023, 1, 1), None),), slots=((3, time(8), time(9, 30)),))
    person(world, "Frueh Beispiel", known=only_mornings)
    pool.request(world)
    pool.request(world, language=pool.language("ti"))

    reasons = [each.why_nobody for each in planned().talks]
    person(world, "Online Beispiel", mobility="online")
    one = planned().talks[0].why_nobody
    for number in range(3):
        barred = person(world, f"Weg{number} Beispiel")
        school = Organisation.objects.get(name="Untere Schulaufsicht")
        commands.bar_from(actor=world.here.system, interpreter=barred, organisation=school)
    commands.pause_interpreter(actor=world.here.system, interpreter=person(world, "Pause Beispiel"))
    several = planned().talks[0].why_nobody

    assert reasons[0] == "Zu dieser Zeit kann niemand kommen. Frueh Beispiel wäre am 21.09.2023, 08:30 Uhr frei."
    assert "Niemand im Pool spricht" in reasons[1]
    assert one.endswith("08:30 Uhr frei. Zeit hätte: Online Beispiel (kommt nur online oder am Telefon).")
    assert several.count("(") == 3
    assert "Zeit hätten zum Beispiel: " in several
    assert "Weg0 Beispiel (nicht bei dieser Einrichtung)" in several
    assert "Pause" not in several


def test_accepting_asks_the_chosen_by_mail_and_says_what_was_refused(world: World, client: Client) -> None:
    one, two = person(world, "Eins Beispiel"), person(world, "Zwei Beispiel")
    silent = pool.interpreter(world, "Ohne Adresse")
    talks = [pool.request(world) for _number in range(3)]
    client.force_login(world.here.people["head"].user)
    page = client.get(PATH)
    chosen = {talks[0]: one, talks[1]: silent}
    sent = {f"person-{talk.pk}": str(who.pk) for talk, who in chosen.items()}
    sent |= {f"fragen-{talk.pk}": "on" for talk in chosen} | {f"person-{talks[2].pk}": str(two.pk)}

    answer = client.post(PATH, sent, follow=True)

    assert "Ein Vorschlag für 3 von 3 Gesprächen." in page.text
    asked = Assignment.objects.filter(state=AssignmentState.OFFERED)
    assert [(each.request_id, each.interpreter_id) for each in asked] == [(talks[0].pk, one.pk)]
    assert "1 E-Mail ist unterwegs." in answer.text
    assert "Für Ohne Adresse ist keine E-Mail-Adresse hinterlegt" in answer.text


def test_planning_anew_keeps_what_was_held_or_chosen_differently(world: World, client: Client) -> None:
    one, two = person(world, "Eins Beispiel"), person(world, "Zwei Beispiel")
    talks = [pool.request(world), pool.request(world)]
    client.force_login(world.here.people["head"].user)
    sent = {
        f"person-{talks[0].pk}": str(two.pk),
        f"war-{talks[0].pk}": str(one.pk),
        f"person-{talks[1].pk}": str(one.pk),
        f"war-{talks[1].pk}": str(one.pk),
        "neu": "1",
    }
    address = client.post(PATH, sent).headers["Location"]

    assert parse_qs(urlsplit(address).query)["fest"] == [f"{talks[0].pk}-{two.pk}"]
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("query", ["von=31.2.2023", "von=x&bis=y", "fest=a-b&fest=1-999999&fest=-", "bis=1.1.2020"])
def test_what_cannot_be_read_is_said_at_the_field(world: World, client: Client, query: str) -> None:
    client.force_login(world.here.people["head"].user)
    answer = client.get(f"/sprachmittlung/planen/?{query}")
    assert answer.status_code == 200
    assert ("aria-invalid" in answer.text) == ("von=" in query)


def test_the_number_of_questions_does_not_grow_with_the_requests(world: World) -> None:
    for number in range(6):
        person(world, f"P{number} Beispiel")
    pool.request(world)
    with CaptureQueriesContext(connection) as few:
        planned()
    for _number in range(8):
        pool.request(world)
    with CaptureQueriesContext(connection) as many:
        planned()
    assert len(many) == len(few)
    assert Request.objects.count() == 9


def test_the_calendar_has_a_row_for_each_week_and_its_links_lead_to_the_list(world: World, client: Client) -> None:
    person(world, "Mara Beispiel")
    full = [pool.request(world, starts_at=TALK + timedelta(minutes=each)) for each in range(7)]
    saturday = pool.request(world, starts_at=TALK + timedelta(days=9))
    client.force_login(world.here.people["head"].user)

    calendar = calendar_of(talks_of_plan())
    page = client.get(PATH).content.decode()

    assert [len(week) for week in calendar.weeks] == [7, 7]
    (busy,) = [day for day in calendar.weeks[0] if day.talks]
    assert ([each.key for each in busy.talks], busy.more) == ([each.pk for each in full[:4]], 3)
    assert "und 3 weitere" in page
    for target in (f"gespraech-{full[0].pk}", f"gespraech-{saturday.pk}", f"tag-{timezone.localdate(TALK)}"):
        assert f'href="#{target}"' in page
        assert page.count(f'id="{target}"') == 1


def test_without_a_talk_at_the_weekend_the_calendar_has_five_days_and_five_talks_are_all_named(world: World) -> None:
    for each in range(5):
        pool.request(world, starts_at=TALK + timedelta(minutes=each))

    calendar = calendar_of(talks_of_plan())

    assert [name for name, _long in calendar.weekdays] == ["Mo.", "Di.", "Mi.", "Do.", "Fr."]
    ((_mo, _di, _mi, thursday, _fr),) = calendar.weeks
    assert (len(thursday.talks), thursday.more, thursday.talks[0].person) == (5, 0, "")


def talks_of_plan() -> tuple[PlannedTalk, ...]:
    return plan_for(to_plan(FIRST, LAST), {}).talks
