"""Needs that say nearly the same in other words. The program shows them; people merge them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from sys import intern

from rapidfuzz import fuzz

from schwerpunkt.core import clock
from schwerpunkt.core.searching import terms
from schwerpunkt.needs.dated import SIMILARITY
from schwerpunkt.needs.models import Need
from schwerpunkt.parameters.queries import NoValue, at

MOST = 1000
"""How many needs are compared at most, the latest; more would be a list nobody reads."""
_NEVER = 101.0
_MOST_STEMS = 50_000
FEWEST_WORDS = 2
_SILENT = frozenset(
    [
        "aber",
        "alle",
        "als",
        "am",
        "an",
        "auch",
        "auf",
        "aus",
        "bei",
        "benötigen",
        "benötigt",
        "beim",
        "bis",
        "brauchen",
        "braucht",
        "das",
        "dass",
        "dem",
        "den",
        "der",
        "des",
        "die",
        "dies",
        "diese",
        "dieser",
        "durch",
        "ein",
        "eine",
        "einem",
        "einen",
        "einer",
        "es",
        "etwas",
        "fehlen",
        "fehlt",
        "für",
        "gebraucht",
        "gibt",
        "haben",
        "hat",
        "hier",
        "ihr",
        "im",
        "in",
        "ist",
        "kann",
        "kein",
        "keine",
        "können",
        "mehr",
        "mit",
        "nach",
        "nicht",
        "noch",
        "nur",
        "oder",
        "ohne",
        "sehr",
        "sich",
        "sie",
        "sind",
        "so",
        "über",
        "um",
        "und",
        "uns",
        "unser",
        "unsere",
        "unter",
        "vom",
        "von",
        "vor",
        "war",
        "was",
        "weil",
        "wenn",
        "werden",
        "wie",
        "wir",
        "wird",
        "zu",
        "zum",
        "zur",
    ]
)
_RUN = re.compile(r"\w{2,}")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Alike:
    """A need and how alike it is, in percent."""

    need: Need
    percent: int


def threshold() -> float:
    """From which likeness on two needs are shown side by side; above 100, never, when no value holds."""
    try:
        return float(at(SIMILARITY.code, clock.today()).value)
    except NoValue:
        return _NEVER


def essence(text: str) -> str:
    """The stems of the words that say something, so that "Deutschkurse" is found beside "einen Deutschkurs"."""
    return " ".join(stems(text))


def stems(text: str) -> list[str]:
    """The same, one by one; each stem is one and the same object wherever it comes up, which makes looking it up cheap."""
    words = dict.fromkeys(_RUN.findall(text.casefold()))
    return list(chain.from_iterable(map(_stems.__getitem__, words)))


class _Stems(dict[str, tuple[str, ...]]):
    """The stem of each word, of several where digits stand between; none when it says nothing. Kept, for a while."""

    def __missing__(self, run: str) -> tuple[str, ...]:
        if len(self) >= _MOST_STEMS:
            self.clear()
        words = dict.fromkeys(word for word in _WORD.findall(run) if word not in _SILENT)
        self[run] = found = tuple(intern(term.forms[-1]) for term in terms(" ".join(words)))
        return found


_stems = _Stems()


def alike(needs: Sequence[Need], least: float | None = None) -> dict[int, list[Alike]]:
    """For each need those of ``needs`` that are alike, the most alike first; by the key of the need."""
    least = threshold() if least is None else least
    rows = [(need, essence(need.text)) for need in needs[:MOST]]
    found: dict[int, list[Alike]] = {}
    for place, (need, words) in enumerate(rows):
        for other, other_words in rows[place + 1 :]:
            percent = likeness(words, other_words, least)
            if percent:
                found.setdefault(need.pk, []).append(Alike(other, percent))
                found.setdefault(other.pk, []).append(Alike(need, percent))
    for each in found.values():
        each.sort(key=lambda row: (-row.percent, row.need.pk))
    return found


def likeness(one: str, other: str, least: float = 0) -> int:
    """How alike two essences are, 0 to 100; 0 below ``least``, and for texts of one word that is common to all."""
    if min(len(one.split()), len(other.split())) < FEWEST_WORDS:
        return 100 if one and one == other else 0
    return round(fuzz.token_set_ratio(one, other, score_cutoff=least))


def alike_to(need: Need, others: Iterable[Need]) -> list[Alike]:
    """Those of ``others`` that are alike to one need."""
    least, words = threshold(), essence(need.text)
    rows = [
        Alike(other, percent)
        for other in others
        if other.pk != need.pk and (percent := likeness(words, essence(other.text), least))
    ]
    return sorted(rows, key=lambda row: (-row.percent, row.need.pk))
