from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django_tasks_db.models import DBTaskResult

from schwerpunkt.accounts.commands import add_member, invite_again
from schwerpunkt.accounts.models import Membership
from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.core.writing import WriteOutsideCommand, licence
from schwerpunkt.messaging.commands import cancel_mail, queue_mail, resend_mail
from schwerpunkt.messaging.commands.delivery import CLAIM, deliver_waiting
from schwerpunkt.messaging.enums import MailState
from schwerpunkt.messaging.links import PLACE, way_in
from schwerpunkt.messaging.models import Mail
from schwerpunkt.messaging.queries import failed_count_everywhere, overdue_count, undelivered_count
from schwerpunkt.messaging.tasks import deliver_mail
from schwerpunkt.tenancy.scope import everywhere, inside
from tests.kit.world import World
from tests.messaging.conftest import MailServer

WORDS = "ein anderes langes Wort"
Start = Callable[[], MailServer]


@pytest.fixture
def quiet(world: World) -> World:
    """The world without the invitations that building it wrote."""
    with everywhere(), licence("test"):
        Mail.objects.all().delete()
    DBTaskResult.objects.all().delete()
    return world


def write(key: str = "goal 7 late", to: str = "kim@rsk.example") -> Mail:
    with licence("test"):
        return queue_mail(
            key=key, to_address=to, to_label="Kim Özdemir", subject="Ziel 7 ist\nüberfällig", body="Bitte prüfen."
        )


def _path(address: str) -> str:
    return address.removeprefix("http://127.0.0.1:8000")


def state_of(mail: Mail) -> tuple[str, int]:
    mail.refresh_from_db()
    return mail.state, mail.attempts


def test_a_mail_is_written_once_for_an_occasion_and_asks_for_one_delivery(quiet: World) -> None:
    first, second, other = write(), write(), write("goal 8 late")

    assert (first.pk == second.pk, Mail.objects.count(), other.key) == (True, 2, "goal 8 late")
    assert first.subject == "Ziel 7 ist überfällig"
    assert [row.task_path for row in DBTaskResult.objects.all()] == [deliver_mail.module_path]


def test_the_same_occasion_in_another_centre_is_another_mail(quiet: World) -> None:
    write()
    with inside(quiet.there.centre):
        write()
        assert Mail.objects.count() == 1


def test_mail_is_written_by_commands_only(quiet: World) -> None:
    with pytest.raises(WriteOutsideCommand):
        queue_mail(key="x", to_address="a@b.example", to_label="A", subject="x", body="x")


def test_a_mail_vanishes_with_its_case(quiet: World) -> None:
    with transaction.atomic():
        write()
        transaction.set_rollback(True)

    assert (Mail.objects.count(), DBTaskResult.objects.count()) == (0, 0)


def test_the_mail_server_gets_the_mail(quiet: World, mail_server: Start, settings: Any) -> None:
    settings.DEFAULT_FROM_EMAIL = "Schwerpunkt <ki@rsk.example>"
    server, mail = mail_server(), write()

    assert deliver_waiting() == 1

    (message,) = server.received
    assert (message["Subject"], message["From"]) == ("Ziel 7 ist überfällig", "Schwerpunkt <ki@rsk.example>")
    assert message["To"] == "Kim Özdemir <kim@rsk.example>"
    assert message.get_content() == "Bitte prüfen.\r\n"
    assert (message["Auto-Submitted"], message["Message-ID"].endswith("@rsk.example>")) == ("auto-generated", True)
    assert state_of(mail) == (MailState.SENT, 1)
    assert (mail.sent_at is not None, mail.next_try_at, deliver_waiting()) == (True, None, 0)


def test_an_address_that_the_server_refuses_for_good_is_given_up_and_the_rest_goes_out(
    quiet: World, mail_server: Start
) -> None:
    server = mail_server()
    server.answers["gone@rsk.example"] = "550 5.1.1 No such user"
    gone, fine = write("a", "gone@rsk.example"), write("b")

    assert deliver_waiting() == 1

    assert (state_of(gone), state_of(fine)) == ((MailState.FAILED, 1), (MailState.SENT, 1))
    assert gone.last_error == "Der Mailserver nimmt die Nachricht nicht an: 550 5.1.1 No such user"
    assert (undelivered_count(), failed_count_everywhere()) == (1, 1)


