"""Questions about papers."""

from schwerpunkt.papers.queries.composition import (
    compose_block,
    current_consultations,
    document,
    effective_text,
    has_drifted,
)
from schwerpunkt.papers.queries.papers import frozen_of, papers_everywhere, papers_for_lists, visible_papers
from schwerpunkt.papers.queries.placeholders import PLACEHOLDERS, Placeholder

__all__ = (
    "PLACEHOLDERS",
    "Placeholder",
    "compose_block",
    "current_consultations",
    "document",
    "effective_text",
    "frozen_of",
    "has_drifted",
    "papers_everywhere",
    "papers_for_lists",
    "visible_papers",
)
