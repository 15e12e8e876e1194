"""Text as people paste it, made fit to keep: Word's private bullets, invisible marks, odd spaces and line ends."""

import re
import unicodedata
from collections.abc import Sequence

# Line ends of all systems, Word's vertical tab, its cell mark and the separators of Unicode.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x07\x85\u2028]")
_LINE_HYPHEN = re.compile("(?<=\\w)\u00ac\n(?=\\w)")
_SPACES = re.compile("[ \t\u00a0]*[ \t][ \t\u00a0]*|\u00a0{2,}")
_BLANK_LINES = re.compile(r"\n{3,}")
_JOINER_PLACE = re.compile("(?<=[\u0600-\u08ff\u0900-\u0dff])[\u200c\u200d](?=[\u0600-\u08ff\u0900-\u0dff])")

# Symbol fonts of Word put their signs into the private area; these are the ones people use as bullets and marks.
_SYMBOLS = {
    "\uf02d": "-",
    "\uf04a": "\u263a",
    "\uf06c": "\u25cf",
    "\uf06e": "\u25aa",
    "\uf06f": "\u2610",
    "\uf071": "\u2610",
    "\uf076": "\u2022",
    "\uf0a7": "\u25aa",
    "\uf0a8": "\u2610",
    "\uf0b7": "\u2022",
    "\uf0be": "\u2013",
    "\uf0d8": "\u2022",
    "\uf0de": "\u21d2",
    "\uf0e0": "\u2192",
    "\uf0e8": "\u2192",
    "\uf0f0": "\u21d2",
    "\uf0fb": "\u2717",
    "\uf0fc": "\u2713",
    "\uf0fe": "\u2611",
}
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_NARROW = dict.fromkeys("\u202f\u2007", "\u00a0")
_WIDE = dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000\u1680", " ")
_NONCHARACTERS = 0xFFFE  # the last two of every plane
_HYPHENS = {"\u2010": "-", "\u2011": "-", "\x1e": "-"}
_ODD_BUT_PRINTABLE = frozenset((*_LIGATURES, "\u2010", "\u2011"))
_TABLE = str.maketrans(_SYMBOLS | _LIGATURES | _NARROW | _WIDE | _HYPHENS | {"\u2029": "\n\n"})


def clean_text(text: str) -> str:
    """Text of one or more lines without what cannot be seen or printed.

    Line ends become newlines and at most one blank line stays; runs of spaces become one; a lone non-breaking space
    between words stays; soft hyphens, zero-width marks, direction overrides, control and private characters go, Word's
    private bullets become real ones; typographic quotes and dashes stay; the result is in Unicode's composed form (NFC).
    """
    if text.isprintable() and "  " not in text and _ODD_BUT_PRINTABLE.isdisjoint(text):
        return unicodedata.normalize("NFC", text).strip(" ")
    text = _LINE_ENDS.sub("\n", text).translate(_TABLE)
    text = _LINE_HYPHEN.sub("", text)
    text = "".join(_kept(text))
    text = unicodedata.normalize("NFC", text)
    lines = (_SPACES.sub(" ", line).strip(" \t\u00a0") for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def clean_line(text: str) -> str:
    """Like clean_text, as a single line."""
    return " ".join(clean_text(text).split("\n")).replace("  ", " ")


def displayable(text: str) -> str:
    """The text without characters that no file format can carry; for text that did not come through clean_text."""
    return "".join(
        " " if character in "\n\t" else character
        for character in text
        if character in "\n\t" or not _is_impossible(character)
    )


def _kept(text: str) -> Sequence[str]:
    if text.replace("\n", "").isprintable():
        return text
    joiners = {match.start() for match in _JOINER_PLACE.finditer(text)}
    kept: list[str] = []
    for place, character in enumerate(text):
        if character in "\n\t":
            kept.append(character)
        elif character in "\u200c\u200d":
            if place in joiners:
                kept.append(character)
        elif character in "\u200e\u200f" or unicodedata.category(character) not in {"Cc", "Cf", "Co", "Cs", "Cn"}:
            kept.append(character)
        elif unicodedata.category(character) == "Co" and (not kept or kept[-1] == "\n"):
            kept.append("\u2022")  # a private sign at the start of a line can only have been a bullet
    return kept


def _is_impossible(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs", "Co"} or (ord(character) & _NONCHARACTERS) == _NONCHARACTERS
