"""Permissions of the user interface itself."""

from enum import StrEnum


class Perm(StrEnum):
    """What can be permitted about lists, follow-ups and the gallery."""

    KEEP_FOLLOW_UPS = "ui.keep_follow_ups"
    KEEP_VIEWS = "ui.keep_views"
    VIEW_GALLERY = "ui.view_gallery"


LANGUAGE = "sprache"
"""The parameter of an address that asks for a language."""
