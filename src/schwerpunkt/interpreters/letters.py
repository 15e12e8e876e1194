"""Mails of the interpreter pool. Each is queued inside the command it belongs to; its link is made while sending.

They are German: whoever interprets reads it, and the pages behind the links speak more languages. Who has no address
gets no mail; the pages of the team say so.
"""

from datetime import datetime

from django.utils.translation import override

from schwerpunkt.interpreters.dated import PASSES_CONTACT
from schwerpunkt.interpreters.invitations import (
    CANCEL,
    entry_for_institution,
    entry_for_interpreter,
    place_of,
)
from schwerpunkt.interpreters.links import Purpose, link_name
from schwerpunkt.interpreters.models import Assignment, Interpreter, Request
from schwerpunkt.interpreters.words import because_of, moment, span
from schwerpunkt.messaging.commands import queue_mail
from schwerpunkt.messaging.links import PLACE
from schwerpunkt.messaging.models import Mail
from schwerpunkt.parameters.queries import at

_german = override("de")


@_german
def offer_talk(assignment: Assignment) -> Mail | None:
    """Ask somebody whether she comes."""
    request = assignment.request
    way = ""
    if not request.is_online:
        way = f" (etwa {assignment.way_km} km, {assignment.way_minutes} Minuten Weg)"
    body = (
        "Guten Tag %(name)s,\n\n"
        "für ein Gespräch wird jemand gesucht, der dolmetscht:\n\n"
        "Sprache: %(language)s\nWann: %(when)s\nWo: %(town)s%(way)s\nArt: %(kind)s\nEinrichtung: %(organisation)s\n\n"
        "Hier sagen Sie mit einem Tipp zu oder ab:\n\n"
        "%(link)s\n\n"
        "Der Link gilt bis %(until)s. Vielleicht sind mehrere gefragt: Wer zuerst zusagt, übernimmt das Gespräch. Eine "
        "Absage braucht keinen Grund.\n\n"
        "%(centre)s\n"
    )
    return _to_interpreter(
        assignment,
        "offer",
        "Können Sie dolmetschen? %(language)s, %(when)s",
        body,
        link=Purpose.OFFER,
        way=way,
        until=_told(assignment.answer_until),
    )


@_german
def say_not_needed(assignment: Assignment) -> Mail | None:
    """Tell somebody who was asked that nobody is sought any more."""
    body = (
        "Guten Tag %(name)s,\n\n"
        "für das Gespräch am %(when)s (%(language)s, %(organisation)s) wird niemand mehr gesucht. Sie müssen nichts tun.\n\n"
        "Danke, dass Sie bereit sind.\n\n"
        "%(centre)s\n"
    )
    return _to_interpreter(assignment, "over", "Nicht mehr nötig: %(language)s, %(when)s", body)


@_german
def say_assigned(assignment: Assignment) -> Mail | None:
    """Tell somebody that she goes, with all she needs and the entry for her calendar."""
    request = assignment.request
    body = (
        "Guten Tag %(name)s,\n\n"
        "danke: Sie dolmetschen bei diesem Gespräch.\n\n"
        "Sprache: %(language)s\nWann: %(when)s\nWo: %(place)s\nArt: %(kind)s\nEinrichtung: %(organisation)s\n%(contact)s\n"
        "Hier steht alles noch einmal. Dort sagen Sie auch Bescheid, wenn Sie doch nicht können, und bestätigen nachher "
        "die Zeiten:\n\n"
        "%(link)s\n\n"
        "Sie dürfen nicht weitersagen, was Sie im Gespräch hören.\n\n"
        "%(centre)s\n"
    )
    return _to_interpreter(
        assignment,
        f"assigned {request.revision}",
        "Ihr Einsatz: %(language)s, %(when)s",
        body,
        link=Purpose.TALK,
        calendar=entry_for_interpreter(assignment) if assignment.interpreter.email else "",
        contact=_contact_line(request),
    )


@_german
def say_changed(assignment: Assignment) -> Mail | None:
    """Tell the person who goes that something about the talk is different."""
    request = assignment.request
    body = (
        "Guten Tag %(name)s,\n\n"
        "zu Ihrem Einsatz hat sich etwas geändert. Jetzt gilt:\n\n"
        "Sprache: %(language)s\nWann: %(when)s\nWo: %(place)s\nArt: %(kind)s\nEinrichtung: %(organisation)s\n%(contact)s\n"
        "Hier steht alles noch einmal:\n\n"
        "%(link)s\n\n"
        "%(centre)s\n"
    )
    return _to_interpreter(
        assignment,
        f"changed {request.revision}",
        "Geändert: %(language)s, %(when)s",
        body,
        link=Purpose.TALK,
        calendar=entry_for_interpreter(assignment) if assignment.interpreter.email else "",
        contact=_contact_line(request),
    )


