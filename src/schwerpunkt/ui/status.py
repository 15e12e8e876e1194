"""Status: always icon, word and colour together."""

from dataclasses import dataclass
from typing import Literal

from schwerpunkt.core.words import Words

Look = Literal["done", "run", "risk", "late", "plan", "void"]
"""done: tick, green · run: half disc, teal · risk: triangle, brown · late: clock, red · plan: ring, grey · void: bar, grey."""


@dataclass(frozen=True, slots=True)
class Status:
    """How something stands: look, word, and a quiet remark (since when, until when)."""

    look: Look
    label: Words
    note: Words = ""

    def __str__(self) -> str:
        return str(self.label)
