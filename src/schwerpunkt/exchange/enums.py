"""Choices and permissions of exchange."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Perm(StrEnum):
    """What can be permitted about tables from outside."""

    IMPORT_TABLES = "exchange.import_tables"


class ImportState(models.TextChoices):
    """Life of an import."""

    MAPPING = "mapping", _("Spalten zuordnen")
    CHECKING = "checking", _("wird geprüft")
    READY = "ready", _("Vorschau")
    WRITING = "writing", _("wird übernommen")
    DONE = "done", _("übernommen")
    UNDOING = "undoing", _("wird zurückgenommen")
    UNDONE = "undone", _("zurückgenommen")


class RowOutcome(models.TextChoices):
    """What an import does with a row."""

    NEW = "new", _("neu")
    CHANGED = "changed", _("geändert")
    UNCHANGED = "unchanged", _("unverändert")
    DOUBTFUL = "doubtful", _("zweifelhaft")
    REFUSED = "refused", _("nicht möglich")