@_german
def say_cancelled(assignment: Assignment, reason: str = "") -> Mail | None:
    """Tell the person who was to go that she is not needed."""
    body = (
        "Guten Tag %(name)s,\n\n"
        "Sie werden für dieses Gespräch nicht mehr gebraucht: %(when)s, %(language)s, %(organisation)s.\n%(reason)s\n"
        "Der Eintrag in Ihrem Kalender ist damit hinfällig. Danke, dass Sie gekommen wären.\n\n"
        "%(centre)s\n"
    )
    return _to_interpreter(
        assignment,
        f"cancelled {assignment.request.revision}",
        "Abgesagt: %(language)s, %(when)s",
        body,
        calendar=entry_for_interpreter(assignment, CANCEL) if assignment.interpreter.email else "",
        reason=f"Grund: {reason}\n" if reason else "",
    )


@_german
def remind_interpreter(assignment: Assignment) -> Mail | None:
    """Remind the person who goes, the day before."""
    body = (
        "Guten Tag %(name)s,\n\n"
        "zur Erinnerung: Sie dolmetschen %(when)s.\n\n"
        "Sprache: %(language)s\nWo: %(place)s\nEinrichtung: %(organisation)s\n%(contact)s\n"
        "Sind Sie krank oder verhindert? Sagen Sie es hier mit einem Tipp, dann wird sofort jemand anderes gesucht:\n\n"
        "%(link)s\n\n"
        "%(centre)s\n"
    )
    return _to_interpreter(
        assignment,
        f"reminder {assignment.starts_at:%Y%m%d}",
        "Erinnerung: %(language)s, %(when)s",
        body,
        link=Purpose.TALK,
        contact=_contact_line(assignment.request),
    )


@_german
def ask_interpreter_how_it_was(assignment: Assignment) -> Mail | None:
    """Ask the person who went for the times, when the talk is over."""
    body = (
        "Guten Tag %(name)s,\n\n"
        "das Gespräch am %(when)s bei %(organisation)s ist vorbei. Bitte bestätigen Sie, von wann bis wann es gedauert "
        "hat:\n\n"
        "%(link)s\n\n"
        "Danach wird abgerechnet.\n\n"
        "%(centre)s\n"
    )
    return _to_interpreter(assignment, "confirm", "Bitte bestätigen: %(language)s, %(when)s", body, link=Purpose.TALK)


@_german
def send_own_page(interpreter: Interpreter, key: str) -> Mail | None:
    """Send the link with which somebody enters when she can come."""
    if not interpreter.email:
        return None
    words = {"name": interpreter.name, "link": PLACE, "centre": interpreter.centre.name}
    body = (
        "Guten Tag %(name)s,\n\n"
        "hier tragen Sie selbst ein, wann Sie dolmetschen können und wann nicht:\n\n"
        "%(link)s\n\n"
        "So werden Sie nur gefragt, wenn Sie Zeit haben.\n\n"
        "%(centre)s\n"
    )
    return queue_mail(
        key=f"interpreter {interpreter.pk} {key}",
        to_address=interpreter.email,
        to_label=interpreter.name,
        subject="Ihre Zeiten für die Sprachmittlung",
        body=body % words,
        about=interpreter,
        link=link_name(Purpose.OWN_PAGE),
    )


@_german
def say_found(assignment: Assignment) -> Mail | None:
    """Tell the institution who comes, with the entry for its calendar."""
    request, person = assignment.request, assignment.interpreter
    body = (
        "Guten Tag,\n\n"
        "für Ihr Gespräch kommt %(who)s zum Dolmetschen.\n%(reach)s\n"
        "Sprache: %(language)s\nWann: %(when)s\nWo: %(place)s\n\n"
        "Hier sehen Sie den Stand, sagen das Gespräch ab und bestätigen nachher die Zeiten:\n\n"
        "%(link)s\n\n"
        "%(centre)s\n"
    )
    reach = [person.phone, person.email] if passes_contact(request) else []
    return _to_institution(
        request,
        f"found {assignment.pk} {request.revision}",
        "Gefunden: Sprachmittlung %(language)s, %(when)s",
        body,
        calendar=entry_for_institution(request) if request.email else "",
        who=person.name,
        reach=f"Zu erreichen: {', '.join(filter(None, reach))}\n" if any(reach) else "",
    )


@_german
def say_searching_again(request: Request) -> Mail | None:
    """Tell the institution that whoever was to come cannot, and that somebody else is sought."""
    body = (
        "Guten Tag,\n\n"
        "wer bei Ihrem Gespräch dolmetschen sollte, kann leider doch nicht. Wir suchen jemand anderen und schreiben Ihnen "
        "wieder.\n\n"
        "Sprache: %(language)s\nWann: %(when)s\n\n"
        "Den Stand sehen Sie hier:\n\n"
        "%(link)s\n\n"
        "%(centre)s\n"
    )
    return _to_institution(request, f"again {request.revision}", "Wir suchen neu: %(language)s, %(when)s", body)


