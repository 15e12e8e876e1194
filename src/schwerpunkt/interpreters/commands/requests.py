"""Requests of institutions, entered by staff, and how they end."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.core.naming import named_person
from schwerpunkt.directory.models import CentreMunicipality, Code, Organisation
from schwerpunkt.interpreters.enums import AssignmentState, Perm, RequestState
from schwerpunkt.interpreters.models import LONGEST_TALK, Assignment, Language, Request
from schwerpunkt.interpreters.workflows import ASSIGNMENT_FLOW, REQUEST_FLOW
from schwerpunkt.parameters.queries import at


@dataclass(frozen=True)
class RequestFacts:
    """What an institution asks for. ``is_nameless``: the writer has made sure that the subject names no client."""

    organisation: Organisation
    language: Language
    kind: Code
    starts_at: datetime
    minutes: int
    is_online: bool = False
    venue: str = ""
    municipality: CentreMunicipality | None = None
    dialect: str = ""
    persons: int | None = None
    gender: str = ""
    subject: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    is_nameless: bool = False


@command(Perm.EDIT_REQUEST, says=_l("Anfrage eingetragen"))
def add_request(*, actor: Actor, facts: RequestFacts, is_demo: bool = False) -> Request:
    """A request that came in today. Refuses a talk of the past, without place, too long, or naming a client."""
    if facts.starts_at <= clock.now():
        raise Refused(fields={"on": _("Der Termin ist vorbei.")})
    request = Request(received_on=clock.today(), is_demo=is_demo)
    _fill(request, facts)
    return request


@command(Perm.EDIT_REQUEST, says=_l("Anfrage geändert"), on="request")
def change_request(*, actor: Actor, request: Request, facts: RequestFacts) -> Request:
    """Change a request. Once somebody is asked, language, time and place stay: whoever promised has promised that."""
    if request.state not in (RequestState.OPEN, RequestState.PLACED):
        raise Refused(_("Die Anfrage ist beendet und lässt sich nicht mehr ändern."))
    is_bound = request.assignments.filter(state__in=(AssignmentState.OFFERED, AssignmentState.ACCEPTED)).exists()
    before = (request.language_id, request.starts_at, request.minutes, request.is_online, request.municipality_id)
    _set(request, facts)
    after = (request.language_id, request.starts_at, request.minutes, request.is_online, request.municipality_id)
    if is_bound and before != after:
        raise Refused(
            _(
                "Jemand ist für diesen Termin gefragt oder zugeteilt. Sprache, Zeit und Ort ändern Sie, nachdem Sie das "
                "zurückgenommen haben."
            )
        )
    _fill(request, facts)
    return request


@command(Perm.EDIT_REQUEST, says=_l("Anfrage abgesagt"), on="request")
def cancel_request(
    *, actor: Actor, request: Request, cancelled_at: datetime | None = None, reason: str = ""
) -> Request:
    """The institution needs nobody any more. Whether that is in time follows from the dated rule of that day.

    Refuses a moment in the future or one after the talk has begun.
    """
    moment = cancelled_at or clock.now()
    if moment > clock.now():
        raise Refused(fields={"cancelled_on": _("Der Zeitpunkt liegt in der Zukunft.")})
    if moment >= request.starts_at:
        raise Refused(fields={"cancelled_on": _("Da hatte das Gespräch schon begonnen. Tragen Sie ein Ergebnis ein.")})
    REQUEST_FLOW.apply(request, "cancel")
    request.state_reason, request.closed_on = reason.strip(), clock.today()
    request.save()
    for each in request.assignments.select_related("request", "interpreter", "centre"):
        if each.state == AssignmentState.ACCEPTED:
            ASSIGNMENT_FLOW.apply(each, "cancel_in_time" if is_in_time(request, moment) else "cancel_late")
            each.cancelled_at, each.state_reason = moment, reason.strip()
            each.save()
    withdraw_offers(request)
    return request


@command(Perm.EDIT_REQUEST, says=_l("Anfrage nicht vermittelt"), on="request")
def give_up_request(*, actor: Actor, request: Request, reason: str) -> Request:
    """Nobody could be found; the reason counts in the figures. Refused without one."""
    if not reason.strip():
        raise Refused(fields={"reason": _("Bitte nennen Sie den Grund.")})
    REQUEST_FLOW.apply(request, "give_up")
    request.state_reason, request.closed_on = reason.strip(), clock.today()
    request.save()
    withdraw_offers(request)
    return request


@command(Perm.EDIT_REQUEST, says=_l("Anfrage wieder geöffnet"), on="request")
def reopen_request(*, actor: Actor, request: Request) -> Request:
    """Search again after all. Refused when the talk is over."""
    REQUEST_FLOW.apply(request, "reopen")
    request.state_reason, request.closed_on = "", None
    request.save()
    return request


def is_in_time(request: Request, moment: datetime) -> bool:
    """Whether a cancellation at ``moment`` is in time by the rule of the day of the talk."""
    hours = at("interpreters.cancel_hours", request.starts_at.date()).value
    return moment <= request.starts_at - timedelta(hours=hours)


def withdraw_offers(request: Request, but: Assignment | None = None) -> None:
    """Nobody who was asked and has not answered is needed any more; called inside a command."""
    for each in request.assignments.filter(state=AssignmentState.OFFERED):
        if but is not None and each.pk == but.pk:
            continue
        each.state = AssignmentState.WITHDRAWN
        each.save()


def _fill(request: Request, facts: RequestFacts) -> None:
    _check(facts)
    _set(request, facts)
    request.save()


def _set(request: Request, facts: RequestFacts) -> None:
    request.organisation, request.language, request.kind = facts.organisation, facts.language, facts.kind
    request.starts_at, request.minutes, request.is_online = facts.starts_at, facts.minutes, facts.is_online
    request.venue = "" if facts.is_online else facts.venue.strip()
    place = facts.municipality or facts.organisation.municipality
    request.municipality = place
    request.dialect, request.persons, request.gender = facts.dialect.strip(), facts.persons, facts.gender
    request.subject, request.contact = facts.subject.strip(), facts.contact.strip()
    request.phone, request.email = facts.phone.strip(), facts.email.strip()


def _check(facts: RequestFacts) -> None:
    problems: dict[str, str] = {}
    if not 1 <= facts.minutes <= LONGEST_TALK:
        problems["minutes"] = _("Bitte nennen Sie die Dauer in Minuten, höchstens %(most)s.") % {"most": LONGEST_TALK}
    if not facts.is_online and not facts.venue.strip():
        problems["venue"] = _("Bitte nennen Sie den Ort, oder sagen Sie, dass das Gespräch online stattfindet.")
    if (words := named_person(facts.subject)) and not facts.is_nameless:
        problems["subject"] = _(
            "„%(words)s“ sieht nach einer Person aus. Hier stehen keine Namen von Ratsuchenden. Ist es kein solcher Name, "
            "bestätigen Sie das darunter."
        ) % {"words": words}
    if problems:
        raise Refused(fields=problems)
