"""Choices and permissions of accounts."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Perm(StrEnum):
    """What can be permitted about people who work with the program."""

    VIEW_TEAM = "accounts.view_team"
    MANAGE_TEAM = "accounts.manage_team"
    VIEW_ROLES = "accounts.view_roles"
    EDIT_OWN_PROFILE = "accounts.edit_own_profile"


class Theme(models.TextChoices):
    """How the program looks for one person."""

    AUTO = "auto", _("wie das Gerät")
    LIGHT = "light", _("hell")
    DARK = "dark", _("dunkel")


class Language(models.TextChoices):
    """Languages of the staff's pages."""

    GERMAN = "de", "Deutsch"
    ENGLISH = "en", "English"
