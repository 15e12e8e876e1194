"""Pages for when something is not possible: all in our layout, in both languages, leaking nothing."""

import io
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import pytest
from django.core.cache import cache
from django.db import OperationalError, ProgrammingError, connection
from django.http import HttpRequest
from django.template import engines
from django.test import Client, RequestFactory
from django.utils.translation import override

from schwerpunkt.accounts.models import User
from schwerpunkt.ui import errors
from tests.kit.world import World

pytestmark = pytest.mark.urls("tests.portal.site")

SECRET = "secret.house.example"


def browser(**headers: str) -> Client:
    """It sees the page for errors, not the exception."""
    return Client(raise_request_exception=False, headers=headers)


def signed_in(world: World, language: str = "de") -> Client:
    user = world.here.people["head"].user
    user.language = language
    user.save()
    client = browser()
    client.force_login(user)
    return client


def text(answer: Any) -> str:
    return str(answer.content.decode())


def in_our_layout(page: str) -> bool:
    """Header, headline, a way back and the foot, with our styles."""
    return all(
        part in page
        for part in ('<header class="sp-top">', '<h1 class="sp-title', '<footer class="sp-foot">', "schwerpunkt.css")
    )


WAYS: dict[int, Callable[[Client], Any]] = {
    400: lambda client: client.get("/unlesbar/"),
    403: lambda client: client.get("/verboten/"),
    404: lambda client: client.get("/gibt-es-nicht/"),
    405: lambda client: client.post("/hilfe/"),
    413: lambda client: client.post("/suche/", {}, headers={"content-length": str(2 * 1024**3)}),
    500: lambda client: client.get("/kaputt/"),
}
SAYS = {
    400: ("Diese Anfrage konnten wir nicht lesen.", "We could not read this request."),
    403: ("Das dürfen Sie hier nicht.", "You may not do this here."),
    404: ("Diese Seite gibt es nicht.", "This page does not exist."),
    405: ("So lässt sich diese Adresse nicht aufrufen.", "This address cannot be opened like that."),
    413: ("Das war zu viel auf einmal.", "That was too much at once."),
    500: ("Das hat nicht geklappt. Es liegt an uns.", "That did not work. The fault is ours."),
}


@pytest.mark.parametrize("status", WAYS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_refusal_is_a_page_of_ours(world: World, status: int, language: str) -> None:
    answer = WAYS[status](signed_in(world, language))

    page = text(answer)
    assert (answer.status_code, in_our_layout(page), f'<html lang="{language}"' in page) == (status, True, True)
    assert SAYS[status][language == "en"] in page
    assert (SECRET in page, "Traceback" in page, "/work" in page, "gibt-es-nicht" in page) == (False,) * 4


@pytest.mark.parametrize("status", WAYS)
def test_strangers_read_it_in_the_language_of_their_browser(db: None, status: int) -> None:
    answer = WAYS[status](browser(**{"accept-language": "en"}))
    assert (answer.status_code, SAYS[status][1] in text(answer), in_our_layout(text(answer))) == (status, True, True)


def test_an_address_of_another_house_is_refused(world: World) -> None:
    answer = browser(host="fremd.example").get("/")
    assert (answer.status_code, SAYS[400][0] in text(answer), "fremd" in text(answer)) == (400, True, False)


def test_the_methods_that_work_are_still_named(world: World) -> None:
    answer = signed_in(world).post("/rollen/")
    assert (answer.status_code, "GET" in answer.headers["Allow"]) == (405, True)


def test_a_machine_gets_no_page(world: World) -> None:
    answer = signed_in(world).post("/rollen/", headers={"accept": "application/json"})
    assert (answer.status_code, answer.content) == (405, b"")


class Unread(io.RawIOBase):
    """A body that must not be touched."""

    def readable(self) -> bool:
        return True

    def readinto(self, _buffer: Any, /) -> int:
        raise AssertionError("the body was read")


def test_two_gigabytes_are_refused_before_a_byte_is_read(world: World) -> None:
    client = signed_in(world)
    answer = client.generic("POST", "/suche/", b"", **{"CONTENT_LENGTH": str(2 * 1024**3), "wsgi.input": Unread()})  # type: ignore[arg-type]  # an environment takes anything
    assert (answer.status_code, "Mehr als 100 MB nehmen wir nicht an." in text(answer)) == (413, True)


def test_more_text_than_we_read_is_said_too(world: World) -> None:
    answer = signed_in(world).post("/konto/passwort/aendern/", {"oldpassword": "x" * (5 * 1024**2 + 1)})
    assert (answer.status_code, "Mehr als 5 MB nehmen wir nicht an." in text(answer)) == (413, True)


def test_too_many_attempts_are_said_in_our_words(world: World, settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "429"}}
    cache.clear()
    client = browser(**{"accept-language": "en"})
    answers = [client.post("/konto/passwort/vergessen/", {"email": "niemand@rsk.example"}) for _attempt in range(21)]
    answer, page = answers[-1], text(answers[-1])
    assert (answer.status_code, in_our_layout(page)) == (429, True)
    assert "Those were too many attempts in a short time." in page


def gone(kind: type[Exception]) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise kind(f"{SECRET}:5432")

    return fail


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize(
    ("kind", "status", "sentence"),
    [
        (OperationalError, 503, "Das Programm erreicht seine Datenbank gerade nicht."),
        (ProgrammingError, 500, "Das hat nicht geklappt. Es liegt an uns."),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_without_a_database_there_still_is_a_page(
    kind: type[Exception], status: int, sentence: str, method: str
) -> None:
    client = browser()
    client.force_login(User.objects.create_user("head@rsk.example", name="Head"))
    with connection.execute_wrapper(gone(kind)):
        answer = getattr(client, method)("/")

    page = text(answer)
    assert (answer.status_code, in_our_layout(page), sentence in page, SECRET in page) == (status, True, True, False)
    assert ("Ihre letzte Eingabe wurde nicht gespeichert" in page) is (status == 503 and method == "post")
    assert answer.headers["Cache-Control"] == "no-store"


def test_even_without_templates_there_are_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError(SECRET)

    monkeypatch.setattr(engines["jinja2"], "env", type("Env", (), {"get_template": broken})())
    request: HttpRequest = RequestFactory().get("/")
    with override("en"):
        answer = errors.server_error(request)

    page = text(answer)
    assert (answer.status_code, SECRET in page) == (HTTPStatus.INTERNAL_SERVER_ERROR, False)
    assert '<html lang="en">' in page
    assert "<h1>That did not work. The fault is ours.</h1>" in page
