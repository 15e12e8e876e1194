"""Personal links in mails that are wrong: a page that says what to do, and nothing behind it."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import signing
from django.test import Client

from schwerpunkt.accounts.models import User
from schwerpunkt.core import clock
from schwerpunkt.messaging.links import way_in
from schwerpunkt.needs import commands as needs
from tests.kit.needs import OPENED, Asking, furnish, noon, round_of
from tests.kit.world import PASSWORD, World

NEW = "ein ganz anderes langes Wort"
ROOT = "/konto/passwort/neu/"


def person(world: World, role: str = "head") -> User:
    return User.objects.get(pk=world.here.people[role].user_id)


def link_of(world: World, role: str = "head") -> str:
    return urlsplit(way_in(person(world, role))).path


def is_refused(answer: Any) -> bool:
    """In our layout: what is wrong, a way to a new link, and no field for a password."""
    page = answer.content.decode()
    says = "Dieser Link gilt nicht mehr." in page and 'href="/konto/passwort/vergessen/"' in page
    return says and answer.status_code == 410 and "password1" not in page and '<header class="sp-top">' in page


def other_end(link: str) -> str:
    return link[:-2] + ("a" if link[-2] != "a" else "b") + "/"


def key_of(link: str) -> str:
    return link.removeprefix(ROOT).rstrip("/").partition("-")[2]


WRONG: dict[str, Callable[[World], str]] = {
    "tampered": lambda world: other_end(link_of(world)),
    "cut off": lambda world: link_of(world)[:-9] + "/",
    "of somebody else": lambda world: link_of(world, "officer").replace(
        key_of(link_of(world, "officer")), key_of(link_of(world))
    ),
    "of nobody": lambda world: f"{ROOT}zzzz-{key_of(link_of(world))}/",
    "for another purpose": lambda world: f"{ROOT}1-{signing.Signer(salt='x').sign('1')}/",
    "without a key": lambda _world: f"{ROOT}1-set-password/",
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_link_opens_nothing_and_says_what_to_do(world: World, kind: str) -> None:
    assert is_refused(Client().get(WRONG[kind](world), follow=True))
    assert not is_refused(Client().get(link_of(world), follow=True))


def test_it_is_said_in_english_too(world: World) -> None:
    page = Client(headers={"accept-language": "en"}).get(WRONG["tampered"](world)).content.decode()
    assert "This link is no longer valid." in page


def test_an_expired_link(world: World, settings: Any) -> None:
    link = link_of(world)
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert is_refused(Client().get(link, follow=True))


def test_a_form_that_was_open_when_the_link_ended_changes_nothing(world: World, settings: Any) -> None:
    client = Client()
    form = client.get(link_of(world), follow=True).request["PATH_INFO"]
    settings.PASSWORD_RESET_TIMEOUT = -1

    assert is_refused(client.post(form, {"password1": NEW, "password2": NEW}))
    assert person(world).check_password(PASSWORD)


def test_a_link_counts_once_and_an_older_one_ends_with_it(world: World) -> None:
    older, newer = link_of(world), link_of(world)
    client = Client()
    form = client.get(newer, follow=True).request["PATH_INFO"]
    assert client.post(form, {"password1": NEW, "password2": NEW}).status_code == 302

    assert is_refused(Client().get(newer, follow=True))
    assert is_refused(Client().get(older, follow=True))
    assert is_refused(client.post(form, {"password1": PASSWORD, "password2": PASSWORD}, follow=True))
    assert person(world).check_password(NEW)


def test_a_sign_in_ends_an_invitation_that_was_not_used(world: World) -> None:
    link = link_of(world)
    Client().post("/konto/anmelden/", {"login": "head@rsk.example", "password": PASSWORD})
    assert is_refused(Client().get(link, follow=True))


def test_links_of_rooms_do_not_open_each_other(world: World) -> None:
    password = link_of(world)
    with clock.at(noon(OPENED)):
        codes = furnish(world)
        asking = Asking(world, round_of(world, world.period()), codes)
        needs.open_round(actor=world.actor("head"), asked=asking.asked)
        token = asking.path().split("/")[2]
        crossed = Client().get(f"/bedarf/{key_of(password)}/")

    assert (crossed.status_code, "Dieser Link führt nirgendwohin." in crossed.content.decode()) == (404, True)
    assert is_refused(Client().get(f"{ROOT}1-{token}/", follow=True))
