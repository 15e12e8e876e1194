"""Counting."""

from schwerpunkt.figures.queries.counting import by_member, by_month, counted_all, in_scope, total

__all__ = ("by_member", "by_month", "counted_all", "in_scope", "total")
