"""Whether somebody has said nearly the same before: for many texts in one go.

Only texts of the same municipality or organisation are compared, only those that share a rare word, and of those only
the first few; so the effort grows with the texts and not with their square.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz import fuzz, process

from schwerpunkt.needs.enums import NeedState
from schwerpunkt.needs.models import Need
from schwerpunkt.needs.queries.similar import FEWEST_WORDS, stems, threshold

Reporter = tuple[int | None, int | None]
"""Municipality and organisation."""
_MARKS = 3
"""A text is kept under so many of its words, the rarest so far."""
_FULLEST = 12
"""So many texts are kept per word: who has said the same twelve times is found by the first twelve."""
_ENOUGH = 6
"""With so many texts to compare, words that stand in more of them are not asked any more."""
_SHOWN = 80
_NONE: list[str] = []


class Said(NamedTuple):
    """A text that was said before: its words for people, and its row in the file (0: it is in the centre already)."""

    name: str
    row: int


@dataclass(slots=True)
class _Voice:
    """What one municipality or organisation has said: by the words that say something, and by each rare one of them."""

    same: dict[str, Said] = field(default_factory=dict)
    by_word: dict[str, list[str]] = field(default_factory=dict)

    def marks(self, parts: list[str]) -> list[str]:
        """The words, the rarest so far and longest first; none when they are too few."""
        if len(parts) < FEWEST_WORDS:
            return []
        get = self.by_word.get
        found = sorted(parts, key=len, reverse=True)
        found.sort(key=lambda part: len(get(part, _NONE)))
        return found

    def keep(self, words: str, marks: list[str], said: Said) -> None:
        """Remember what was said."""
        if not words or words in self.same:
            return
        self.same[words] = said
        for part in marks[:_MARKS]:
            kept = self.by_word.setdefault(part, [])
            if len(kept) < _FULLEST:
                kept.append(words)

    def near(self, words: str, marks: list[str], least: float) -> Said | None:
        """What was said in nearly these words."""
        candidates: dict[str, None] = {}
        for part in marks:
            if kept := self.by_word.get(part):
                candidates.update(dict.fromkeys(kept))
                if len(candidates) >= _ENOUGH:
                    break
        if not candidates:
            return None
        best = process.extractOne(words, list(candidates), scorer=fuzz.token_set_ratio, score_cutoff=least)
        return self.same[best[0]] if best is not None else None


class Wordings:
    """What each municipality and organisation has said so far."""

    def __init__(self, least: float) -> None:
        self._least = least
        self._voices: dict[Reporter, _Voice] = {}

    @classmethod
    def of_centre(cls) -> "Wordings":
        """What is there already (one query)."""
        made = cls(threshold())
        rows = Need.objects.exclude(state=NeedState.DRAFT).order_by("pk")
        for place, body, text in rows.values_list("municipality_id", "organisation_id", "text").iterator():
            voice, parts = made._voice((place, body)), sorted(stems(text))
            voice.keep(" ".join(parts), voice.marks(parts), Said(" ".join(text.split())[:_SHOWN], 0))
        return made

    def find_or_keep(self, reporter: Reporter, text: str, row: int) -> Said | None:
        """What this one has said before in nearly these words; nothing, and then it is kept."""
        voice, parts = self._voice(reporter), sorted(stems(text))
        words = " ".join(parts)
        if (found := voice.same.get(words)) is not None:
            return found
        marks = voice.marks(parts)
        if (near := voice.near(words, marks, self._least)) is None:
            voice.keep(words, marks, Said(" ".join(text.split())[:_SHOWN], row))
        return near

    def _voice(self, reporter: Reporter) -> _Voice:
        found = self._voices.get(reporter)
        if found is None:
            found = self._voices[reporter] = _Voice()
        return found
