"""Choices and permissions of the interpreter pool."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Perm(StrEnum):
    """What can be permitted about the pool. Nobody outside the centre's team holds any of it."""

    VIEW_INTERPRETERS = "interpreters.view_interpreters"
    EDIT_INTERPRETER = "interpreters.edit_interpreter"
    VIEW_REQUESTS = "interpreters.view_requests"
    EDIT_REQUEST = "interpreters.edit_request"
    ASSIGN_INTERPRETER = "interpreters.assign_interpreter"


class InterpreterState(models.TextChoices):
    """Life of an interpreter in the pool."""

    ACTIVE = "active", _("aktiv")
    PAUSED = "paused", _("pausiert")
    LEFT = "left", _("ausgeschieden")


class Gender(models.TextChoices):
    """Asked for because some talks need it."""

    WOMAN = "woman", _("Frau")
    MAN = "man", _("Mann")


class Mobility(models.TextChoices):
    """How somebody gets to a talk."""

    CAR = "car", _("mit dem Auto")
    TRANSIT = "transit", _("mit Bus, Bahn oder Rad")
    ONLINE = "online", _("nur online oder am Telefon")


class LanguageLevel(models.TextChoices):
    """How well somebody speaks a language, the best first."""

    NATIVE = "native", _("Muttersprache")
    FLUENT = "fluent", _("sehr gut (C1 oder C2)")
    GOOD = "good", _("gut (B2)")


class ProofKind(models.TextChoices):
    """What has to be seen, and is never copied."""

    POLICE = "police", _("Führungszeugnis")
    CONFIDENTIALITY = "confidentiality", _("Verschwiegenheitserklärung")
    WORK_PERMIT = "work_permit", _("Arbeitserlaubnis")


class Weekday(models.IntegerChoices):
    """Days of the week as Python counts them."""

    MONDAY = 0, _("Montag")
    TUESDAY = 1, _("Dienstag")
    WEDNESDAY = 2, _("Mittwoch")
    THURSDAY = 3, _("Donnerstag")
    FRIDAY = 4, _("Freitag")
    SATURDAY = 5, _("Samstag")
    SUNDAY = 6, _("Sonntag")


class RequestState(models.TextChoices):
    """Life of a request."""

    OPEN = "open", _("offen")
    PLACED = "placed", _("vermittelt")
    DONE = "done", _("durchgeführt")
    FAILED = "failed", _("ausgefallen")
    CANCELLED = "cancelled", _("abgesagt")
    UNCOVERED = "uncovered", _("nicht vermittelt")


class AssignmentState(models.TextChoices):
    """Life of an assignment: from the question to its outcome."""

    OFFERED = "offered", _("angefragt")
    ACCEPTED = "accepted", _("zugesagt")
    DECLINED = "declined", _("abgelehnt")
    WITHDRAWN = "withdrawn", _("zurückgenommen")
    HELD = "held", _("gehalten")
    STOPPED = "stopped", _("abgebrochen")
    CLIENT_ABSENT = "client_absent", _("Ratsuchende kamen nicht")
    INTERPRETER_ABSENT = "absent", _("Sprachmittelnde kamen nicht")
    CANCELLED_IN_TIME = "in_time", _("rechtzeitig abgesagt")
    CANCELLED_LATE = "late", _("zu spät abgesagt")


BINDING = (
    AssignmentState.ACCEPTED,
    AssignmentState.HELD,
    AssignmentState.STOPPED,
    AssignmentState.CLIENT_ABSENT,
)
"""States in which the person is, or was, taken up by the assignment. The constraints of the database name them too."""
