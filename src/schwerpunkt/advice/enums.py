"""Permissions of advice."""

from enum import StrEnum


class Perm(StrEnum):
    """What can be permitted in advice."""

    VIEW_ADVICE = "advice.view_advice"
    LOG_ADVICE = "advice.log_advice"
