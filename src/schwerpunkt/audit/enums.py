"""Permissions of the history."""

from enum import StrEnum


class Perm(StrEnum):
    """What can be permitted about the history."""

    VIEW_HISTORY = "audit.view_history"
    VIEW_WHOLE_HISTORY = "audit.view_whole_history"
