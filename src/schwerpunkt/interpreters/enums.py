"""Choices and permissions of the interpreter pool."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Perm(StrEnum):
    """What can be permitted about the pool. Outside the centre's team one can only write to it, by a public form."""

    VIEW_INTERPRETERS = "interpreters.view_interpreters"
    EDIT_INTERPRETER = "interpreters.edit_interpreter"
    VIEW_REQUESTS = "interpreters.view_requests"
    EDIT_REQUEST = "interpreters.edit_request"
    ASSIGN_INTERPRETER = "interpreters.assign_interpreter"
    WRITE_FROM_OUTSIDE = "interpreters.write_from_outside"
    ANSWER_BY_LINK = "interpreters.answer_by_link"
    VIEW_SETTLEMENTS = "interpreters.view_settlements"
    SETTLE = "interpreters.settle"


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
    GIVEN_BACK = "given_back", _("kann doch nicht kommen")
    HELD = "held", _("gehalten")
    STOPPED = "stopped", _("abgebrochen")
    CLIENT_ABSENT = "client_absent", _("Ratsuchende kamen nicht")
    INTERPRETER_ABSENT = "absent", _("Sprachmittelnde kamen nicht")
    CANCELLED_IN_TIME = "in_time", _("rechtzeitig abgesagt")
    CANCELLED_LATE = "late", _("zu spät abgesagt")


class Side(models.TextChoices):
    """Who says something about a talk."""

    INTERPRETER = "interpreter", _("Sprachmittlung")
    INSTITUTION = "institution", _("Einrichtung")


class Impression(models.TextChoices):
    """How a talk went."""

    GOOD = "good", _("gut")
    MIXED = "mixed", _("mit Schwierigkeiten")


BINDING = (
    AssignmentState.ACCEPTED,
    AssignmentState.HELD,
    AssignmentState.STOPPED,
    AssignmentState.CLIENT_ABSENT,
)
"""States in which the person is, or was, taken up by the assignment. The constraints of the database name them too."""


class RuleEffect(models.TextChoices):
    """What it means when the question of a rule is answered with yes, the strictest first."""

    REFUSED = "refused", _("nicht möglich")
    OWN_MONEY = "own_money", _("nur ohne Landesmittel möglich")
    HINT = "hint", _("möglich, mit einem Hinweis")


class Reply(models.TextChoices):
    """Answer to the question of a rule."""

    YES = "yes", _("ja")
    NO = "no", _("nein")
    NOT_ASKED = "not_asked", _("nicht gefragt")


class Verdict(models.TextChoices):
    """What the admissibility check says of a request."""

    NOT_CHECKED = "not_checked", _("nicht geprüft")
    ADMISSIBLE = "admissible", _("zulässig")
    OWN_MONEY = "own_money", _("nur ohne Landesmittel")
    TOO_LATE = "too_late", _("zu kurzfristig")
    REFUSED = "refused", _("nicht zulässig")


class Origin(models.TextChoices):
    """How a request came in."""

    STAFF = "staff", _("vom Team eingetragen")
    PUBLIC = "public", _("über das öffentliche Formular")


class FormKind(models.TextChoices):
    """The forms everybody can fill in, once a centre has opened them."""

    REQUEST = "request", _("Formular für Anfragen")
    APPLICATION = "application", _("Formular für Bewerbungen")


class IncomingState(models.TextChoices):
    """Life of what was sent by a public form."""

    UNCONFIRMED = "unconfirmed", _("Adresse noch nicht bestätigt")
    WAITING = "waiting", _("neu")
    ACCEPTED = "accepted", _("übernommen")
    DECLINED = "declined", _("abgelehnt")


class DayPart(models.TextChoices):
    """Roughly when somebody has time."""

    MORNING = "morning", _("vormittags (8 bis 12 Uhr)")
    AFTERNOON = "afternoon", _("nachmittags (12 bis 17 Uhr)")
    EVENING = "evening", _("abends (17 bis 20 Uhr)")


TOOK_PLACE = (AssignmentState.HELD, AssignmentState.STOPPED)
"""Outcomes with times."""


class BudgetKind(models.TextChoices):
    """Whose money pays for a talk."""

    STATE = "state", _("Landesmittel")
    OWN = "own", _("eigene Mittel")
    REQUESTER = "requester", _("Einrichtung zahlt")


class TravelMode(models.TextChoices):
    """How the way is paid."""

    NONE = "none", _("nicht, oder im Betrag enthalten")
    PER_MINUTE = "per_minute", _("je Minute Fahrzeit")
    PER_KM = "per_km", _("je Kilometer")
    COUNTED = "counted", _("Fahrzeit zählt wie Gesprächszeit")


class SettlementState(models.TextChoices):
    """Life of a month's settlement."""

    DRAFT = "draft", _("Entwurf")
    RELEASED = "released", _("freigegeben")
    PAID = "paid", _("bezahlt")
