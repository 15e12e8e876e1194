"""Which place a wrong key was meant to be: keys arrive from spreadsheets, letters and memory."""

import re
from itertools import takewhile

from schwerpunkt.directory.reference.places import (
    Area,
    Municipality,
    all_municipalities,
    areas,
    areas_by_ags,
    municipalities_by_ags,
)

_AREA_LENGTH = 5
# What is typed, or read from a scan, instead of the digit that is meant.
_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1"})


def digits_of(text: str) -> str:
    """The key ``text`` stands for: blanks, separators, look-alikes and the ".0" of a spreadsheet put right."""
    plain = "".join(text.split()).translate(_LOOKALIKES)
    return re.sub(r"[./-]", "", re.sub(r"[.,]0$", "", plain))


def meant_municipality(text: str) -> Municipality | None:
    """The municipality that is certainly meant: leading zero lost, regional key, key of a city's area, its name."""
    key, by_ags = digits_of(text), municipalities_by_ags()
    by_ars = {each.ars: each for each in all_municipalities()}
    for full in (key, f"0{key}"):
        if (found := by_ags.get(full) or by_ags.get(f"{full}000") or by_ars.get(full)) is not None:
            return found
    words = _words(text)
    return next(
        (each for each in all_municipalities() if words in {_words(each.name), _words(each.official_name)}), None
    )


def meant_area(text: str) -> Area | None:
    """The area that is certainly meant: leading zero lost, filled up with zeros, key of a municipality in it, its name."""
    key, by_ags = digits_of(text), areas_by_ags()
    for full in (key, f"0{key}"):
        is_inside = full in municipalities_by_ags() or not full[_AREA_LENGTH:].strip("0")
        if (found := by_ags.get(full) or (by_ags.get(full[:_AREA_LENGTH]) if is_inside else None)) is not None:
            return found
    words = _words(text)
    return next((each for each in areas() if words in {_words(each.name), _words(each.display_name)}), None)


def slips(text: str, keys: tuple[str, ...], *, most: int) -> tuple[str, ...]:
    """Up to ``most`` of ``keys`` that differ from ``text`` by one slip of the finger.

    Swapped digits come first, then what begins alike, then the nearest number.
    """
    key = digits_of(text)
    if not (key.isascii() and key.isdigit()):
        return ()

    def distance(other: str) -> tuple[bool, int, int]:
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(other, key, strict=False)))
        return sorted(other) != sorted(key), -alike, abs(int(other) - int(key))

    return tuple(sorted((other for other in keys if _is_one_slip(key, other)), key=distance)[:most])


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()


def _is_one_slip(typed: str, meant: str) -> bool:
    """One digit wrong, two neighbours swapped, one lost or one too many."""
    if len(typed) == len(meant):
        wrong = [place for place, (a, b) in enumerate(zip(typed, meant, strict=True)) if a != b]
        swapped = (typed[:place] + typed[place + 1] + typed[place] + typed[place + 2 :] for place in wrong[:-1])
        return len(wrong) == 1 or meant in swapped
    longer, shorter = sorted((typed, meant), key=len, reverse=True)
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))
