"""Follow-ups: on any record with a page, for oneself or a colleague, done and undone, and deleted in the end."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Conflict, Forbidden, Refused
from schwerpunkt.core.jobs import schedules
from schwerpunkt.core.writing import licence
from schwerpunkt.messaging.models import Mail
from schwerpunkt.parameters.models import Parameter
from schwerpunkt.planning.enums import Perm as Planning
from schwerpunkt.planning.models import Measure
from schwerpunkt.portal.commands import (
    About,
    change_follow_up,
    complete_follow_up,
    give_calendar_address,
    reopen_follow_up,
    set_follow_up,
)
from schwerpunkt.portal.forgetting import forget_done_follow_ups
from schwerpunkt.portal.links import calendar_address
from schwerpunkt.portal.models import FollowUp
from schwerpunkt.portal.queries.follow_ups import follow_ups_of
from schwerpunkt.portal.tasks import send_digests
from schwerpunkt.ui.contributions import all_waiting
from tests.kit.world import World

NOW = datetime(2023, 9, 18, 9, tzinfo=UTC)
TODAY = NOW.date()
DAY = date(2023, 9, 25)


def noted(
    world: World, text: str = "Nachfassen", *, by: str = "officer", to: str = "officer", **more: object
) -> FollowUp:
    facts: dict[str, Any] = {"text": text, "due_on": DAY, "owner": world.here.people[to], **more}
    with clock.at(NOW):
        return set_follow_up(actor=world.actor(by), **facts)


def a_measure(world: World) -> Measure:
    period = world.period()
    return world.measure(period, [world.goal(period)])


def enter(world: World, role: str = "officer") -> Client:
    client = Client()
    client.force_login(world.here.people[role].user)
    return client


def test_it_hangs_on_a_page_and_waits_there_and_on_the_start_page(world: World) -> None:
    page = f"/massnahmen/{a_measure(world).pk}/"
    client = enter(world)
    with clock.at(NOW):
        form = client.get(f"/wiedervorlagen/anlegen/?zu={page}").content.decode()
        sent = {"text": "Bei der Schule nachfassen", "due_on": "25.09.2023", "owner": world.here.people["officer"].pk}
        answer = client.post(f"/wiedervorlagen/anlegen/?zu={page}", sent)
        shown, start = client.get(page).content.decode(), client.get("/").content.decode()
        there = client.get("/wiedervorlagen/?suche=Rucksack%20Kita").content.decode()
    assert "Gehört zu: Rucksack Kita" in form
    assert (answer.status_code, answer["Location"]) == (302, f"{page}#wiedervorlage")
    row = FollowUp.objects.get()
    assert (row.address, row.record_title, row.set_by, row.owner) == (
        page,
        "Rucksack Kita",
        world.here.people["officer"],
        world.here.people["officer"],
    )
    assert f'<a href="/wiedervorlagen/anlegen/?zu={page}">Zur Wiedervorlage legen</a>' in shown
    assert '<a href="/wiedervorlagen/?suche=Rucksack%20Kita">Was hier schon vorliegt</a>' in shown
    assert "Bei der Schule nachfassen" in there
    assert "Wiedervorlage zu „Rucksack Kita“" in start


@pytest.mark.parametrize(
    "address", ["/massnahmen/999999/", "/massnahmen/", "/gibt-es-nicht/", "https://boese.example/x", "//boese.example/"]
)
def test_only_pages_of_records_can_be_named(world: World, address: str) -> None:
    assert enter(world).get("/wiedervorlagen/anlegen/", {"zu": address}).status_code == 404


def test_a_page_one_may_not_see_cannot_be_named(world: World) -> None:
    mail = Mail.objects.first()
    assert mail is not None
    assert enter(world).get("/wiedervorlagen/anlegen/", {"zu": f"/postausgang/{mail.pk}/"}).status_code == 403


def test_it_may_hang_on_nothing(world: World) -> None:
    client = enter(world)
    sent = {"text": "Kuchen backen", "due_on": "25.09.2023", "owner": world.here.people["officer"].pk}
    with clock.at(NOW):
        answer = client.post("/wiedervorlagen/anlegen/", sent)
    assert answer["Location"] == f"/wiedervorlagen/{FollowUp.objects.get().pk}/"


def test_a_colleague_gets_it_and_reads_from_whom(world: World) -> None:
    noted(world, by="head", to="officer")
    (mine,) = all_waiting(world.actor("officer"), TODAY)
    assert (mine.title, mine.detail, mine.due_on) == ("Nachfassen", "Wiedervorlage, von Head Rsk", DAY)
    assert "Nachfassen" not in [each.title for each in all_waiting(world.actor("head"), TODAY)]
    assert follow_ups_of(actor=world.actor("head")).count() == 1


def test_nobody_else_sees_it(world: World) -> None:
    row = noted(world)
    for role, status in (("officer", 200), ("head", 404), ("admin", 404), ("reader", 403)):
        assert enter(world, role).get(f"/wiedervorlagen/{row.pk}/").status_code == status
    assert "Nachfassen" not in enter(world, "head").get("/wiedervorlagen/").content.decode()
    for command in (complete_follow_up, reopen_follow_up):
        with pytest.raises(Forbidden, match="gehört jemand anderem"):
            command(actor=world.actor("head"), follow_up=row)
    with pytest.raises(Forbidden):
        change_follow_up(
            actor=world.actor("head"), follow_up=row, text="x", due_on=DAY, owner=world.here.people["head"]
        )


def test_whoever_may_not_see_the_page_is_not_asked(world: World) -> None:
    about = About("/postausgang/1/", "Nachricht", "messaging.view_outbox")
    with pytest.raises(Refused) as refused:
        noted(world, by="head", to="officer", about=about)
    assert refused.value.fields == {"owner": "Diese Person arbeitet nicht hier oder darf die Seite nicht sehen."}
    assert noted(world, by="head", to="assistant", about=about).pk
    with pytest.raises(Refused):
        noted(world, by="head", to="reader", about=About("/massnahmen/1/", "M", Planning.VIEW_PLANNING))


def test_what_cannot_be_set(world: World) -> None:
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"text": " "}, "text"),
        ({"due_on": TODAY - timedelta(days=1)}, "due_on"),
    )
    for facts, field in wrong:
        with pytest.raises(Refused) as refused:
            noted(world, **facts)
        assert list(refused.value.fields) == [field]
    with pytest.raises(Forbidden):
        noted(world, by="reader")


def test_done_and_undone(world: World) -> None:
    row = noted(world)
    client = enter(world)
    with clock.at(NOW):
        client.post(f"/wiedervorlagen/{row.pk}/erledigt/")
        assert all_waiting(world.actor("officer"), TODAY) == []
        assert "Wieder öffnen" in client.get(f"/wiedervorlagen/{row.pk}/").content.decode()
        assert "Nachfassen" not in client.get("/wiedervorlagen/").content.decode()
        assert "Nachfassen" in client.get("/wiedervorlagen/?zustand=done").content.decode()
        row.refresh_from_db()
        with pytest.raises(Refused, match="schon erledigt"):
            complete_follow_up(actor=world.actor("officer"), follow_up=row)
        with pytest.raises(Refused, match="ist erledigt"):
            change_follow_up(
                actor=world.actor("officer"), follow_up=row, text="x", due_on=DAY, owner=world.here.people["officer"]
            )
        client.post(f"/wiedervorlagen/{row.pk}/wieder-oeffnen/")
    assert [each.title for each in all_waiting(world.actor("officer"), TODAY)] == ["Nachfassen"]
    row.refresh_from_db()
    with pytest.raises(Refused, match="noch offen"):
        reopen_follow_up(actor=world.actor("officer"), follow_up=row)


def test_it_can_be_changed_and_handed_on(world: World) -> None:
    row = noted(world, by="head", to="officer")
    client = enter(world, "head")
    sent = {"text": "Anrufen", "due_on": "30.09.2023", "owner": world.here.people["assistant"].pk}
    with clock.at(NOW):
        assert client.post(f"/wiedervorlagen/{row.pk}/aendern/", sent).status_code == 302
    row.refresh_from_db()
    assert (row.text, row.due_on, row.owner) == ("Anrufen", date(2023, 9, 30), world.here.people["assistant"])
    assert enter(world, "officer").get(f"/wiedervorlagen/{row.pk}/").status_code == 404


def test_an_overdue_one_can_be_reworded_without_a_new_day(world: World) -> None:
    row = noted(world)
    with clock.at(NOW + timedelta(days=30)):
        changed = change_follow_up(
            actor=world.actor("officer"), follow_up=row, text="Doch", due_on=DAY, owner=row.owner
        )
    assert changed.text == "Doch"


def test_two_who_change_it_at_once_are_told(world: World) -> None:
    row = noted(world, by="head", to="officer")
    facts: dict[str, Any] = {"due_on": DAY, "owner": row.owner, "follow_up": row, "revision": row.revision}
    with clock.at(NOW):
        change_follow_up(actor=world.actor("head"), text="Eins", **facts)
        with pytest.raises(Conflict):
            change_follow_up(actor=world.actor("officer"), text="Zwei", **facts)


def test_it_is_in_the_calendar_and_in_the_weekly_mail(world: World) -> None:
    noted(world, by="head", to="officer")
    link = give_calendar_address(actor=world.actor("officer"), member=world.here.people["officer"])
    with clock.at(NOW):
        content = Client().get(calendar_address(link).removeprefix("http://127.0.0.1:8000")).content
        send_digests.func()
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert (str(event["SUMMARY"]), event.decoded("DTSTART")) == ("Nachfassen", DAY)
    assert b"Head Rsk" not in content
    assert (
        "- Nachfassen, 25.09.2023 (in 7 Tagen)"
        in Mail.objects.get(key__startswith="digest", to_address="officer@rsk.example").body
    )


def test_the_history_tells_that_it_was_and_not_what_it_said(world: World) -> None:
    row = noted(world, "Frau Beispiel anrufen")
    complete_follow_up(actor=world.actor("officer"), follow_up=row)
    entries = AuditEntry.objects.filter(object_type="portal.followup")
    assert {each.verb for each in entries} == {"portal.set_follow_up", "portal.complete_follow_up"}
    assert not any("Beispiel" in f"{each.object_label} {each.changes}" for each in entries)


def test_what_is_done_is_deleted_after_the_days_of_the_rule_and_what_is_open_stays(world: World) -> None:
    old, new, never = (noted(world, text) for text in ("Alt", "Neu", "Offen"))
    for row, days in ((old, 91), (new, 89)):
        with clock.at(NOW - timedelta(days=days)):
            complete_follow_up(actor=world.actor("officer"), follow_up=row)
    with clock.at(NOW):
        assert forget_done_follow_ups() == 1
        assert list(FollowUp.objects.values_list("text", flat=True).order_by("pk")) == ["Neu", "Offen"]
        with licence("test"):
            Parameter(
                centre=world.here.centre, code="portal.follow_up_keep_days", value="30", valid_from=TODAY, source="Test"
            ).save()
        assert forget_done_follow_ups() == 1
    assert FollowUp.objects.get().pk == never.pk
    assert "portal.forget_follow_ups" in {each.name for each in schedules()}


def test_the_list_asks_the_database_as_often_for_many_as_for_few(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        noted(world, f"Sache {number}", by="head", to="officer")
    client = enter(world)
    with clock.at(NOW):
        client.get("/hilfe/")
        with django_assert_max_num_queries(8):
            client.get("/wiedervorlagen/")
