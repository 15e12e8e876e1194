"""Requests of institutions, entered by staff, and how they end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.core.naming import named_person
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.models import CentreMunicipality, Code, Organisation
from schwerpunkt.interpreters import letters
from schwerpunkt.interpreters.admissibility import Answers, Judgement
from schwerpunkt.interpreters.enums import AssignmentState, Origin, Perm, RequestState
from schwerpunkt.interpreters.models import LONGEST_TALK, Assignment, Language, Request
from schwerpunkt.interpreters.queries import judged
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


@dataclass(frozen=True)
class Checked:
    """What was answered to the rules of admissibility (key of a rule to a reply), and why staff take the request anyway."""

    answers: Answers
    override_reason: str = ""
    origin: str = Origin.STAFF


@command(Perm.EDIT_REQUEST, says=_l("Anfrage eingetragen"))
def add_request(*, actor: Actor, facts: RequestFacts, checked: Checked | None = None, is_demo: bool = False) -> Request:
    """A request that came in today, judged by the rules of today when it was ``checked``.

    Refuses a talk of the past, without place, too long, or naming a client; and one that the check bars, unless staff
    give a reason for the exception, which the history keeps.
    """
    if facts.starts_at <= clock.now():
        raise Refused(fields={"on": _("Der Termin ist vorbei.")})
    request = Request(received_on=clock.today(), sought_since=clock.now(), is_demo=is_demo)
    if checked is not None:
        note_check(request, judged(checked.answers, facts.starts_at, facts.minutes), checked)
    _fill(request, facts)
    return request


def note_check(request: Request, judgement: Judgement, checked: Checked) -> None:
    """Keep with the request how it was judged; called inside a command. Refuses a barred one without a reason."""
    reason = checked.override_reason.strip()
    if judgement.is_barred and not reason:
        first = judgement.findings[0]
        raise Refused(
            fields={
                "override_reason": _("%(rule)s %(alternative)s Soll es trotzdem gehen, nennen Sie hier den Grund.")
                % {"rule": first.quotation, "alternative": first.alternative}
            }
        )
    request.origin, request.verdict = checked.origin, judgement.verdict
    request.answers = list(judgement.answers)
    request.override_reason = reason if judgement.is_barred else ""
    request.is_state_money_excluded = judgement.is_state_money_excluded


@command(Perm.EDIT_REQUEST, says=_l("Anfrage geändert"), on="request")
def change_request(*, actor: Actor, request: Request, facts: RequestFacts) -> Request:
    """Change a request. Once somebody is asked, language, time and place stay: whoever promised has promised that.

    Refuses an institution or a gender that whoever is asked or goes is not for.
    """
    if request.state not in (RequestState.OPEN, RequestState.PLACED):
        raise Refused(_("Die Anfrage ist beendet und lässt sich nicht mehr ändern."))
    bound = list(
        request.assignments.filter(state__in=(AssignmentState.OFFERED, AssignmentState.ACCEPTED)).select_related(
            "interpreter"
        )
    )
    said = _said(request)
    before = (request.language_id, request.starts_at, request.minutes, request.is_online, request.municipality_id)
    _set(request, facts)
    after = (request.language_id, request.starts_at, request.minutes, request.is_online, request.municipality_id)
    if bound and before != after:
        raise Refused(
            _(
                "Jemand ist für diesen Termin gefragt oder zugeteilt. Sprache, Zeit und Ort ändern Sie, nachdem Sie das "
                "zurückgenommen haben."
            )
        )
    _refuse_wrong_people(request, bound)
    _fill(request, facts)
    if said != _said(request):
        for each in request.assignments.filter(state=AssignmentState.ACCEPTED).select_related("interpreter"):
            each.request = request
            letters.say_changed(each)
            letters.say_found(each)
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
    _cancel(request, moment, reason)
    return request


@command(Perm.ANSWER_BY_LINK, says=_l("Anfrage abgesagt (über den Link)"), on="request")
def cancel_by_link(*, actor: Actor, request: Request, reason: str = "") -> Request:
    """The institution itself calls its talk off, now. Refused once it has begun."""
    _cancel(request, clock.now(), reason[:500])
    return request


def _cancel(request: Request, moment: datetime, reason: str) -> None:
    if moment >= request.starts_at:
        raise Refused(fields={"cancelled_on": _("Da hatte das Gespräch schon begonnen. Tragen Sie ein Ergebnis ein.")})
    REQUEST_FLOW.apply(request, "cancel")
    request.state_reason, request.closed_on, request.next_wave_at = reason.strip(), clock.today(), None
    request.save()
    for each in request.assignments.select_related("request", "interpreter", "centre"):
        if each.state == AssignmentState.ACCEPTED:
            ASSIGNMENT_FLOW.apply(each, "cancel_in_time" if is_in_time(request, moment) else "cancel_late")
            each.cancelled_at, each.state_reason = moment, reason.strip()
            each.save()
            each.request = request
            letters.say_cancelled(each, reason.strip())
    withdraw_offers(request)
    letters.say_institution_cancelled(request)


@command(Perm.EDIT_REQUEST, says=_l("Anfrage nicht vermittelt"), on="request")
def give_up_request(*, actor: Actor, request: Request, because: Code, note: str = "") -> Request:
    """Nobody could be found; ``because`` counts in the figures, ``note`` says more to the institution.

    Refuses a code of another list.
    """
    if because.kind != CodeKind.UNCOVERED_REASON:
        raise Refused(fields={"because": _("Bitte wählen Sie den Grund.")})
    REQUEST_FLOW.apply(request, "give_up")
    request.uncovered_because, request.state_reason = because, note.strip()
    request.closed_on, request.next_wave_at = clock.today(), None
    request.save()
    withdraw_offers(request)
    letters.say_not_found(request)
    return request


@command(Perm.EDIT_REQUEST, says=_l("Anfrage wieder geöffnet"), on="request")
def reopen_request(*, actor: Actor, request: Request) -> Request:
    """Search again after all. Refused when the talk is over."""
    REQUEST_FLOW.apply(request, "reopen")
    request.state_reason, request.uncovered_because, request.closed_on = "", None, None
    request.save()
    return request


def is_in_time(request: Request, moment: datetime) -> bool:
    """Whether a cancellation at ``moment`` is in time by the rule of the day of the talk."""
    hours = at("interpreters.cancel_hours", request.starts_at.date()).value
    return moment <= request.starts_at - timedelta(hours=hours)


def withdraw_offers(request: Request, but: Assignment | None = None) -> None:
    """Nobody who was asked and has not answered is needed any more; called inside a command."""
    rows = request.assignments.filter(state=AssignmentState.OFFERED)
    withdraw(rows if but is None else rows.exclude(pk=but.pk))


def withdraw(offers: QuerySet[Assignment]) -> None:
    """Whoever was asked is not needed any more, and is told if she was asked by mail; called inside a command."""
    for each in offers.select_related(
        "interpreter", *(f"request__{name}" for name in ("centre", "organisation", "language", "kind", "municipality"))
    ):
        each.state = AssignmentState.WITHDRAWN
        each.save()
        if each.answer_until is not None:
            letters.say_not_needed(each)


def _said(request: Request) -> tuple[str, ...]:
    """What whoever goes was told, and can change without asking anew."""
    return (
        request.organisation.name,
        request.kind.label,
        *(request.venue, request.contact, request.phone, request.email, request.dialect),
    )


def _refuse_wrong_people(request: Request, bound: Sequence[Assignment]) -> None:
    """Whoever is asked or goes must be for the institution and gender that the request has now."""
    for each in bound:
        person = each.interpreter
        words = {"name": person.name, "organisation": request.organisation.name}
        if person.not_at.filter(pk=request.organisation_id).exists():
            raise Refused(
                fields={
                    "organisation": _(
                        "%(name)s geht nicht zu %(organisation)s. Nehmen Sie zuerst zurück, dass die Person kommt oder gefragt ist."
                    )
                    % words
                }
            )
        if request.gender and person.gender != request.gender:
            raise Refused(
                fields={
                    "gender": _(
                        "Das passt nicht zu %(name)s. Nehmen Sie zuerst zurück, dass die Person kommt oder gefragt ist."
                    )
                    % words
                }
            )


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
    if problems := wrong_with(
        facts.minutes, facts.subject, facts.venue, is_online=facts.is_online, is_nameless=facts.is_nameless
    ):
        raise Refused(fields=problems)


def wrong_with(minutes: int, subject: str, venue: str, *, is_online: bool, is_nameless: bool) -> dict[str, str]:
    """What cannot be about a talk, by field: its length, a missing place, a subject that seems to name a client."""
    problems: dict[str, str] = {}
    if not 1 <= minutes <= LONGEST_TALK:
        problems["minutes"] = _("Bitte nennen Sie die Dauer in Minuten, höchstens %(most)s.") % {"most": LONGEST_TALK}
    if not is_online and not venue.strip():
        problems["venue"] = _("Bitte nennen Sie den Ort, oder sagen Sie, dass das Gespräch online stattfindet.")
    if (words := named_person(subject)) and not is_nameless:
        problems["subject"] = _(
            "„%(words)s“ sieht nach einer Person aus. Hier stehen keine Namen von Ratsuchenden. Ist es kein solcher Name, "
            "bestätigen Sie das darunter."
        ) % {"words": words}
    return problems
