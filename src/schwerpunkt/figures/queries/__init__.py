"""Counting."""

from schwerpunkt.figures.queries.counting import by_member, by_month, counted_all, filled, in_scope

__all__ = ("by_member", "by_month", "counted_all", "filled", "in_scope")
