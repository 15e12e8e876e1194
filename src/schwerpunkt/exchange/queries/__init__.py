"""Questions about imports."""

from schwerpunkt.exchange.queries.imports import Doubt, doubts_of, outcome_counts, own_imports

__all__ = ("Doubt", "doubts_of", "outcome_counts", "own_imports")
