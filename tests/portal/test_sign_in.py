"""Signing in by password, its limits, and the pages around it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from schwerpunkt.accounts.models import User
from schwerpunkt.core import clock
from schwerpunkt.core.writing import licence
from schwerpunkt.messaging.commands.delivery import deliver_waiting
from schwerpunkt.messaging.models import Mail
from schwerpunkt.tenancy.scope import everywhere
from tests.kit.world import PASSWORD, World


@pytest.fixture(autouse=True)
def fresh_limits(settings: Any) -> Iterator[None]:
    """Every test counts its failures from nought."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def quiet(world: World) -> World:
    """The world without the invitations that building it wrote."""
    with everywhere(), licence("test"):
        Mail.objects.all().delete()
    return world


def confirm(client: Client) -> None:
    client.post("/konto/bestaetigen/", {"password": PASSWORD})


def sign_in(client: Client, email: str = "head@rsk.example", password: str = PASSWORD) -> Any:
    return client.post("/konto/anmelden/", {"login": email, "password": password})


def test_the_right_password_opens_the_start_page(world: World) -> None:
    client = Client()
    answer = sign_in(client)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert "Head Rsk" in client.get("/").content.decode()


def test_the_page_says_what_to_do_when_one_cannot_get_in(world: World) -> None:
    page = Client().get("/konto/anmelden/").content.decode()
    assert "Passwort vergessen?" in page
    assert "Bitten Sie die Leitung Ihres Zentrums" in page


def test_after_five_failures_even_the_right_password_waits(world: World) -> None:
    client = Client()
    for _attempt in range(5):
        sign_in(client, password="falsch")
    page = sign_in(client).content.decode()
    assert "Warten Sie 15 Minuten" in page
    assert client.get("/").status_code == 302


def test_whoever_was_away_for_an_hour_signs_in_again(world: World) -> None:
    client = Client()
    start = datetime(2023, 9, 14, 8, tzinfo=timezone.get_default_timezone())
    with clock.at(start):
        sign_in(client)
        assert client.get("/").status_code == 200
    with clock.at(start + timedelta(minutes=50)):
        assert client.get("/").status_code == 200
    with clock.at(start + timedelta(minutes=109)):
        assert client.get("/").status_code == 200
    with clock.at(start + timedelta(minutes=171)):
        answer = client.get("/massnahmen/")
        assert answer["Location"] == "/konto/anmelden/?next=/massnahmen/"
        assert "länger als 60 Minuten nicht aktiv" in client.get(answer["Location"]).content.decode()
        sign_in(client)
        assert client.get("/").status_code == 200


def test_a_new_password_ends_all_sessions(world: World) -> None:
    here, elsewhere = Client(), Client()
    sign_in(here)
    sign_in(elsewhere)
    new = "ein ganz anderes langes Wort"
    here.post("/konto/passwort/aendern/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert [client.get("/").status_code for client in (here, elsewhere)] == [302, 302]
    assert sign_in(Client(), password=new).status_code == 302


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(quiet: World) -> None:
    client = Client()
    client.post("/konto/passwort/vergessen/", {"email": "head@rsk.example"})
    assert mail.outbox == [], "it waits in the outbox that people can see"
    assert deliver_waiting() == 1
    [letter] = mail.outbox
    assert (letter.subject, letter.to) == ("Neues Passwort für Schwerpunkt", ["Head Rsk <head@rsk.example>"])
    address = next(word for word in str(letter.body).split() if "/konto/passwort/neu/" in word)
    answer = client.get(address, follow=True)
    assert "Neues Passwort setzen" in answer.content.decode()
    new = "ein ganz anderes langes Wort"
    client.post(answer.request["PATH_INFO"], {"password1": new, "password2": new})
    assert sign_in(Client(), password=new).status_code == 302
    assert "Dieser Link gilt nicht mehr." in Client().get(address, follow=True).content.decode()


def test_an_unknown_address_is_not_betrayed(quiet: World) -> None:
    answer = Client().post("/konto/passwort/vergessen/", {"email": "niemand@rsk.example"}, follow=True)
    assert "Schauen Sie in Ihr Postfach." in answer.content.decode()
    assert (deliver_waiting(), mail.outbox) == (0, []), "no mail to anybody who is not ours"


def test_a_second_factor_is_asked_for(world: World) -> None:
    user = User.objects.get(email="head@rsk.example")
    TOTP.activate(user, generate_totp_secret())
    client = Client()
    answer = sign_in(client)
    assert answer["Location"] == "/konto/sicherheit/code/"
    assert "Noch ein Schritt" in client.get("/konto/sicherheit/code/").content.decode()
    assert client.get("/").status_code == 302


PAGES = {
    "/konto/sicherheit/": "Ihr Zugang hängt allein am Passwort.",
    "/konto/passwort/aendern/": "Passwort ändern",
    "/konto/sicherheit/app/einrichten/": "Code-App einrichten",
    "/konto/sicherheit/passkeys/": "Ihre Passkeys und Sicherheitsschlüssel",
    "/konto/sicherheit/passkeys/neu/": "Passkey einrichten",
    "/konto/abmelden/": "Möchten Sie sich abmelden?",
    "/konto/bestaetigen/": "Bitte bestätigen Sie, dass Sie es sind.",
}


@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_signing_in_looks_like_ours(world: World, path: str) -> None:
    client = Client()
    sign_in(client)
    confirm(client)
    page = client.get(path).content.decode()
    assert f'<h1 class="sp-title">{PAGES[path]}</h1>' in page


def test_codes_and_keys_have_their_pages(world: World) -> None:
    user = User.objects.get(email="head@rsk.example")
    client = Client()
    sign_in(client)
    confirm(client)
    TOTP.activate(user, generate_totp_secret())
    Authenticator.objects.create(user=user, type="recovery_codes", data={"seed": "0" * 40, "used_mask": 0})
    key = Authenticator.objects.create(
        user=user, type="webauthn", data={"name": "Diensthandy", "credential": {"clientExtensionResults": {}}}
    )
    expected = {
        "/konto/sicherheit/": "Ihr Zugang ist doppelt geschützt.",
        "/konto/sicherheit/app/entfernen/": "Code-App entfernen?",
        "/konto/sicherheit/ersatzcodes/": "Ersatzcodes sind noch frei.",
        "/konto/sicherheit/ersatzcodes/neu/": "Neue Ersatzcodes erzeugen?",
        "/konto/sicherheit/passkeys/": "Diensthandy",
        f"/konto/sicherheit/passkeys/{key.pk}/aendern/": "Passkey umbenennen",
        f"/konto/sicherheit/passkeys/{key.pk}/entfernen/": "Diesen Passkey entfernen?",
        "/konto/sicherheit/code/bestaetigen/": "Bitte bestätigen Sie, dass Sie es sind.",
    }
    shown = {path: sentence in client.get(path).content.decode() for path, sentence in expected.items()}
    assert shown == dict.fromkeys(expected, True)


def test_nobody_signs_up_by_herself(world: World) -> None:
    assert Client().get("/konto/registrieren/")["Location"] == "/konto/anmelden/"
