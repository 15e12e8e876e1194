"""Words and names to make records of."""

import random
from collections.abc import Iterable
from typing import TypeVar

from django.db import models

_FIRST = ("Ada", "Bela", "Cem", "Dunja", "Emil", "Fatma", "Gero", "Hatice", "Ivo", "Jana", "Kofi", "Lale", "Mirko")
_LAST = ("Ahrens", "Brandt", "Çelik", "Dörfler", "Eßer", "Fuchs", "Günay", "Heinze", "Ivanova", "Jäger", "Müller")
_WORDS = (
    *("Sprache", "Schule", "Kita", "Ehrenamt", "Begegnung", "Verwaltung", "Eltern", "Jugend", "Sport", "Betreuung"),
    *("Übergang", "Ausbildung", "Gesundheit", "Wohnen", "Arbeit", "Frauen", "Senioren", "Beratung", "Verein", "Musik"),
    *(
        "Lotsen",
        "Gemeinde",
        "Netzwerk",
        "Projekt",
        "Förderung",
        "Kultur",
        "Stadtteil",
        "Bücherei",
        "Familie",
        "Teilhabe",
    ),
)
M = TypeVar("M", bound=models.Model)


def words(dice: random.Random, count: int) -> str:
    """So many words."""
    return " ".join(dice.choices(_WORDS, k=count))


def name(dice: random.Random) -> str:
    """The name of somebody who does not exist."""
    return f"{dice.choice(_FIRST)} {dice.choice(_LAST)}"


def keep(model: type[M], rows: Iterable[M]) -> list[M]:
    """Save the rows in few statements."""
    return list(model._default_manager.bulk_create(rows, batch_size=500))
