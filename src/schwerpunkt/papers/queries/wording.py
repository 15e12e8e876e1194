"""German words made of data: numbers, lists, the area's name in the genitive."""

import re
from collections.abc import Sequence

from schwerpunkt.tenancy.enums import AreaKind
from schwerpunkt.tenancy.models import Centre

_NUMBERS = (
    *("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"),
    *("dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn", "zwanzig"),
)
_MONTHS_IN_A_YEAR = 12


def number_word(number: int) -> str:
    """Numbers up to twenty in words, larger ones in figures."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def listed(items: Sequence[str]) -> str:
    """The items as in "A", "A und B", "A, B und C"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} und {items[-1]}" if items else ""


def quoted(items: Sequence[str]) -> str:
    """The items in German quotation marks, listed."""
    return listed([f"„{item}“" for item in items])


def length_in_words(months: int) -> str:
    """A length in the dative, as after "für einen Zeitraum von": zwei Jahren, einem Jahr, achtzehn Monaten."""
    years, rest = divmod(months, _MONTHS_IN_A_YEAR)
    number, one, many = (months, "einem Monat", "Monaten") if rest else (years, "einem Jahr", "Jahren")
    return one if number == 1 else f"{number_word(number)} {many}"


def area_genitive(centre: Centre) -> str:
    """The area with its article in the genitive: des Rhein-Sieg-Kreises, der Stadt Bonn."""
    name = centre.area_name
    if centre.area_kind == AreaKind.DISTRICT:
        inflected = re.sub(r"er (?=Kreis\b)", "en ", name)
        return "des " + re.sub(r"([Kk]reis)(?![a-zäöüß])", r"\1es", inflected)
    if centre.area_kind == AreaKind.CITY and not name.startswith(("Stadt ", "Bundesstadt ", "Landeshauptstadt ")):
        return f"der Stadt {name}"
    return f"der {name}"


def places_dative(centre: Centre) -> str:
    """Where the centre works, after "Akteure": in den kreisangehörigen Städten und Gemeinden, in der Stadt Bonn."""
    if centre.area_kind == AreaKind.CITY:
        return f"in {area_genitive(centre)}"
    kind = "kreisangehörigen" if centre.area_kind == AreaKind.DISTRICT else "regionsangehörigen"
    return f"in den {kind} Städten und Gemeinden"


def places_genitive(centre: Centre, count: int) -> str:
    """Whose needs were reported: der 19 kreisangehörigen Städte und Gemeinden, aus der Stadt Bonn."""
    if centre.area_kind == AreaKind.CITY:
        return f"aus {area_genitive(centre)}"
    kind = "kreisangehörigen" if centre.area_kind == AreaKind.DISTRICT else "regionsangehörigen"
    number = f"{count} " if count else ""
    return f"der {number}{kind} Städte und Gemeinden"