def test_an_address_that_is_refused_for_now_is_tried_again_after_growing_pauses(
    quiet: World, mail_server: Start
) -> None:
    server = mail_server()
    server.answers["full@rsk.example"] = "452 4.2.2 Mailbox full"
    mail, start = write("a", "full@rsk.example"), clock.now()
    pauses = []

    for _ in range(3):
        moment = start if mail.attempts == 0 else mail.next_try_at
        assert moment is not None
        with clock.at(moment):
            deliver_waiting()
            mail.refresh_from_db()
            assert mail.next_try_at is not None
            pauses.append((mail.next_try_at - moment) // timedelta(minutes=1))

    assert pauses == [5, 10, 20]
    del server.answers["full@rsk.example"]
    with clock.at(start + timedelta(days=1)):
        assert deliver_waiting() == 1
    assert state_of(mail) == (MailState.SENT, 4)


def test_a_server_that_is_down_costs_one_attempt_and_nothing_is_lost(quiet: World, mail_server: Start) -> None:
    first, second = write("a"), write("b")

    assert deliver_waiting() == 0
    assert (state_of(first), state_of(second)) == ((MailState.WAITING, 1), (MailState.WAITING, 0))
    assert first.last_error == "Der Mailserver ist nicht erreichbar (ConnectionRefusedError)."

    server = mail_server()
    with clock.at(clock.now() + timedelta(minutes=6)):
        assert deliver_waiting() == 2
    assert (len(server.received), state_of(first), state_of(second)) == (2, (MailState.SENT, 2), (MailState.SENT, 1))


def test_after_the_last_attempt_a_mail_is_given_up(quiet: World, mail_server: Start) -> None:
    mail = write()
    moment = clock.now()

    for _ in range(12):
        assert state_of(mail)[0] == MailState.WAITING
        with clock.at(moment):
            deliver_waiting()
        mail.refresh_from_db()
        moment = mail.next_try_at or moment

    assert state_of(mail) == (MailState.FAILED, 12)
    assert timedelta(days=2) < moment - mail.queued_at < timedelta(days=3)


def test_a_claimed_mail_is_left_alone_until_its_claim_has_run_out(quiet: World, mail_server: Start) -> None:
    mail_server()
    mail = write()
    with licence("test"):
        mail.next_try_at = clock.now() + CLAIM
        mail.save()

    assert deliver_waiting() == 0
    with clock.at(clock.now() + CLAIM + timedelta(seconds=1)):
        assert deliver_waiting() == 1


def test_mail_that_nobody_delivers_is_noticed(quiet: World) -> None:
    write()

    with clock.at(clock.now() + timedelta(minutes=31)):
        assert overdue_count(timedelta(minutes=30)) == 1
        assert overdue_count(timedelta(minutes=32)) == 0


def test_a_failed_mail_can_be_sent_again_and_the_history_says_so(quiet: World, mail_server: Start) -> None:
    server = mail_server()
    server.answers["kim@rsk.example"] = "550 No"
    mail = write()
    deliver_waiting()
    server.answers.clear()

    resend_mail(actor=quiet.actor("assistant"), mail=mail)
    assert state_of(mail) == (MailState.WAITING, 0)
    deliver_waiting()

    assert state_of(mail) == (MailState.SENT, 1)
    entry = AuditEntry.objects.get(verb="messaging.resend_mail")
    assert (entry.actor_label, entry.changes[0]["before"], entry.changes[0]["after"]) == (
        "Assistant Rsk",
        "nicht zustellbar",
        "wartet",
    )


def test_a_held_back_mail_stays(quiet: World, mail_server: Start) -> None:
    mail_server()
    mail = write()

    cancel_mail(actor=quiet.actor("head"), mail=mail)

    assert (deliver_waiting(), state_of(mail)) == (0, (MailState.CANCELLED, 0))
    assert AuditEntry.objects.filter(verb="messaging.cancel_mail", object_id=mail.pk).count() == 1


def test_a_sent_mail_is_neither_repeated_nor_held_back(quiet: World, mail_server: Start) -> None:
    mail_server()
    mail = write()
    deliver_waiting()

    for change in (resend_mail, cancel_mail):
        with pytest.raises(Refused) as refused:
            change(actor=quiet.actor("head"), mail=mail)
        assert "jetzt ist der Zustand „verschickt“" in refused.value.message


def test_mail_is_not_for_everybody(quiet: World) -> None:
    mail = write()

    for change in (resend_mail, cancel_mail):
        with pytest.raises(Forbidden):
            change(actor=quiet.actor("officer"), mail=mail)
        with pytest.raises(Forbidden) as refused:
            change(actor=quiet.there.actor("head"), mail=mail)
        assert refused.value.message == "Diesen Datensatz gibt es nicht."


def test_an_invitation_brings_a_link_that_is_stored_nowhere(quiet: World, mail_server: Start) -> None:
    server = mail_server()
    member = add_member(actor=quiet.actor("head"), email="neu@rsk.example", name="Noa Neu", role="officer")
    mail = Mail.objects.get(about_type="accounts.membership", about_id=member.pk)

    deliver_waiting()

    text = server.received[0].get_content()
    link = next(line for line in text.splitlines() if line.startswith("http"))
    assert (PLACE in mail.body, PLACE in text, link.startswith("http://127.0.0.1:8000/")) == (True, False, True)
    assert not [entry for entry in AuditEntry.objects.all() if link in str(entry.changes)]


def test_the_link_sets_a_password_once(quiet: World, client: Client) -> None:
    user = add_member(actor=quiet.actor("head"), email="neu@rsk.example", name="Noa Neu", role="officer").user
    link = _path(way_in(user))

    form = client.get(link, follow=True)
    done = client.post(form.request["PATH_INFO"], {"password1": WORDS, "password2": WORDS})
    user.refresh_from_db()
    again = Client().get(link, follow=True)

    assert (form.status_code, done.status_code, user.check_password(WORDS)) == (200, 302, True)
    assert b"password1" in form.content
    assert b"password1" not in again.content


def test_the_link_is_for_one_person_and_ends(quiet: World, client: Client, settings: Any) -> None:
    user = add_member(actor=quiet.actor("head"), email="neu@rsk.example", name="Noa Neu", role="officer").user
    mine, hers = way_in(user), way_in(quiet.here.people["head"].user)
    assert (settings.PASSWORD_RESET_TIMEOUT, mine != hers) == (3 * 24 * 60 * 60, True)
    her_uid = hers.rstrip("/").rpartition("/")[2].partition("-")[0]
    my_uid, _, my_key = mine.rstrip("/").rpartition("/")[2].partition("-")
    foreign = mine.replace(f"{my_uid}-{my_key}", f"{her_uid}-{my_key}")

    assert b"password1" not in client.get(_path(foreign), follow=True).content
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert b"password1" not in client.get(_path(mine), follow=True).content


def test_an_invitation_can_be_repeated_but_not_by_a_double_click(quiet: World) -> None:
    moment = clock.now().replace(second=0, microsecond=0)
    with clock.at(moment):
        member = add_member(actor=quiet.actor("head"), email="neu@rsk.example", name="Noa Neu", role="officer")
        invite_again(actor=quiet.actor("head"), member=Membership.objects.get(pk=member.pk))
    assert Mail.objects.count() == 1

    with clock.at(moment + timedelta(minutes=2)):
        invite_again(actor=quiet.actor("head"), member=Membership.objects.get(pk=member.pk))
    assert Mail.objects.count() == 2


def test_a_calendar_entry_arrives_as_an_invitation(quiet: World, mail_server: Start) -> None:
    server = mail_server()
    entry = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n"
    with licence("test"):
        queue_mail(key="x", to_address="kim@rsk.example", to_label="Kim", subject="x", body="Text", calendar=entry)
    deliver_waiting()

    arrived = server.received[0]
    parts = [each for each in arrived.walk() if each.get_content_type() == "text/calendar"]
    assert arrived.get_content_type() == "multipart/alternative"
    assert [each.get_param("method") for each in parts] == ["CANCEL"]
    assert "METHOD:CANCEL" in parts[0].get_content()


def test_a_mail_that_cannot_be_made_does_not_hold_up_the_next(quiet: World, mail_server: Start) -> None:
    server, broken = mail_server(), write("a", "anna@bücher.example")
    behind = write("b")

    assert deliver_waiting() == 1

    assert (state_of(broken), state_of(behind)) == ((MailState.WAITING, 1), (MailState.SENT, 1))
    assert "Bitte prüfen Sie die Adresse" in broken.last_error
    assert [each["To"] for each in server.received] == ["Kim Özdemir <kim@rsk.example>"]
