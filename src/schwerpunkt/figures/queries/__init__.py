"""Counting."""

from schwerpunkt.figures.queries.counting import (
    by_member,
    by_month,
    counted_all,
    counted_by_member,
    counted_by_members,
    counted_by_month,
    filled,
    in_scope,
)

__all__ = (
    "by_member",
    "by_month",
    "counted_all",
    "counted_by_member",
    "counted_by_members",
    "counted_by_month",
    "filled",
    "in_scope",
)
