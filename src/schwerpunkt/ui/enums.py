"""Permissions of the user interface itself."""

from enum import StrEnum


class Perm(StrEnum):
    """What can be permitted about lists and the gallery."""

    KEEP_VIEWS = "ui.keep_views"
    VIEW_GALLERY = "ui.view_gallery"
