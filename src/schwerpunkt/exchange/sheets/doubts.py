"""What a cell probably means: proposed to the person, never taken without her word."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Proposal:
    """The value a cell probably has, and the sentence that says why it is doubtful."""

    value: Any
    sentence: str
