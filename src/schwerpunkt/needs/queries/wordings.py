"""Whether somebody has said nearly the same before: for many texts in one go.

Only texts of the same municipality or organisation are compared, only those that share one of their two longest words,
and of those only the first few; so the effort grows with the texts and not with their square.
"""

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from schwerpunkt.needs.enums import NeedState
from schwerpunkt.needs.models import Need
from schwerpunkt.needs.queries.similar import FEWEST_WORDS, essence, threshold

Reporter = tuple[int | None, int | None]
"""Municipality and organisation."""
_MARKS = 2
_FULLEST = 12
"""So many texts are kept per word: who has said the same twelve times is found by the first twelve."""


@dataclass(frozen=True)
class Said:
    """A text that was said before: its words for people, and its row in the file (0: it is in the centre already)."""

    name: str
    row: int


class Wordings:
    """What each municipality and organisation has said so far."""

    def __init__(self, least: float) -> None:
        self._least = least
        self._same: dict[tuple[Reporter, str], Said] = {}
        self._by_mark: dict[tuple[Reporter, str], list[str]] = {}

    @classmethod
    def of_centre(cls) -> "Wordings":
        """What is there already (one query)."""
        made = cls(threshold())
        rows = Need.objects.exclude(state=NeedState.DRAFT).values_list("municipality_id", "organisation_id", "text")
        for place, body, text in rows:
            made._keep((place, body), essence(text), text, 0)
        return made

    def find_or_keep(self, reporter: Reporter, text: str, row: int) -> Said | None:
        """What this one has said before in nearly these words; nothing, and then it is kept."""
        words = essence(text)
        found = self._same.get((reporter, words)) or self._near(reporter, words)
        if found is None:
            self._keep(reporter, words, text, row)
        return found

    def _near(self, reporter: Reporter, words: str) -> Said | None:
        if len(words.split()) < FEWEST_WORDS:
            return None
        candidates = {each for mark in _marks(words) for each in self._by_mark.get((reporter, mark), ())}
        found = process.extractOne(words, sorted(candidates), scorer=fuzz.token_set_ratio, score_cutoff=self._least)
        return self._same[reporter, found[0]] if found is not None else None

    def _keep(self, reporter: Reporter, words: str, text: str, row: int) -> None:
        if not words or (reporter, words) in self._same:
            return
        self._same[reporter, words] = Said(" ".join(text.split())[:80], row)
        if len(words.split()) >= FEWEST_WORDS:
            for mark in _marks(words):
                kept = self._by_mark.setdefault((reporter, mark), [])
                if len(kept) < _FULLEST:
                    kept.append(words)


def _marks(words: str) -> list[str]:
    return sorted(set(words.split()), key=lambda word: (-len(word), word))[:_MARKS]
