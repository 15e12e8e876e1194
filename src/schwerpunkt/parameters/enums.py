"""Permissions of parameters."""

from enum import StrEnum


class Perm(StrEnum):
    """What can be permitted about dated rules and rates."""

    VIEW_PARAMETERS = "parameters.view_parameters"
    MANAGE_PARAMETERS = "parameters.manage_parameters"
