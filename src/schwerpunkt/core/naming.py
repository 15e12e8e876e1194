"""Noticing that a note seems to name somebody."""

import re

_PERSON = re.compile(r"\b(?:Herrn?|Frau|Familie|Fam\.|Fr\.|Hr\.)\s+[A-ZÄÖÜ][\w’'-]+|\bgeb(?:oren|\.)\s")


def named_person(text: str) -> str:
    """The words that look like a person ("Frau Muster", "geb."); empty when there are none. A guess, not a proof."""
    found = _PERSON.search(text)
    return found.group().strip() if found else ""
