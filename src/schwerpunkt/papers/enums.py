"""Choices and permissions of papers."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Perm(StrEnum):
    """What can be permitted with papers."""

    VIEW_PAPERS = "papers.view_papers"
    VIEW_RELEASED_PAPERS = "papers.view_released_papers"
    EDIT_PAPER = "papers.edit_paper"
    COSIGN_PAPER = "papers.cosign_paper"
    RELEASE_PAPER = "papers.release_paper"
    SUBMIT_PAPER = "papers.submit_paper"
    MANAGE_TEMPLATES = "papers.manage_templates"


class PaperState(models.TextChoices):
    """Life of a paper. From RELEASED on its text is frozen."""

    DRAFT = "draft", _("Entwurf")
    COSIGNING = "cosigning", _("Mitzeichnung")
    COSIGNED = "cosigned", _("mitgezeichnet")
    RELEASED = "released", _("freigegeben")
    SUBMITTED = "submitted", _("eingereicht")
    CONSULTED = "consulted", _("beraten")
    WITHDRAWN = "withdrawn", _("zurückgezogen")


FROZEN_STATES = frozenset({PaperState.RELEASED, PaperState.SUBMITTED, PaperState.CONSULTED})


class BlockSource(models.TextChoices):
    """Where the text of a block comes from."""

    TEXT = "text", _("Text der Vorlage")
    NUMBERED_GOALS = "numbered_goals", _("nummerierte Ziele")
    OTHER_GOALS = "other_goals", _("Schwerpunkte ohne Nummer")
    AGREEMENTS = "agreements", _("Zustimmungen der Ministerien")
    MEETING = "meeting", _("Sitzung")
    PROPOSAL = "proposal", _("Beschlussvorschlag")
    MEASURES_TABLE = "measures_table", _("Tabelle der Maßnahmen")
    SIGNATURE = "signature", _("Unterschrift")
    GOAL_STATUS = "goal_status", _("Stand je Ziel")
    GOAL_RESULTS = "goal_results", _("Ergebnis je Ziel")
    MEASURES_TOLD = "measures_told", _("Maßnahmen im Einzelnen")
    MOVED_DEADLINES = "moved_deadlines", _("Verschobene Fristen")
    INDICATORS = "indicators", _("Kennzahlen der Ziele")
    KEY_FIGURES = "key_figures", _("Zahlen im Überblick")
    FIGURES = "figures", _("Zahlen mit Verlauf und Karte")
    PLACES = "places", _("Was in den Kommunen stattfand")
    NEEDS_ENDED = "needs_ended", _("Was aus den Bedarfen wurde")
    OWN_NEEDS = "own_needs", _("Bedarfe der angeschriebenen Stelle")
    OWN_MEASURES = "own_measures", _("Maßnahmen bei der angeschriebenen Stelle")
    OWN_FIGURES = "own_figures", _("Zahlen der angeschriebenen Stelle")


class ReportSpan(models.TextChoices):
    """Which time a report is about, unless somebody says otherwise."""

    NONE = "", _("kein Berichtszeitraum")
    PERIOD = "period", _("der Schwerpunktzeitraum")
    YEAR = "year", _("das Kalenderjahr vor dem Datum")


class ConsultationRole(models.TextChoices):
    """What a committee does with a paper (OParl: Consultation.role)."""

    NOTING = "noting", _("Kenntnisnahme")
    PRELIMINARY = "preliminary", _("Vorberatung")
    HEARING = "hearing", _("Anhörung")
    DECISION = "decision", _("Entscheidung")


class ConsultationState(models.TextChoices):
    """Where a consultation stands."""

    PLANNED = "planned", _("vorgesehen")
    POSTPONED = "postponed", _("vertagt")
    DONE = "done", _("beraten")
    REMOVED = "removed", _("abgesetzt")


class SignState(models.TextChoices):
    """Where a co-signature stands."""

    WAITING = "waiting", _("noch nicht dran")
    DUE = "due", _("ist dran")
    SIGNED = "signed", _("gezeichnet")
    RETURNED = "returned", _("zurückgegeben")
