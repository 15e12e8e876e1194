"""Questions about imports."""

from schwerpunkt.exchange.queries.imports import outcome_counts, own_imports

__all__ = ("outcome_counts", "own_imports")
