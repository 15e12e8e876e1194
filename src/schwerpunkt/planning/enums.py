"""Choices and permissions of planning."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Perm(StrEnum):
    """What can be permitted in planning."""

    VIEW_PLANNING = "planning.view_planning"
    EDIT_PERIOD = "planning.edit_period"
    EDIT_GOAL = "planning.edit_goal"
    AMEND_GOAL = "planning.amend_goal"
    EDIT_MEASURE = "planning.edit_measure"
    RELEASE_PERIOD = "planning.release_period"
    PUBLISH_GOALS = "planning.publish_goals"
    RECORD_AGREEMENT = "planning.record_agreement"
    EDIT_INDICATOR = "planning.edit_indicator"
    RECORD_VALUE = "planning.record_value"
    ASSESS_GOAL = "planning.assess_goal"
    SEND_REMINDERS = "planning.send_reminders"


class PeriodState(models.TextChoices):
    """Life of a focus period."""

    DRAFT = "draft", _("Entwurf")
    RELEASED = "released", _("intern freigegeben")
    SUBMITTED = "submitted", _("bei den Ministerien")
    AGREED = "agreed", _("zugestimmt")
    RUNNING = "running", _("laufend")
    CLOSED = "closed", _("abgeschlossen")


LOCKED_STATES = frozenset({PeriodState.SUBMITTED, PeriodState.AGREED, PeriodState.RUNNING, PeriodState.CLOSED})
"""States in which a goal changes only as a new version with a reason."""


class MeasureState(models.TextChoices):
    """State of a measure as its owner reports it. Being late is not a state: it follows from the deadline."""

    PLANNED = "planned", _("geplant")
    RUNNING = "running", _("läuft")
    AT_RISK = "at_risk", _("gefährdet")
    DONE = "done", _("erledigt")
    DROPPED = "dropped", _("aufgegeben")


class Outcome(models.TextChoices):
    """What came of a goal (the four words are those of committee papers on results)."""

    REACHED = "reached", _("erreicht")
    PARTLY = "partly", _("teilweise erreicht")
    MISSED = "missed", _("nicht erreicht")
    CARRIED_ON = "carried_on", _("wird fortgeführt")


class Direction(models.TextChoices):
    """Which way an indicator should go."""

    UP = "up", _("mehr ist besser")
    DOWN = "down", _("weniger ist besser")


class AgreementOutcome(models.TextChoices):
    """What a ministry answered."""

    OPEN = "open", _("Antwort steht aus")
    AGREED = "agreed", _("zugestimmt")
    AGREED_WITH_CONDITIONS = "agreed_with_conditions", _("mit Auflagen zugestimmt")
    REFUSED = "refused", _("nicht zugestimmt")


class Channel(models.TextChoices):
    """How an answer came in."""

    LETTER = "letter", _("Brief")
    EMAIL = "email", _("E-Mail")
    PORTAL = "portal", _("Fachverfahren des Landes")
    PHONE = "phone", _("Telefon")
    OTHER = "other", _("anders")