@_german
def say_institution_cancelled(request: Request) -> Mail | None:
    """Confirm to the institution that its talk is called off."""
    body = (
        "Guten Tag,\n\n"
        "die Sprachmittlung für dieses Gespräch ist abgesagt: %(when)s, %(language)s. Wer dolmetschen sollte, weiß "
        "Bescheid.\n\n"
        "%(centre)s\n"
    )
    return _to_institution(
        request,
        f"cancelled {request.revision}",
        "Abgesagt: Sprachmittlung %(language)s, %(when)s",
        body,
        link=False,
        calendar=entry_for_institution(request, CANCEL) if request.email else "",
    )


@_german
def say_not_found(request: Request) -> Mail | None:
    """Tell the institution that nobody could be found, and why."""
    body = (
        "Guten Tag,\n\n"
        "für Ihr Gespräch haben wir leider niemanden gefunden: %(when)s, %(language)s.\n\n"
        "Grund: %(reason)s\n\n"
        "Ein anderer Termin hilft oft. Fragen Sie gern neu an.\n\n"
        "%(centre)s\n"
    )
    return _to_institution(
        request,
        f"not found {request.revision}",
        "Leider niemand gefunden: %(language)s, %(when)s",
        body,
        link=False,
        reason=because_of(request),
    )


@_german
def remind_institution(assignment: Assignment) -> Mail | None:
    """Remind the institution, the day before."""
    body = (
        "Guten Tag,\n\n"
        "zur Erinnerung an Ihr Gespräch mit Sprachmittlung: %(when)s, %(language)s. Es kommt %(who)s.\n\n"
        "Fällt das Gespräch aus, sagen Sie es bitte gleich hier:\n\n"
        "%(link)s\n\n"
        "%(centre)s\n"
    )
    return _to_institution(
        assignment.request,
        f"reminder {assignment.pk} {assignment.starts_at:%Y%m%d}",
        "Erinnerung: Sprachmittlung %(language)s, %(when)s",
        body,
        who=assignment.interpreter.name,
    )


@_german
def ask_institution_how_it_was(assignment: Assignment) -> Mail | None:
    """Ask the institution for the times, when the talk is over."""
    body = (
        "Guten Tag,\n\n"
        "Ihr Gespräch mit Sprachmittlung ist vorbei: %(when)s, %(language)s. Bitte bestätigen Sie, von wann bis wann es "
        "gedauert hat:\n\n"
        "%(link)s\n\n"
        "%(centre)s\n"
    )
    return _to_institution(
        assignment.request, f"confirm {assignment.pk}", "Bitte bestätigen: %(language)s, %(when)s", body
    )


def passes_contact(request: Request) -> bool:
    """Whether the centre's rule lets both sides have each other's contact data."""
    rule: str = at(PASSES_CONTACT.code, request.starts_at.date()).value
    return rule.strip().casefold() == "ja"


def _words(request: Request) -> dict[str, str]:
    return {
        "language": f"{request.language.name} ({request.dialect})" if request.dialect else request.language.name,
        "when": span(request.starts_at, request.ends_at),
        "place": place_of(request),
        "town": request.municipality.name if request.municipality and not request.is_online else place_of(request),
        "kind": request.kind.label,
        "organisation": request.organisation.name,
        "centre": request.centre.name,
        "link": PLACE,
    }


def _contact_line(request: Request) -> str:
    """Whom to ask for there; how to reach them only when the rule allows it."""
    parts = [request.contact, *((request.phone, request.email) if passes_contact(request) else ())]
    told = ", ".join(part for part in parts if part)
    return f"Ansprechperson: {told}\n" if told else ""


def _told(value: datetime | None) -> str:
    return moment(value) if value else ""


def _to_interpreter(
    assignment: Assignment,
    occasion: str,
    subject: str,
    body: str,
    *,
    link: Purpose | None = None,
    calendar: str = "",
    **more: str,
) -> Mail | None:
    """Invented assignments write to nobody."""
    person, request = assignment.interpreter, assignment.request
    if not person.email or assignment.is_demo:
        return None
    words = {**_words(request), "name": person.name, **more}
    return queue_mail(
        key=f"assignment {assignment.pk} {occasion}",
        to_address=person.email,
        to_label=person.name,
        subject=subject % (words | {"when": moment(request.starts_at)}),
        body=body % words,
        about=assignment,
        link=link_name(link) if link else "",
        calendar=calendar,
    )


def _to_institution(
    request: Request, occasion: str, subject: str, body: str, *, link: bool = True, calendar: str = "", **more: str
) -> Mail | None:
    """Invented requests write to nobody."""
    if not request.email or request.is_demo:
        return None
    words = {**_words(request), **more}
    return queue_mail(
        key=f"request {request.pk} {occasion}",
        to_address=request.email,
        to_label=request.contact or request.organisation.name,
        subject=subject % (words | {"when": moment(request.starts_at)}),
        body=body % words,
        about=request,
        link=link_name(Purpose.INSTITUTION) if link else "",
        calendar=calendar,
    )
