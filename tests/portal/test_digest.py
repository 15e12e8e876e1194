"""The weekly mail by a moved clock: once a week, to whom it has something to say, when she wants it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from schwerpunkt.accounts.commands import end_membership
from schwerpunkt.accounts.models import Membership
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.core.jobs import schedules
from schwerpunkt.core.writing import licence
from schwerpunkt.messaging.models import Mail
from schwerpunkt.parameters.models import Parameter
from schwerpunkt.planning.models import FocusPeriod
from schwerpunkt.portal.commands import send_digest, set_digest_day
from schwerpunkt.portal.models import Digest
from schwerpunkt.portal.queries.digest import is_due, monday_of
from schwerpunkt.portal.tasks import DigestsFailed, send_digests
from schwerpunkt.tenancy.scope import inside
from tests.kit.world import PASSWORD, World

MONDAY = date(2023, 9, 18)
OFFICER = "officer@rsk.example"


@pytest.fixture
def busy(world: World) -> FocusPeriod:
    """A running period with a late measure, one due soon, one due later: all the officer's."""
    period = world.period()
    goal = world.goal(period)
    for title, due_on in (("Spät", date(2023, 9, 1)), ("Bald", date(2023, 9, 30)), ("Später", date(2023, 10, 12))):
        world.measure(period, [goal], title, owner=world.here.people["officer"], due_on=due_on)
    with licence("test"):
        period.state = "running"
        period.save()
        Mail.objects.all().delete()
    return period


def run(day: date) -> list[str]:
    """Who gets a mail when the daily job runs on a day (its own centre only)."""
    known = set(Mail.objects.values_list("pk", flat=True))
    with clock.at(datetime(day.year, day.month, day.day, 5, 5, tzinfo=UTC)):
        send_digests.func()
    return [mail.to_address for mail in Mail.objects.order_by("pk") if mail.pk not in known]


def test_it_is_looked_after_every_day_at_seven() -> None:
    (schedule,) = [each for each in schedules() if each.name == "portal.send_digests"]
    now = datetime(2023, 9, 18, 9, 30, tzinfo=UTC)
    assert (schedule.slot(now).hour, schedule.slot(now).minute) == (7, 0)


def test_one_mail_a_week_on_monday(world: World, busy: FocusPeriod) -> None:
    days = [MONDAY + timedelta(days=number) for number in range(-1, 15)]
    sent = {day: run(day) for day in days}
    assert {day for day, to in sent.items() if OFFICER in to} == {
        MONDAY - timedelta(days=1),  # the first run ever makes up for its week
        MONDAY,
        MONDAY + timedelta(days=7),
        MONDAY + timedelta(days=14),
    }


def test_a_second_run_on_the_same_day_sends_nothing(world: World, busy: FocusPeriod) -> None:
    assert OFFICER in run(MONDAY)
    assert run(MONDAY) == []


def test_deleted_mail_is_not_sent_again(world: World, busy: FocusPeriod) -> None:
    run(MONDAY)
    with licence("test"):
        Mail.objects.all().delete()
    assert run(MONDAY + timedelta(days=1)) == []


def test_a_monday_that_was_missed_is_made_up_the_same_week(world: World, busy: FocusPeriod) -> None:
    run(MONDAY - timedelta(days=7))
    assert OFFICER in run(MONDAY + timedelta(days=3))
    assert run(MONDAY + timedelta(days=4)) == []
    assert OFFICER in run(MONDAY + timedelta(days=7))


def test_it_counts_and_names_what_is_late_and_due_with_links(world: World, busy: FocusPeriod) -> None:
    run(MONDAY)
    mail = Mail.objects.get(to_address=OFFICER)
    keys = dict(busy.measures.values_list("title", "pk"))
    assert mail.subject == "Ihre Woche: 1 Frist überschritten, 1 Frist in 14 Tagen"
    assert "Ihre Woche ab 18.09.2023: 1 Frist überschritten, 1 Frist in 14 Tagen." in mail.body
    assert f"- Spät, 01.09.2023 (seit 17 Tagen)\n  http://127.0.0.1:8000/massnahmen/{keys['Spät']}/\n" in mail.body
    assert f"- Bald, 30.09.2023 (in 12 Tagen)\n  http://127.0.0.1:8000/massnahmen/{keys['Bald']}/\n" in mail.body
    assert "Später" not in mail.body
    assert "/einstellungen/kalender/" in mail.body


def test_it_speaks_her_language(world: World, busy: FocusPeriod) -> None:
    user = world.here.people["officer"].user
    user.language = "en"
    user.save()
    run(MONDAY)
    assert Mail.objects.get(to_address=OFFICER).subject == "Your week: 1 deadline missed, 1 deadline in 14 days"


