"""The pages of the pool: from the request to the outcome, and who sees what."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from schwerpunkt.accounts.actors import actor_for
from schwerpunkt.core import clock
from schwerpunkt.figures.metrics import Scope, metric_of
from schwerpunkt.figures.queries import counted_all
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.commands import Known
from schwerpunkt.interpreters.models import Assignment, Interpreter, Request
from schwerpunkt.ui.contributions import all_waiting
from tests.kit import pool, queries
from tests.kit.typing_in import filled
from tests.kit.world import World

AFTER = datetime(2023, 9, 21, 14, tzinfo=UTC)


@pytest.fixture
def head(world: World, client: Client) -> Client:
    """The head of the centre, signed in."""
    client.force_login(world.here.people["head"].user)
    return client


def _send(client: Client, url: str, **typed: Any) -> Any:
    with clock.at(pool.NOON):
        return client.post(url, filled(client.get(url).text, typed))


def test_from_the_request_to_the_outcome_through_the_pages(world: World, head: Client) -> None:
    _send(
        head,
        reverse("interpreters:interpreter_create"),
        name="Amal Beispiel",
        joined_on="1.1.2023",
        language=str(pool.language().pk),
        level="native",
    )
    person = Interpreter.objects.get()
    proof = reverse("interpreters:proof_create", args=(person.pk,))
    _send(head, proof, kind="confidentiality", seen_on="1.9.2023")
    organisation = pool.facts(world).organisation
    made = _send(
        head,
        reverse("interpreters:request_create"),
        organisation=str(organisation.pk),
        on="21.9.2023",
        begins="10",
        minutes="60",
        venue="Rathaus",
        language=str(pool.language().pk),
        kind=str(world.code["elterngespraech"].pk),
    )
    request = Request.objects.get()
    with clock.at(pool.NOON):
        page = head.get(made["Location"]).text
        assigned = head.post(
            reverse("interpreters:assign", args=(request.pk, person.pk)), {"form_token": "einmal"}, follow=True
        ).text
    assignment = Assignment.objects.get()
    with clock.at(AFTER):
        head = Client()
        head.force_login(world.here.people["head"].user)
        url = reverse("interpreters:assignment_outcome", args=(assignment.pk,))
        told = head.post(url, {**filled(head.get(url).text, {"begins": "10:05", "ends": "11:20"}), "outcome": "held"})
        done = head.get(told["Location"]).text

    assert "Zuteilen: Amal Beispiel" in page
    assert "5 km, 16 Minuten Weg" in page
    assert "Amal Beispiel ist zugeteilt." in assigned
    assert "Bestätigungsblatt (PDF)" in assigned
    assert "75 Minuten" in done
    assignment.refresh_from_db()
    assert (assignment.held_minutes, assignment.request.state) == (75, "done")


def test_the_sheet_has_room_for_times_and_signatures_and_no_client(world: World, head: Client) -> None:
    person, request = pool.interpreter(world), pool.request(world, subject="Entwicklungsgespräch")
    with clock.at(pool.NOON):
        found = commands.assign_interpreter(actor=world.actor("head"), request=request, interpreter=person)

    answer = head.get(reverse("interpreters:assignment_sheet", args=(found.pk,)))

    words = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    assert answer["Content-Type"] == "application/pdf"
    for each in ("21. September 2023", "Untere Schulaufsicht", "Arabisch", "Amal Beispiel", "Beginn:", "Ende:"):
        assert each in words
    assert "Entwicklungsgespräch" not in words


def test_a_subject_with_a_name_comes_back_with_the_box_to_confirm(world: World, head: Client) -> None:
    wanted = pool.facts(world)
    typed = {
        "organisation": str(wanted.organisation.pk),
        "on": "21.9.2023",
        "begins": "10:00",
        "minutes": "60",
        "venue": "Rathaus",
        "language": str(wanted.language.pk),
        "kind": str(wanted.kind.pk),
        "subject": "Frau Berg",
    }
    refused = _send(head, reverse("interpreters:request_create"), **typed)

    assert refused.status_code == 422
    assert "sieht nach einer Person aus" in refused.text
    assert not Request.objects.exists()


@pytest.mark.parametrize("name", ["interpreters", "requests"])
def test_a_list_asks_as_often_for_three_rows_as_for_one(world: World, head: Client, name: str) -> None:
    def add(number: int) -> None:
        person = pool.interpreter(world, f"Person {number}")
        request = pool.request(world, starts_at=pool.TALK + timedelta(days=number))
        with clock.at(pool.NOON):
            commands.assign_interpreter(actor=world.actor("head"), request=request, interpreter=person)

    url = reverse(f"interpreters:{name}")
    add(1)
    head.get(url)
    one = queries.count(lambda: head.get(url))
    add(2)
    add(3)

    assert queries.count(lambda: head.get(url)) == one


def test_filters_and_search_find_by_language(world: World, head: Client) -> None:
    pool.interpreter(world, "Arabisch Spricht")
    pool.interpreter(world, "Türkisch Spricht", languages=[commands.Spoken(pool.language("tr"))])
    address = reverse("interpreters:interpreters")

    page = head.get(f"{address}?sprache={pool.language('tr').pk}").text
    found = head.get(f"{address}?als=csv")

    assert ("Türkisch Spricht" in page, "Arabisch Spricht" in page) == (True, False)
    assert b"".join(found).count(b"Spricht") == 2


def test_another_centre_sees_nothing_of_the_pool(world: World, client: Client) -> None:
    person, request = pool.interpreter(world), pool.request(world)
    client.force_login(world.there.people["head"].user)

    for name, key in (("interpreter", person.pk), ("request", request.pk)):
        assert client.get(reverse(f"interpreters:{name}", args=(key,))).status_code == 404


def test_politics_see_nothing_of_the_pool(world: World, client: Client) -> None:
    pool.interpreter(world)
    client.force_login(world.here.people["reader"].user)

    answers = [client.get(reverse(f"interpreters:{name}")).status_code for name in ("interpreters", "requests")]
    assert answers == [403, 403]
    assert "Sprachmittlung" not in client.get("/").text


def _told(world: World, role: str, at: datetime) -> list[tuple[str, date | None]]:
    with clock.at(at):
        found = all_waiting(actor_for(world.here.people[role]), clock.today())
    return [(each.title, each.due_on) for each in found if "/sprachmittel" in each.url or "/sprachmittlung" in each.url]


def test_what_waits_is_told_to_those_who_run_the_pool(world: World) -> None:
    due = date(2023, 10, 14)
    person = pool.interpreter(
        world, known=Known(proofs=(("confidentiality", date(2023, 1, 1), None), ("police", date(2023, 1, 1), due)))
    )
    pool.request(world)
    pool.request(world, starts_at=pool.TALK + timedelta(days=1))
    request = pool.request(world, starts_at=pool.NOON + timedelta(hours=3))
    with clock.at(pool.NOON):
        commands.assign_interpreter(actor=world.actor("head"), request=request, interpreter=person)

    soon = date(2023, 9, 21)
    assert _told(world, "reader", pool.NOON) == []
    assert _told(world, "officer", pool.NOON) == [
        ("Noch niemand für das Gespräch", soon),
        ("Nachweis wird dringend fällig", due),
    ]
    assert _told(world, "officer", pool.NOON - timedelta(days=1)) == [("Nachweis wird fällig", due)]
    assert ("1 Ergebnis eintragen", date(2023, 9, 14)) in _told(world, "officer", pool.NOON + timedelta(hours=5))


def test_many_proofs_wait_as_one_thing(world: World) -> None:
    for number in range(4):
        due = date(2023, 10, 14) + timedelta(days=number)
        pool.interpreter(world, name=f"Person {number}", known=Known(proofs=(("police", date(2023, 1, 1), due),)))

    assert _told(world, "officer", pool.NOON) == [("4 Nachweise werden fällig oder sind es schon", date(2023, 10, 14))]


def test_figures_count_what_took_place(world: World) -> None:
    person = pool.interpreter(world)
    for number, outcome in enumerate(("held", "stopped", "client_absent")):
        start = pool.TALK + timedelta(days=number)
        request = pool.request(world, starts_at=start)
        with clock.at(pool.NOON):
            found = commands.assign_interpreter(actor=world.actor("head"), request=request, interpreter=person)
        with clock.at(start + timedelta(hours=3)):
            commands.record_outcome(
                actor=world.actor("head"),
                assignment=found,
                outcome=outcome,
                held_from=start,
                held_until=start + timedelta(minutes=50),
            )
    lost = pool.request(world)
    with clock.at(pool.NOON):
        commands.give_up_request(actor=world.actor("head"), request=lost, because=world.code["zeit"])
    september = Scope(date(2023, 9, 1), date(2023, 9, 30))

    names = ("assignments_held", "minutes_held", "requests", "uncovered")
    figures = counted_all([(metric_of(f"interpreters.{name}"), september) for name in names])

    assert figures == [2, 100, 4, 1]
