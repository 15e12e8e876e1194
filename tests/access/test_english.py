"""Whoever has chosen English finds no German sentence of the program on any page.

What people have written stays as they wrote it: values of the database, and parts of a page marked as German.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from babel.messages.pofile import read_po
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import reverse
from lxml import html

from schwerpunkt.accounts.models import Membership, User
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import current_centre
from tests.access.url_table import PUBLIC, TABLE
from tests.access.walk import Route, arguments, routes
from tests.kit.storeys import CHECKOUT
from tests.kit.world import Place, World

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("demo")]

_CATALOGUE = CHECKOUT / "src/schwerpunkt/locale/en/LC_MESSAGES/django.po"
_PLACE = re.compile(r"%\(\w+\)s|%s|%d|\{\w*\}")
_SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-most-words", "data-order-words")
_LONG = 12
"""A sentence with places to fill is looked for when its longest part has so many letters."""
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


@cache
def sentences() -> tuple[frozenset[str], "re.Pattern[str]"]:
    """German sentences that have another English one: those found as they are, and those with places to fill."""
    with _CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="en")
    english, german = {""}, set[str]()
    for message in catalogue:
        translated, original = _all(message.string), _all(message.id)
        # What is still to be translated is found by the check of the catalogue.
        english |= translated if all(translated) else original
        german |= original
    plain, filled = set[str](), set[str]()
    for sentence in german - english:
        parts = [" ".join(part.split()) for part in _PLACE.split(sentence)]
        if len(parts) == 1:
            plain.add(parts[0])
        elif max(map(len, parts)) >= _LONG:
            filled.add(r".{0,300}?".join(re.escape(part) for part in parts))
    return frozenset(plain), re.compile("|".join(rf"(?:{each})" for each in sorted(filled)))


def _all(forms: object) -> set[str]:
    """The singular and plural forms of a sentence."""
    return {str(each or "").casefold() for each in (forms if isinstance(forms, (list, tuple)) else [forms])}


def values() -> set[str]:
    """Everything that stands in the database as text: it is shown as it was written."""
    found = set[str]()
    for model in apps.get_models():
        names = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, (models.CharField, models.TextField)) and not field.choices
        ]
        if names and model._meta.app_label not in {"sessions", "django_tasks_db"}:
            for row in model._base_manager.values_list(*names):
                found |= {" ".join(str(value).split()).casefold() for value in row if value}
    return found


def said(page: str) -> Iterator[str]:
    """What the page says: its texts, and what a screen reader reads besides."""
    root = html.document_fromstring(page)
    for each in root.xpath("//script|//style|//*[@lang='de']"):
        each.drop_tree()
    for element in root.iter():
        yield from (element.get(name) or "" for name in _SPOKEN)
        yield from (text or "" for text in (element.text, element.tail))


def german(page: str, known: set[str]) -> list[str]:
    """The German sentences of the program on a page."""
    plain, filled = sentences()
    wrong = []
    for text in said(page):
        line = " ".join(text.split()).casefold()
        if line and line not in known and (line in plain or filled.fullmatch(line)):
            wrong.append(" ".join(text.split()))
    return wrong


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