def test_a_long_list_is_cut_and_says_so(world: World, busy: FocusPeriod) -> None:
    goal = busy.goals.get()
    for number in range(20):
        world.measure(busy, [goal], f"M{number:02}", owner=world.here.people["officer"], due_on=date(2023, 9, 20))
    run(MONDAY)
    body = Mail.objects.get(to_address=OFFICER).body
    assert (body.count("\n- M"), "- und 6 weitere" in body) == (15, True)


def test_nothing_to_say_is_no_mail_and_the_week_is_done(world: World) -> None:
    with licence("test"):
        Mail.objects.all().delete()
    assert "reader@rsk.example" not in run(MONDAY)
    assert Digest.objects.get(membership=world.here.people["reader"]).last_week == MONDAY


@pytest.mark.parametrize(("weekday", "days"), [(0, []), (3, [2, 9]), (5, [4, 11]), (None, [0, 7])])
def test_everybody_chooses_the_day(world: World, busy: FocusPeriod, weekday: int | None, days: list[int]) -> None:
    set_digest_day(actor=world.actor("officer"), member=world.here.people["officer"], weekday=weekday)
    sent = [number for number in range(14) if OFFICER in run(MONDAY + timedelta(days=number))]
    assert sent == days


@pytest.mark.parametrize(("value", "days"), [("0", []), ("4", [3, 10])])
def test_the_usual_day_is_a_dated_rule(world: World, busy: FocusPeriod, value: str, days: list[int]) -> None:
    facts = {"centre": world.here.centre, "code": "portal.digest_day", "valid_from": MONDAY, "source": "Test"}
    with licence("test"):
        Parameter(value=value, **facts).save()
    assert [number for number in range(14) if OFFICER in run(MONDAY + timedelta(days=number))] == days


def test_whoever_has_left_gets_none(world: World, busy: FocusPeriod) -> None:
    member = world.here.people["officer"]
    end_membership(actor=world.here.system, member=member, last_day=MONDAY - timedelta(days=1))
    other = world.here.people["head"].user
    other.is_active = False
    other.save()
    assert not {OFFICER, "head@rsk.example"} & set(run(MONDAY))


def test_both_centres_get_theirs_and_nothing_of_each_other(world: World, busy: FocusPeriod) -> None:
    run(MONDAY)
    with inside(world.there.centre):
        bodies = list(Mail.objects.values_list("body", flat=True))
    assert bodies
    assert not any("Spät" in body for body in bodies)


def test_trouble_of_one_does_not_keep_the_others_waiting(world: World, busy: FocusPeriod) -> None:
    with licence("test"):
        Membership.objects.filter(role="head").update(remits=5)  # nothing that can be read
    with pytest.raises(DigestsFailed):
        run(MONDAY)
    assert Mail.objects.filter(to_address=OFFICER).count() == 1


def test_only_one_self_chooses_and_only_the_program_sends(world: World) -> None:
    member = world.here.people["officer"]
    with pytest.raises(Forbidden):
        set_digest_day(actor=world.actor("head"), member=member, weekday=1)
    with pytest.raises(Refused):
        set_digest_day(actor=world.actor("officer"), member=member, weekday=8)
    with pytest.raises(Forbidden):
        send_digest(actor=world.actor("head"), member=member)


def test_the_page_sets_the_day(world: World) -> None:
    client = Client()
    assert client.login(email=OFFICER, password=PASSWORD)
    assert "Sie kommt am Montag um 7 Uhr" in client.get("/einstellungen/kalender/").content.decode()
    assert client.post("/einstellungen/wochenmail/", {"weekday": "4"}).status_code == 302
    assert "Sie kommt am Donnerstag um 7 Uhr" in client.get("/einstellungen/kalender/").content.decode()
    client.post("/einstellungen/wochenmail/", {"weekday": "0"})
    assert "Sie bekommen keine Wochenmail." in client.get("/einstellungen/kalender/").content.decode()
    client.post("/einstellungen/wochenmail/", {"weekday": ""})
    assert Digest.objects.get(membership=world.here.people["officer"]).weekday is None
    assert client.post("/einstellungen/wochenmail/", {"weekday": "9"}).status_code == 422


@given(st.lists(st.integers(min_value=0, max_value=60), min_size=1, max_size=40), st.integers(min_value=0, max_value=7))
def test_whenever_the_job_runs_no_week_has_two(days: list[int], weekday: int) -> None:
    digest, weeks = Digest(weekday=weekday), []
    for number in sorted(days):
        day = MONDAY + timedelta(days=number)
        if is_due(digest, day):
            digest.last_week = monday_of(day)
            weeks.append(digest.last_week)
    assert len(weeks) == len(set(weeks))
    if weekday == 0:
        assert weeks == []
