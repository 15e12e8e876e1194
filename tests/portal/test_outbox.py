"""The outbox as people see it."""

import pytest
from django.test import Client

from schwerpunkt.core.writing import licence
from schwerpunkt.messaging.commands import queue_mail
from schwerpunkt.messaging.enums import MailState
from schwerpunkt.messaging.models import Mail
from tests.kit.world import World


@pytest.fixture
def mail(world: World) -> Mail:
    """A mail that could not be delivered."""
    with licence("test"):
        made = queue_mail(
            key="x",
            to_address="kim@rsk.example",
            to_label="Kim Özdemir",
            subject="Frist <bald>",
            body="Erster.\n\nZweiter.",
        )
        made.state, made.next_try_at, made.last_error = MailState.FAILED, None, "Adresse unbekannt"
        made.save()
    return made


def signed_in(world: World, role: str) -> Client:
    client = Client()
    client.force_login(world.here.people[role].user)
    return client


def test_the_list_says_what_failed_and_filters(world: World, mail: Mail) -> None:
    client = signed_in(world, "assistant")

    page = client.get("/postausgang/").content.decode()
    failed = client.get("/postausgang/?zustand=failed").content.decode()

    assert "Eine Nachricht konnte nicht zugestellt werden." in page
    assert ("Frist &lt;bald&gt;" in page, "Adresse unbekannt" in page) == (True, True)
    assert f"1 von {Mail.objects.count()} Nachrichten" in failed


def test_a_mail_shows_its_text_and_its_ways(world: World, mail: Mail) -> None:
    page = signed_in(world, "head").get(f"/postausgang/{mail.pk}/").content.decode()

    assert ("<p>Erster.</p>" in page, "<p>Zweiter.</p>" in page) == (True, True)
    assert f"/postausgang/{mail.pk}/noch-einmal/" in page
    assert f"/postausgang/{mail.pk}/zurueckhalten/" in page
    reading = signed_in(world, "auditor").get(f"/postausgang/{mail.pk}/").content.decode()
    assert "noch-einmal" not in reading


@pytest.mark.parametrize(("way", "state"), [("noch-einmal", MailState.WAITING), ("zurueckhalten", MailState.CANCELLED)])
def test_a_mail_goes_its_ways_after_a_question(world: World, mail: Mail, way: str, state: str) -> None:
    client = signed_in(world, "assistant")

    question = client.get(f"/postausgang/{mail.pk}/{way}/")
    answer = client.post(f"/postausgang/{mail.pk}/{way}/", {"revision": mail.revision})

    mail.refresh_from_db()
    assert (question.status_code, answer.status_code, mail.state) == (200, 302, state)


def test_an_invitation_shows_no_link(world: World) -> None:
    invitation = Mail.objects.exclude(link="").latest("pk")

    page = signed_in(world, "head").get(f"/postausgang/{invitation.pk}/").content.decode()

    assert ("[persönlicher Link]" in page, "nirgends gespeichert" in page) == (True, True)


def test_the_outbox_is_not_for_everybody(world: World, mail: Mail) -> None:
    stranger = Client()
    stranger.force_login(world.there.people["head"].user)

    assert signed_in(world, "officer").get("/postausgang/").status_code == 403
    assert signed_in(world, "auditor").get(f"/postausgang/{mail.pk}/noch-einmal/").status_code == 403
    assert stranger.get(f"/postausgang/{mail.pk}/").status_code == 404
    assert stranger.post(f"/postausgang/{mail.pk}/noch-einmal/").status_code == 404
