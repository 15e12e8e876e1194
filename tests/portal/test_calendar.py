"""The calendar of one's own deadlines: who reads it, what is in it, and how it ends."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from icalendar import Calendar

from schwerpunkt.accounts.commands import end_membership
from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.core.writing import licence
from schwerpunkt.planning import commands as planning
from schwerpunkt.planning.models import Measure
from schwerpunkt.portal.commands import close_calendar_address, give_calendar_address
from schwerpunkt.portal.links import calendar_address
from schwerpunkt.portal.models import CalendarLink
from schwerpunkt.portal.views.feed import READS
from schwerpunkt.ui.limits import WRONG_LINKS
from tests.kit.world import PASSWORD, World

NOW = datetime(2023, 3, 1, 9, tzinfo=UTC)
NOT_FOUND, TOO_MANY = 404, 429


def open_for(world: World, role: str = "officer") -> CalendarLink:
    with clock.at(NOW):
        return give_calendar_address(actor=world.actor(role), member=world.here.people[role])


def read(link: CalendarLink, moment: datetime = NOW, **more: Any) -> Any:
    """What a calendar program gets."""
    with clock.at(moment):
        return Client().get(urlsplit(calendar_address(link)).path, **more)


def events(link: CalendarLink, moment: datetime = NOW) -> list[Any]:
    answer = read(link, moment)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def planned(world: World, *, owner: str = "officer") -> Measure:
    """A running measure with a milestone: due in half a year and in two months."""
    with clock.at(NOW - timedelta(days=30)):
        period = world.period()
        goal = world.goal(period)
        measure = world.measure(
            period, [goal], "Rucksack; Kita, „neu“", owner=world.here.people[owner], due_on=date(2023, 9, 30)
        )
        planning.add_milestone(actor=world.here.system, measure=measure, title="Auftakt", due_on=date(2023, 5, 1))
        with licence("test"):
            period.state = "running"
            period.save()
    return measure


def test_all_deadlines_of_the_year_are_whole_days_without_alarm(world: World) -> None:
    measure = planned(world)
    found = {str(each["SUMMARY"]): each for each in events(open_for(world))}

    assert list(found) == ["Auftakt: Rucksack; Kita, „neu“", "Rucksack; Kita, „neu“"]
    event = found["Rucksack; Kita, „neu“"]
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2023, 9, 30), date(2023, 10, 1))
    assert str(event["URL"]).endswith(f"/massnahmen/{measure.pk}/")
    assert event.decoded("LAST-MODIFIED") == (NOW - timedelta(days=30)).replace(microsecond=0)
    assert (event["TRANSP"], event.walk("VALARM")) == ("TRANSPARENT", [])


def test_the_calendar_says_its_name_and_when_to_come_again(world: World) -> None:
    calendar = Calendar.from_ical(read(open_for(world)).content)
    assert str(calendar["X-WR-CALNAME"]) == "Fristen KI Musterkreis"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H" in read(open_for(world)).content


def test_an_entry_stays_the_same_when_its_record_changes(world: World) -> None:
    measure = planned(world)
    link = open_for(world)
    (before,) = [each for each in events(link) if each["SUMMARY"] == measure.title]
    later = NOW + timedelta(days=1)
    with clock.at(later):
        planning.move_measure_state(actor=world.actor("officer"), measure=measure, verb="begin")
    (after,) = [each for each in events(link) if each["SUMMARY"] == measure.title]

    assert before["UID"] == after["UID"]
    assert after.decoded("LAST-MODIFIED") == later
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_the_same_deadlines_are_the_same_bytes_and_are_not_sent_twice(world: World) -> None:
    planned(world)
    link = open_for(world)
    first = read(link)
    assert read(link, NOW + timedelta(hours=5)).content == first.content
    assert read(link, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    assert (first["Cache-Control"], first["X-Robots-Tag"]) == ("private, no-cache", "noindex")


def test_each_reads_only_her_own_and_names_of_colleagues_are_not_in_it(world: World) -> None:
    measure = planned(world, owner="head")
    with licence("test"):
        measure.substitute = world.here.people["officer"]
        measure.save()
    assert [str(each["SUMMARY"]) for each in events(open_for(world, "officer"))] == ["Rucksack; Kita, „neu“"]
    assert b"Head Rsk" not in read(open_for(world, "officer")).content
    assert events(open_for(world, "reader")) == []


def test_done_work_leaves_the_calendar(world: World) -> None:
    measure = planned(world)
    link = open_for(world)
    with licence("test"):
        measure.state = "done"
        measure.save()
    assert events(link) == []


def test_a_new_address_makes_the_old_one_void(world: World) -> None:
    old = open_for(world)
    new = open_for(world)
    assert calendar_address(old) != calendar_address(new)
    assert (read(old).status_code, read(new).status_code) == (NOT_FOUND, 200)


def test_switched_off_there_is_no_calendar(world: World) -> None:
    link = open_for(world)
    path = urlsplit(calendar_address(link)).path
    closed = close_calendar_address(actor=world.actor("officer"), link=link)
    answer = Client().get(path)
    assert (calendar_address(closed), answer.status_code) == ("", NOT_FOUND)
    assert "Unter dieser Adresse gibt es keinen Kalender." in answer.content.decode()
    with pytest.raises(Refused, match="schon abgeschaltet"):
        close_calendar_address(actor=world.actor("officer"), link=closed)


def test_the_calendar_ends_with_the_membership_and_with_the_account(world: World) -> None:
    link, other = open_for(world), open_for(world, "assistant")
    with clock.at(NOW):
        end_membership(actor=world.here.system, member=world.here.people["officer"], last_day=NOW.date())
    world.here.people["assistant"].user.is_active = False
    world.here.people["assistant"].user.save()
    assert [read(link).status_code, read(link, NOW + timedelta(days=1)).status_code] == [200, NOT_FOUND]
    assert read(other).status_code == NOT_FOUND


def test_nobody_can_make_an_address_from_the_database(world: World) -> None:
    link = open_for(world)
    path = f"/kalender/{link.pk}-{link.nonce}.falsch/fristen.ics"
    assert Client().get(path).status_code == NOT_FOUND


def test_whoever_tries_many_addresses_has_to_wait(world: World) -> None:
    link = open_for(world)
    client = Client()
    with clock.at(NOW):
        for number in range(WRONG_LINKS.most):
            client.get(f"/kalender/{number}/fristen.ics")
    assert read(link).status_code == TOO_MANY


def test_one_calendar_is_read_as_often_as_devices_do(world: World) -> None:
    link = open_for(world)
    with clock.at(NOW):
        for _time in range(READS.most):
            READS.count(str(link.pk))
    assert read(link).status_code == TOO_MANY
    assert read(link, NOW + timedelta(minutes=11)).status_code == 200


def test_only_the_person_herself_gives_and_closes_her_address(world: World) -> None:
    link = open_for(world)
    with pytest.raises(Forbidden):
        give_calendar_address(actor=world.actor("head"), member=world.here.people["officer"])
    with pytest.raises(Forbidden):
        close_calendar_address(actor=world.actor("head"), link=link)


def test_the_page_shows_the_address_renews_it_and_switches_it_off(world: World) -> None:
    client = Client()
    assert client.login(email="officer@rsk.example", password=PASSWORD)
    assert "Ihr Kalender ist abgeschaltet." in client.get("/einstellungen/kalender/").content.decode()
    client.post("/einstellungen/kalender/adresse/")
    link = CalendarLink.objects.get()
    assert calendar_address(link) in client.get("/einstellungen/kalender/").content.decode()
    client.post("/einstellungen/kalender/adresse/")
    renewed = CalendarLink.objects.get()
    assert renewed.nonce != link.nonce
    client.post("/einstellungen/kalender/abschalten/")
    assert not CalendarLink.objects.get().is_on

    told = AuditEntry.objects.filter(object_type="portal.calendarlink").order_by("pk")
    assert [each.verb for each in told] == [
        "portal.give_calendar_address",
        "portal.give_calendar_address",
        "portal.close_calendar_address",
    ]
    assert not any(word in str(each.changes) for each in told for word in (link.nonce, renewed.nonce))
