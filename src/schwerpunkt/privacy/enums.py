"""Permissions of the privacy register."""

from enum import StrEnum


class Perm(StrEnum):
    """What can be permitted about the register of processing activities."""

    VIEW_REGISTER = "privacy.view_register"
