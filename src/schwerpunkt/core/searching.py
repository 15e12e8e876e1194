"""German words for finding: folded, stemmed, and marked in a text.

"Mühlheim", "Muehlheim" and "Muhlheim" are one word to whoever searches; "Häuser" finds "Haus".
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

_WORD = re.compile(r"[^\W_]+")
_LONG = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_DIGRAPH = re.compile("([aou])e")
_SHORTEST_STEM = 3
_stemmer = Stemmer.Stemmer("german", 0)  # its words are kept here, not there


def fold(text: str) -> str:
    """Lower case without marks; umlauts as two letters."""
    return _bare(text.casefold().translate(_LONG))


def _bare(text: str) -> str:
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


@lru_cache(maxsize=50_000)
def forms(word: str) -> tuple[str, ...]:
    """Everything under which a word of a text is found: umlauts both ways, and its stem both ways."""
    lower = word.casefold()
    stem = _stemmer.stemWord(lower)
    found = (fold(lower), _bare(lower), _DIGRAPH.sub(r"\1", fold(lower)), fold(stem), _bare(stem))
    return tuple(dict.fromkeys(found))


def index_text(text: str) -> str:
    """All forms of all words, each once, with a space around every one."""
    found = dict.fromkeys(form for word in _WORD.findall(text) for form in forms(word))
    return f" {' '.join(found)} " if found else ""


@dataclass(frozen=True)
class Term:
    """One word somebody searches for: as typed, and the forms any of which is a hit."""

    typed: str
    forms: tuple[str, ...]


def terms(query: str) -> tuple[Term, ...]:
    """The words of a query; every one must be found."""
    return tuple(_term(word) for word in dict.fromkeys(_WORD.findall(query.casefold())))


@lru_cache(maxsize=50_000)
def _term(word: str) -> Term:
    full, stem = fold(word), fold(_stemmer.stemWord(word))
    if len(stem) < _SHORTEST_STEM or stem == full:
        return Term(full, (full,))
    # a stem that begins the word finds the word too
    return Term(full, (stem,) if stem in full else (full, stem))


@dataclass(frozen=True)
class Part:
    """A run of text that was searched for, or not."""

    text: str
    is_hit: bool


def marked(text: str, found: tuple[Term, ...]) -> tuple[Part, ...]:
    """The text cut at its hits; joined it is the text."""
    spans = _spans(text, found)
    parts, end = [], 0
    for start, stop in spans:
        if start > end:
            parts.append(Part(text[end:start], is_hit=False))
        parts.append(Part(text[start:stop], is_hit=True))
        end = stop
    if end < len(text):
        parts.append(Part(text[end:], is_hit=False))
    return tuple(parts)


def excerpt(text: str, found: tuple[Term, ...], width: int = 180) -> str:
    """About ``width`` characters around the first hit; the beginning when there is none."""
    text = " ".join(text.split())
    if len(text) <= width:
        return text
    spans = _spans(text, found)
    start = max(spans[0][0] - width // 3, 0) if spans else 0
    start = text.find(" ", start) + 1 if start else 0
    stop = text.rfind(" ", start, start + width) if start + width < len(text) else len(text)
    return f"{'… ' if start else ''}{text[start:stop]}{' …' if stop < len(text) else ''}"


def _spans(text: str, found: tuple[Term, ...]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for fold_char in (_folded,) if text.isascii() else (_folded, _bared):
        folded, places = _mapped(text, fold_char)
        for term in found:
            for form in {term.typed, *term.forms}:
                at = folded.find(form)
                while at >= 0:
                    spans.append((places[at], places[at + len(form) - 1] + 1))
                    at = folded.find(form, at + len(form))
    return _merged(spans)


@lru_cache(maxsize=2_000)
def _folded(char: str) -> str:
    return fold(char)


@lru_cache(maxsize=2_000)
def _bared(char: str) -> str:
    return _bare(char.casefold())


def _mapped(text: str, fold_char: Callable[[str], str]) -> tuple[str, Sequence[int]]:
    """The folded text and, for each of its characters, the place in the text it came from."""
    if text.isascii():
        return text.lower(), range(len(text))
    pieces = [fold_char(char) for char in text]
    return "".join(pieces), [place for place, piece in enumerate(pieces) for _ in piece]


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    return merged
