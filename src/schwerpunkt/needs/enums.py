"""Choices and permissions of needs."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Perm(StrEnum):
    """What can be permitted about needs. Answering is done by a personal link; no role holds it."""

    VIEW_NEEDS = "needs.view_needs"
    EDIT_NEED = "needs.edit_need"
    DECIDE_NEED = "needs.decide_need"
    MANAGE_ROUND = "needs.manage_round"
    ANSWER_ROUND = "needs.answer_round"


class RoundState(models.TextChoices):
    """Life of a need round."""

    DRAFT = "draft", _("Entwurf")
    OPEN = "open", _("offen")
    CLOSED = "closed", _("geschlossen")


class NeedState(models.TextChoices):
    """Life of a need."""

    DRAFT = "draft", _("Entwurf")
    REPORTED = "reported", _("gemeldet")
    REVIEWED = "reviewed", _("geprüft")
    TAKEN_UP = "taken_up", _("aufgenommen")
    MERGED = "merged", _("zusammengeführt")
    PASSED_ON = "passed_on", _("weitergegeben")
    DECLINED = "declined", _("nicht aufgenommen")


OPEN_STATES = (NeedState.REPORTED, NeedState.REVIEWED)
"""States in which somebody still has to decide."""


class NeedSource(models.TextChoices):
    """How a need came in."""

    LINK = "link", _("über den Link")
    HAND = "hand", _("von Hand")
    IMPORT = "import", _("aus einer Tabelle")


class QuestionKind(models.TextChoices):
    """What is answered to a question."""

    TEXT = "text", _("Text")
    CHOICE = "choice", _("Auswahl")
    YES_NO = "yes_no", _("ja oder nein")
    NUMBER = "number", _("Zahl")


class Asked(models.TextChoices):
    """How often a question is asked."""

    NEED = "need", _("zu jedem Bedarf")
    ONCE = "once", _("einmal je Antwort")
