"""German sentences of the program on a page that was asked for in another language.

What people have written stays as they wrote it: values of the database, and parts of a page marked as German.
"""

import re
from collections.abc import Iterator
from functools import cache

from babel.messages.pofile import read_po
from django.apps import apps
from django.db import models
from lxml import html

from tests.kit.storeys import CHECKOUT

_CATALOGUE = CHECKOUT / "src/schwerpunkt/locale/en/LC_MESSAGES/django.po"
_PLACE = re.compile(r"%\(\w+\)s|%s|%d|\{\w*\}")
_SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-most-words", "data-order-words")
_LONG = 12
"""A sentence with places to fill is looked for when its longest part has so many letters."""


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
