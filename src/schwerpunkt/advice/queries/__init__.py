"""Questions about the advice log."""

from schwerpunkt.advice.queries.entries import entries, last_of, latest

__all__ = ("entries", "last_of", "latest")
