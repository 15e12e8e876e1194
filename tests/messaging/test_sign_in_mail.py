"""Mail about signing in: in the visible outbox like every other, with links that are stored nowhere."""

from datetime import datetime, timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.utils import timezone

from schwerpunkt.accounts.models import User
from schwerpunkt.accounts.signals import access_changed
from schwerpunkt.core import clock
from schwerpunkt.core.writing import licence
from schwerpunkt.messaging.commands.forgetting import forget_old_mail
from schwerpunkt.messaging.enums import MailState
from schwerpunkt.messaging.links import PLACE
from schwerpunkt.messaging.models import Mail
from schwerpunkt.parameters.models import Parameter
from schwerpunkt.tenancy.scope import everywhere, inside
from tests.kit.world import PASSWORD, World

NOON = datetime(2026, 11, 23, 12, tzinfo=timezone.get_default_timezone())
NEW = "ein ganz anderes langes Wort"


@pytest.fixture(autouse=True)
def no_invitations(world: World) -> None:
    """The world's own mail is not what is tested here."""
    with everywhere(), licence("test"):
        Mail.objects.all().delete()


def forgotten(email: str = "head@rsk.example") -> None:
    Client().post("/konto/passwort/vergessen/", {"email": email})


def test_a_forgotten_password_waits_in_the_outbox_without_its_link(world: World) -> None:
    forgotten()

    [mail] = Mail.objects.all()
    assert (mail.to_address, mail.subject, mail.state) == (
        "head@rsk.example",
        "Neues Passwort für Schwerpunkt",
        MailState.WAITING,
    )
    assert (PLACE in mail.body, "passwort/neu" in mail.body) == (True, False)
    client = Client()
    client.force_login(world.here.people["assistant"].user)
    page = client.get("/postausgang/").content.decode()
    assert "Neues Passwort für Schwerpunkt" in page


def test_two_clicks_make_one_mail(world: World) -> None:
    with clock.at(NOON):
        forgotten()
        forgotten()
    with clock.at(NOON + timedelta(minutes=2)):
        forgotten()
    assert Mail.objects.count() == 2


def test_it_speaks_the_language_of_the_person(world: World) -> None:
    User.objects.filter(email="head@rsk.example").update(language="en")
    forgotten()
    assert Mail.objects.get().subject == "New password for Schwerpunkt"


def test_whoever_has_left_gets_none(world: World) -> None:
    member = world.here.people["head"]
    member.valid_to = clock.today() - timedelta(days=1)
    with licence("test"):
        member.save()
    forgotten()
    access_changed.send(sender=User, user=member.user, what="password_changed")
    assert Mail.objects.count() == 0


def test_a_changed_password_is_told(world: World) -> None:
    client = Client()
    client.post("/konto/anmelden/", {"login": "head@rsk.example", "password": PASSWORD})
    client.post("/konto/passwort/aendern/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    [mail] = Mail.objects.all()
    assert mail.subject == "Ihre Anmeldung bei Schwerpunkt wurde geändert"
    assert "Ihr Passwort wurde geändert. Das war am" in mail.body
    assert "/konto/passwort/vergessen/" in mail.body


def test_a_lost_second_factor_is_told(world: World) -> None:
    TOTP.activate(world.here.people["head"].user, generate_totp_secret())
    client = Client()
    client.force_login(world.here.people["head"].user)
    client.post("/konto/bestaetigen/", {"password": PASSWORD})
    client.post("/konto/sicherheit/app/entfernen/")
    assert ["Die Code-App Ihres Zugangs wurde entfernt." in mail.body for mail in Mail.objects.all()] == [True]


def test_a_change_without_a_sentence_is_told_all_the_same(world: World) -> None:
    access_changed.send(sender=User, user=world.here.people["head"].user, what="something_new")
    assert "Es wurde geändert, wie Sie sich anmelden. Das war am" in Mail.objects.get().body


def test_old_mail_is_deleted_by_the_rule_of_each_centre(world: World) -> None:
    with licence("test"):
        Parameter(code="messaging.mail_keep_days", centre=world.there.centre, value="30", source="Haus").save()
    with clock.at(NOON - timedelta(days=31)):
        for place in (world.here, world.there):
            forgotten(place.people["head"].user.email)
        with everywhere(), licence("test"):
            Mail.objects.update(state=MailState.SENT, sent_at=clock.now(), next_try_at=None)
        forgotten("officer@stadt.example")
    with clock.at(NOON):
        assert forget_old_mail() == 1
        with inside(world.there.centre):
            assert [(mail.to_address, mail.state) for mail in Mail.objects.all()] == [
                ("officer@stadt.example", MailState.WAITING)
            ]
        assert Mail.objects.count() == 1
    with clock.at(NOON + timedelta(days=335)):
        assert (forget_old_mail(), Mail.objects.count()) == (1, 0)
