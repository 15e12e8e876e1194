"""Whoever has chosen English finds no German sentence of the program on any page."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from schwerpunkt.accounts.models import Membership, User
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import current_centre
from tests.access.url_table import PUBLIC, TABLE
from tests.access.walk import Route, arguments, routes
from tests.kit.german import german, values
from tests.kit.world import Place, World

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("demo")]

_ROOMS = sorted({name.partition(":")[0] for name in TABLE})
_SIGN_IN = (
    "/konto/anmelden/",
    "/konto/abmelden/",
    "/konto/bestaetigen/",
    "/konto/gesperrt/",
    "/konto/passwort/aendern/",
    "/konto/passwort/vergessen/",
    "/konto/passwort/vergessen/unterwegs/",
    "/konto/passwort/neu/1-abc-0/",
    "/konto/passwort/neu/fertig/",
    "/konto/sicherheit/",
    "/konto/sicherheit/app/einrichten/",
    "/konto/sicherheit/ersatzcodes/neu/",
    "/konto/sicherheit/passkeys/",
    "/konto/sicherheit/passkeys/neu/",
    "/konto/verzeichnis/abgebrochen/ohne-anmeldung/",
    "/konto/verzeichnis/fehler/ohne-anmeldung/",
)


def visitor(name: str) -> Client:
    """Somebody who may open the page, the administrator if she may, with English as her language."""
    client = Client(headers={"accept-language": "en"})
    allowed = TABLE[name]
    if allowed is not PUBLIC:
        role = "admin" if "admin" in allowed else "head"
        user = Membership.objects.filter(role=role).order_by("pk")[0].user
        User.objects.filter(pk=user.pk).update(language="en")
        client.force_login(User.objects.get(pk=user.pk))
    return client


def addresses(route: Route) -> Iterator[str]:
    """The page of the first record and of the last."""
    centre = current_centre()
    assert centre is not None
    reader = Membership.objects.filter(role="reader")[0]
    place = Place(centre, {"reader": reader})
    values = arguments(route, World(place, place))
    model = getattr(route.page, "model", None)
    keys = {values.get("pk")}
    if model not in {None, Centre} and "pk" in values:
        rows = model._default_manager.order_by("pk").values_list("pk", flat=True)
        keys = {rows.first(), rows.last()} - {None} or keys
    for key in keys:
        yield reverse(route.name, kwargs={**values, **({"pk": key} if "pk" in values else {})})


@pytest.mark.parametrize("room", _ROOMS)
def test_no_page_of_a_room_speaks_german(room: str) -> None:
    known, wrong, seen = values(), dict[str, list[str]](), 0
    for route in routes():
        if route.name.partition(":")[0] != room:
            continue
        client = visitor(route.name)
        for address in addresses(route):
            answer: Any = client.get(address, follow=True)
            if answer.streaming or not answer.headers.get("Content-Type", "").startswith("text/html"):
                continue
            seen += 1
            if found := german(answer.content.decode(), known):
                wrong[address] = found
    assert seen > 0
    assert not wrong, "\n".join(f"{address}: {each}" for address, found in wrong.items() for each in found)


def test_no_page_of_signing_in_speaks_german() -> None:
    known = values()
    client = visitor("ui:gallery")
    answers = {path: client.get(path, follow=True) for path in _SIGN_IN}
    stranger = Client(headers={"accept-language": "en"})
    answers |= {f"{path} (stranger)": stranger.get(path, follow=True) for path in _SIGN_IN}
    found = {path: german(answer.content.decode(), known) for path, answer in answers.items()}
    assert {path: sentences for path, sentences in found.items() if sentences} == {}


def test_a_german_sentence_would_be_found() -> None:
    page = "<p>Diese Seite gibt es nicht.</p><p lang='de'>Das dürfen Sie hier nicht.</p><p>Mehr als 7 MB nehmen wir nicht an. Es wurde nichts gespeichert.</p>"
    assert german(page, set()) == [
        "Diese Seite gibt es nicht.",
        "Mehr als 7 MB nehmen wir nicht an. Es wurde nichts gespeichert.",
    ]
