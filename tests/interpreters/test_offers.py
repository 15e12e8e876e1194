"""Asking by mail: waves, the first acceptance, links that do one thing, and what goes to the calendars."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.core.writing import licence
from schwerpunkt.directory.commands import add_letterhead, add_organisation
from schwerpunkt.interpreters import commands, tasks
from schwerpunkt.interpreters.enums import AssignmentState, RequestState
from schwerpunkt.interpreters.languages import SPOKEN
from schwerpunkt.interpreters.links import Purpose, guest_of, token_for
from schwerpunkt.interpreters.models import Assignment, Interpreter, Request
from schwerpunkt.interpreters.tasks import ask_after_talks, ask_the_next_ones, remind_of_tomorrow
from schwerpunkt.messaging.models import Mail
from schwerpunkt.tenancy.scope import inside
from schwerpunkt.ui.contributions import all_waiting
from tests.kit import pool
from tests.kit.german import german, values
from tests.kit.world import World

NOON, TALK = pool.NOON, pool.TALK


@pytest.fixture
def people(world: World) -> Iterator[list[Interpreter]]:
    """Five who can come; a sixth has no address."""
    with inside(world.here.centre), clock.at(NOON):
        rows = [
            pool.interpreter(world, f"Person {number} Beispiel", email=f"person{number}@pool.example")
            for number in range(5)
        ]
        pool.interpreter(world, "Ohne Adresse")
        yield rows


def asked_for(world: World, **more: Any) -> Request:
    return pool.request(world, **{"email": "sekretariat@schule.example", **more})


def searching(world: World, **more: Any) -> Request:
    request = asked_for(world, **more)
    commands.start_search(actor=world.here.system, request=request)
    return Request.objects.get(pk=request.pk)


def offers(request: Request) -> list[Assignment]:
    return list(request.assignments.filter(state=AssignmentState.OFFERED).order_by("pk"))


def path_of(purpose: Purpose, record: Any) -> str:
    words = {
        Purpose.OFFER: "angebot",
        Purpose.TALK: "zusage",
        Purpose.INSTITUTION: "gespraech",
        Purpose.OWN_PAGE: "meine-zeiten",
    }
    return f"/einsatz/{words[purpose]}/{token_for(purpose, record)}/"


def mails(word: str) -> list[Mail]:
    return list(Mail.objects.filter(subject__contains=word).order_by("pk"))


def test_the_best_are_asked_first_and_the_next_ones_after_the_pause(world: World, people: list[Interpreter]) -> None:
    request = searching(world)
    first = {each.interpreter_id for each in offers(request)}

    with clock.at(NOON + timedelta(minutes=119)):
        ask_the_next_ones.call()
    early = len(offers(request))
    with clock.at(NOON + timedelta(minutes=120)):
        ask_the_next_ones.call()

    assert (len(first), early) == (3, 3)
    assert {each.interpreter_id for each in offers(request)} == {each.pk for each in people}
    assert len(mails("Können Sie dolmetschen")) == 5


def test_when_everybody_is_asked_the_search_ends_and_the_team_is_told(world: World, people: list[Interpreter]) -> None:
    request = searching(world)
    for hours in (2, 4, 6):
        with clock.at(NOON + timedelta(hours=hours)):
            ask_the_next_ones.call()
    request.refresh_from_db()
    told = [each.title for each in all_waiting(world.here.system, clock.today())]

    assert (request.next_wave_at, request.state) == (None, RequestState.OPEN)
    assert "Die Suche per E-Mail hat niemanden gefunden" in told


def test_opening_a_link_changes_nothing_and_a_button_does(
    world: World, people: list[Interpreter], client: Client
) -> None:
    request = searching(world)
    offer = offers(request)[0]
    path = path_of(Purpose.OFFER, offer)

    opened = client.get(path)
    asked_again = client.get(f"{path}zusagen/")
    offer.refresh_from_db()
    before = offer.state
    answered = client.post(f"{path}zusagen/")
    offer.refresh_from_db()
    request.refresh_from_db()

    assert (opened.status_code, asked_again.status_code, before) == (200, 200, AssignmentState.OFFERED)
    assert (answered.status_code, offer.state, request.state) == (302, AssignmentState.ACCEPTED, RequestState.PLACED)
    assert "Danke, Sie haben zugesagt" in client.get(path).text


def test_the_first_one_goes_and_the_others_are_told_at_once(
    world: World, people: list[Interpreter], client: Client
) -> None:
    request = searching(world)
    first, second, third = offers(request)
    client.post(f"{path_of(Purpose.OFFER, first)}zusagen/")
    late = client.post(f"{path_of(Purpose.OFFER, second)}zusagen/", follow=True)

    second.refresh_from_db()
    assert second.state == AssignmentState.WITHDRAWN
    assert "wird niemand mehr gesucht" in late.text
    assert {each.to_address for each in mails("Nicht mehr nötig")} == {
        second.interpreter.email,
        third.interpreter.email,
    }
    assert [each.to_address for each in mails("Ihr Einsatz")] == [first.interpreter.email]
    assert [each.to_address for each in mails("Gefunden")] == ["sekretariat@schule.example"]


def test_when_all_who_were_asked_decline_the_next_ones_are_asked_at_once(
    world: World, people: list[Interpreter], client: Client
) -> None:
    request = searching(world)
    for offer in offers(request):
        client.post(f"{path_of(Purpose.OFFER, offer)}absagen/")

    assert len(offers(request)) == 2


@pytest.mark.parametrize("change", ["wrong", "other purpose", "other record", "moved", "over"])
def test_a_link_is_for_one_thing(world: World, people: list[Interpreter], client: Client, change: str) -> None:
    request = searching(world)
    offer, other = offers(request)[:2]
    path = path_of(Purpose.OFFER, offer)
    now = NOON
    if change == "wrong":
        path = path[:-3] + ("aa/" if path[-3:] != "aa/" else "bb/")
    elif change == "other purpose":
        path = path.replace("angebot", "zusage")
    elif change == "other record":
        token, mark = token_for(Purpose.OFFER, offer), str(offer.pk)
        path = f"/einsatz/angebot/{token.replace(mark, str(other.pk), 1)}/"
    elif change == "moved":
        with clock.at(NOON):
            person = offer.interpreter
            facts = commands.InterpreterFacts(name=person.name, joined_on=person.joined_on, email="neu@pool.example")
            commands.change_interpreter(actor=world.here.system, interpreter=person, facts=facts)
    else:
        now = NOON + timedelta(hours=48, seconds=1)
    with clock.at(now):
        answer = client.post(f"{path}zusagen/")

    offer.refresh_from_db()
    assert answer.status_code == (410 if change == "over" else 404)
    assert offer.state == AssignmentState.OFFERED


def test_whoever_declined_and_can_come_after_all_tells_the_centre_which_notes_it(
    world: World, people: list[Interpreter], client: Client
) -> None:
    request = searching(world)
    offer = offers(request)[0]
    client.post(f"{path_of(Purpose.OFFER, offer)}absagen/")
    add_letterhead(
        actor=world.here.system, authority="Kreis", head_of_authority="Der Landrat", contact_line="Ruf 12 34"
    )
    told = client.get(path_of(Purpose.OFFER, offer)).text
    offer.refresh_from_db()
    with pytest.raises(Refused):
        commands.accept_by_link(actor=guest_of(offer), assignment=offer)
    commands.accept_offer(actor=world.here.system, assignment=offer)
    request.refresh_from_db()

    assert "Melden Sie sich beim Zentrum. Ruf 12 34" in told
    assert request.state == RequestState.PLACED


def test_who_declined_or_was_withdrawn_cannot_accept_later(
    world: World, people: list[Interpreter], client: Client
) -> None:
    request = searching(world)
    offer = offers(request)[0]
    client.post(f"{path_of(Purpose.OFFER, offer)}absagen/")
    again = client.post(f"{path_of(Purpose.OFFER, offer)}zusagen/", follow=True)
    offer.refresh_from_db()
    assert (offer.state, "Sie haben abgesagt" in again.text) == (AssignmentState.DECLINED, True)
    with pytest.raises(Refused):
        commands.accept_by_link(actor=world.here.system, assignment=offer)


def test_the_calendar_entry_keeps_its_name_and_its_number_grows(
    world: World, people: list[Interpreter], client: Client
) -> None:
    request = searching(world)
    offer = offers(request)[0]
    client.post(f"{path_of(Purpose.OFFER, offer)}zusagen/")
    request.refresh_from_db()
    commands.change_request(
        actor=world.here.system, request=request, facts=pool.facts(world, email=request.email, venue="Raum 7")
    )
    commands.cancel_request(actor=world.here.system, request=Request.objects.get(pk=request.pk), reason="krank")

    for address in (offer.interpreter.email, request.email):
        entries = [
            Calendar.from_ical(each.calendar)
            for each in Mail.objects.filter(to_address=address).exclude(calendar="").order_by("pk")
        ]
        events = [each.walk("VEVENT")[0] for each in entries]
        assert [str(each["METHOD"]) for each in entries] == ["REQUEST", "REQUEST", "CANCEL"]
        assert len({str(each["UID"]) for each in events}) == 1
        numbers = [int(str(each["SEQUENCE"])) for each in events]
        assert numbers == sorted(set(numbers))
        assert events[0].decoded("DTSTART") == TALK
        assert "Raum 7" in str(events[1]["LOCATION"])


def test_contact_data_stay_with_the_centre_unless_its_rule_says_so(
    world: World, people: list[Interpreter], client: Client
) -> None:
    request = searching(world, contact="Frau Muster", phone="02241 1234")
    offer = offers(request)[0]
    client.post(f"{path_of(Purpose.OFFER, offer)}zusagen/")

    texts = [each.body for each in (*mails("Ihr Einsatz"), *mails("Gefunden"))]
    assert len(texts) == 2
    assert all(word not in text for text in texts for word in ("02241", offer.interpreter.email))


def test_who_cannot_come_after_all_starts_the_search_anew(
    world: World, people: list[Interpreter], client: Client
) -> None:
    request = searching(world)
    offer = offers(request)[0]
    client.post(f"{path_of(Purpose.OFFER, offer)}zusagen/")
    given_back = client.post(f"{path_of(Purpose.TALK, offer)}absagen/", {"reason": "krank"})

    offer.refresh_from_db()
    request.refresh_from_db()
    assert given_back.status_code == 302
    assert (offer.state, request.state) == (AssignmentState.GIVEN_BACK, RequestState.OPEN)
    assert offer.interpreter_id not in {each.interpreter_id for each in offers(request)}
    assert len(offers(request)) == 2
    assert len(mails("Wir suchen neu")) == 1


def test_both_sides_are_reminded_once_the_day_before(world: World, people: list[Interpreter], client: Client) -> None:
    request = searching(world)
    client.post(f"{path_of(Purpose.OFFER, offers(request)[0])}zusagen/")
    for hours in (24, 23, 22):
        with clock.at(TALK - timedelta(hours=hours)):
            remind_of_tomorrow.call()
    with clock.at(TALK - timedelta(hours=49)):
        remind_of_tomorrow.call()

    assert len(mails("Erinnerung")) == 2


def _confirm(client: Client, purpose: Purpose, record: Any, ends: str, outcome: str = "held") -> Any:
    data = {"outcome": outcome, "begins": "10:00", "ends": ends, "impression": "good", "remark": ""}
    return client.post(f"{path_of(purpose, record)}bestaetigen/", data)


@pytest.mark.parametrize(("ends", "minutes"), [("11:00", 62), ("10:57", 62), ("10:56", 0)])
def test_what_both_sides_say_is_the_outcome_when_they_agree(
    world: World, people: list[Interpreter], client: Client, ends: str, minutes: int
) -> None:
    request = searching(world)
    offer = offers(request)[0]
    client.post(f"{path_of(Purpose.OFFER, offer)}zusagen/")
    early = client.get(f"{path_of(Purpose.TALK, offer)}bestaetigen/")
    with clock.at(TALK + timedelta(hours=2)):
        ask_after_talks.call()
        ask_after_talks.call()
        _confirm(client, Purpose.TALK, offer, "11:02")
        request.refresh_from_db()
        alone = request.state
        _confirm(client, Purpose.INSTITUTION, request, ends)
    offer.refresh_from_db()
    request.refresh_from_db()

    assert early.status_code == 302
    assert len(mails("Bitte bestätigen")) == 2
    assert (alone, offer.held_minutes) == (RequestState.PLACED, minutes)
    assert request.state == (RequestState.DONE if minutes else RequestState.PLACED)


def test_the_pages_of_volunteers_speak_their_languages(world: World, people: list[Interpreter], client: Client) -> None:
    path = path_of(Purpose.OFFER, offers(searching(world))[0])
    arabic = client.get(path, {"sprache": "ar"})
    asked_by_browser = client.get(path, headers={"Accept-Language": "uk-UA,uk;q=0.9,en;q=0.5"})

    assert re.search(r'<html lang="ar" dir="rtl"', arabic.text)
    assert '<html lang="uk" dir="ltr"' in asked_by_browser.text
    assert arabic.headers["Content-Language"] == "ar"


@pytest.mark.parametrize("language", [each for each in SPOKEN if each != "de"])
def test_no_page_of_a_volunteer_speaks_german_then(
    world: World, people: list[Interpreter], client: Client, language: str
) -> None:
    request = searching(world)
    first, second = offers(request)[:2]
    spoken, known = {"sprache": language}, values()

    def told(path: str, data: Any = None) -> list[str]:
        address = f"{path}?sprache={language}"
        answer = client.get(address) if data is None else client.post(address, data)
        return german(answer.text, known)

    found = [
        told(path_of(Purpose.OFFER, first)),
        told(f"{path_of(Purpose.OFFER, first)}absagen/"),
        told(path_of(Purpose.OWN_PAGE, people[0])),
        told(path_of(Purpose.OWN_PAGE, people[0]), {"begins_0_0": "12:00", "ends_0_0": "9:00", "begins_1_0": "9:00"}),
        told(f"{path_of(Purpose.OWN_PAGE, people[0])}ausnahme/", {}),
        told("/einsatz/angebot/falsch/"),
    ]
    client.post(f"{path_of(Purpose.OFFER, first)}zusagen/", query_params=spoken)
    found += [
        told(path_of(Purpose.OFFER, first)),
        told(path_of(Purpose.OFFER, second)),
        told(path_of(Purpose.TALK, first)),
        told(f"{path_of(Purpose.TALK, first)}absagen/"),
        told(path_of(Purpose.INSTITUTION, request)),
        told(f"{path_of(Purpose.INSTITUTION, request)}absagen/"),
    ]
    with clock.at(TALK + timedelta(hours=2)):
        found += [
            told(path_of(Purpose.TALK, first)),
            told(f"{path_of(Purpose.TALK, first)}bestaetigen/"),
            told(
                f"{path_of(Purpose.TALK, first)}bestaetigen/", {"outcome": "held", "begins": "11:00", "ends": "10:00"}
            ),
            told(f"{path_of(Purpose.INSTITUTION, request)}bestaetigen/"),
        ]

    assert [each for each in found if each] == []


def test_an_institution_never_sees_the_pool(world: World, people: list[Interpreter], client: Client) -> None:
    request = searching(world)
    path = path_of(Purpose.INSTITUTION, request)
    while_searching = client.get(path).text
    goes = offers(request)[0]
    client.post(f"{path_of(Purpose.OFFER, goes)}zusagen/")
    when_found = client.get(path).text

    assert not [each.name for each in people if each.name in while_searching]
    assert [each.name for each in people if each.name in when_found] == [goes.interpreter.name]


def test_somebody_keeps_her_own_times(world: World, people: list[Interpreter], client: Client) -> None:
    person = people[0]
    commands.invite_to_own_page(actor=world.here.system, interpreter=person)
    path = path_of(Purpose.OWN_PAGE, person)
    page = client.get(path)
    wrong = client.post(path, {"begins_0_0": "12:00", "ends_0_0": "9:00", "begins_1_0": "9:00"})
    saved = client.post(path, {"begins_0_0": "9:00", "ends_0_0": "12:00", "begins_0_1": "14:00", "ends_0_1": "16:30"})
    client.post(f"{path}ausnahme/", {"first_day": "20.09.2023"})
    absence = person.absences.get()
    of_others = client.post(f"{path_of(Purpose.OWN_PAGE, people[1])}ausnahme/{absence.pk}/loeschen/")

    assert (page.status_code, wrong.status_code, saved.status_code, of_others.status_code) == (200, 422, 302, 404)
    assert "Das Ende liegt vor dem Beginn" in wrong.text
    assert "Bitte nennen Sie beides" in wrong.text
    assert [str(each) for each in person.slots.all()] == ["Montag, 09:00 – 12:00", "Montag, 14:00 – 16:30"]
    client.post(f"{path}ausnahme/{absence.pk}/loeschen/")
    assert not person.absences.exists()
    with clock.at(NOON + timedelta(days=14, seconds=1)):
        assert client.get(path).status_code == 410


def test_who_leaves_is_asked_no_more_and_her_links_are_over(
    world: World, people: list[Interpreter], client: Client
) -> None:
    offer = offers(searching(world))[0]
    person, own_page = offer.interpreter, path_of(Purpose.OWN_PAGE, offer.interpreter)
    opened = client.get(own_page).status_code
    commands.let_leave(actor=world.here.system, interpreter=person)
    offer.refresh_from_db()

    assert (opened, client.get(own_page).status_code, offer.state) == (200, 410, AssignmentState.WITHDRAWN)
    assert [each.to_address for each in mails("Nicht mehr nötig")] == [person.email]
    with licence("tests"):
        Assignment.objects.filter(pk=offer.pk).update(state=AssignmentState.OFFERED)
    offer.refresh_from_db()
    for accept, actor in ((commands.accept_by_link, guest_of(offer)), (commands.accept_offer, world.here.system)):
        with pytest.raises(Refused, match="ausgeschieden"):
            accept(actor=actor, assignment=offer)
    with pytest.raises(Refused, match="gefragt oder zugeteilt"):
        commands.forget_interpreter(actor=world.here.system, interpreter=Interpreter.objects.get(pk=person.pk))


def test_the_one_who_goes_is_told_of_another_institution_and_never_sent_where_she_does_not_go(
    world: World, people: list[Interpreter], client: Client
) -> None:
    request = searching(world)
    goes = offers(request)[0]
    client.post(f"{path_of(Purpose.OFFER, goes)}zusagen/")
    request.refresh_from_db()
    other, barred = (
        add_organisation(actor=world.here.system, name=name, kind="school")
        for name in ("Schule am Weiher", "Schule am Bach")
    )
    commands.bar_from(actor=world.here.system, interpreter=goes.interpreter, organisation=barred)
    with licence("tests"):
        Mail.objects.all().delete()

    def changed(**more: Any) -> None:
        facts = pool.facts(world, email=request.email, **more)
        commands.change_request(actor=world.here.system, request=Request.objects.get(pk=request.pk), facts=facts)

    changed(organisation=other)
    assert [(each.to_address, "Schule am Weiher" in each.body) for each in Mail.objects.order_by("pk")][:1] == [
        (goes.interpreter.email, True)
    ]
    for wrong, field in (({"organisation": barred}, "organisation"), ({"gender": "man"}, "gender")):
        with pytest.raises(Refused) as refused:
            changed(**wrong)
        assert list(refused.value.fields) == [field]


def test_nobody_is_reminded_of_what_does_not_take_place(
    world: World, people: list[Interpreter], client: Client
) -> None:
    offer = offers(searching(world))[0]
    client.post(f"{path_of(Purpose.OFFER, offer)}zusagen/")
    offer.refresh_from_db()
    commands.withdraw_assignment(actor=world.here.system, assignment=offer, reason="krank")
    with licence("tests"):
        Mail.objects.all().delete()
    commands.remind_of_talk(actor=world.here.system, assignment=offer)
    commands.ask_how_it_was(actor=world.here.system, assignment=offer)

    assert not Mail.objects.exists()


def test_one_request_that_fails_does_not_stop_the_others(
    world: World, people: list[Interpreter], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = searching(world), searching(world, starts_at=TALK + timedelta(days=1))
    really = commands.continue_search

    def failing(*, actor: Any, request: Request) -> Any:
        if request.pk == first.pk:
            raise RuntimeError("broken")
        return really(actor=actor, request=request)

    monkeypatch.setattr(tasks, "continue_search", failing)
    with clock.at(NOON + timedelta(minutes=120)), pytest.raises(RuntimeError, match="broken"):
        ask_the_next_ones.call()

    assert (len(offers(first)), len(offers(second))) == (3, 5)


def test_invented_requests_write_to_no_institution(world: World, people: list[Interpreter]) -> None:
    facts = pool.facts(world, email="sekretariat@schule.example")
    request = commands.add_request(actor=world.here.system, facts=facts, is_demo=True)
    commands.cancel_request(actor=world.here.system, request=request, reason="krank")

    assert not Mail.objects.filter(to_address="sekretariat@schule.example").exists()


def test_all_links_of_a_person_can_be_made_void_and_new_ones_work(
    world: World, people: list[Interpreter], client: Client
) -> None:
    request = searching(world)
    hers, of_another = offers(request)[:2]
    person = hers.interpreter
    paths = [path_of(Purpose.OFFER, hers), path_of(Purpose.OWN_PAGE, person), path_of(Purpose.OFFER, of_another)]
    before = [client.get(each).status_code for each in paths]
    client.force_login(world.here.people["officer"].user)
    page = client.get(f"/sprachmittelnde/{person.pk}/links-ungueltig/").text
    revision = re.search(r'name="revision" value="(\d+)"', page)
    client.post(f"/sprachmittelnde/{person.pk}/links-ungueltig/", {"revision": revision[1] if revision else ""})
    client.logout()
    after = [client.get(each).status_code for each in paths]
    refused = client.post(f"{paths[0]}zusagen/").status_code
    with clock.at(NOON + timedelta(seconds=1)):
        again = client.get(path_of(Purpose.OFFER, Assignment.objects.get(pk=hers.pk))).status_code
    hers.refresh_from_db()

    assert (before, after, refused, again) == ([200] * 3, [410, 410, 200], 410, 200)
    assert hers.state == AssignmentState.OFFERED
