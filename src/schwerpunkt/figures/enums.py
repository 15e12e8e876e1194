"""Permissions of figures."""

from enum import StrEnum


class Perm(StrEnum):
    """What can be permitted in figures."""

    VIEW_FIGURES = "figures.view_figures"
