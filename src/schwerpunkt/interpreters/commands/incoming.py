"""What comes in by the public forms: it is sent, its address is confirmed, and staff take it over or decline it.

Sending and confirming is done by guests (``interpreters.links.visitor_of``), everything else by staff. Invented people get
no mail.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import TypeVar

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.commands import add_organisation
from schwerpunkt.directory.models import CentreMunicipality, Code, Organisation
from schwerpunkt.interpreters.admissibility import Answers
from schwerpunkt.interpreters.commands.people import InterpreterFacts, Known, Spoken, add_interpreter
from schwerpunkt.interpreters.commands.requests import RequestFacts, add_request, wrong_with
from schwerpunkt.interpreters.enums import DayPart, Mobility, Origin, Perm, Verdict
from schwerpunkt.interpreters.links import confirm_until
from schwerpunkt.interpreters.models import Application, Inquiry, Language, Request
from schwerpunkt.interpreters.queries import judged, requests_of
from schwerpunkt.interpreters.receipts import (
    send_confirmation_wish,
    send_overview,
    send_receipt,
    send_refusal,
    send_welcome,
)
from schwerpunkt.interpreters.workflows import APPLICATION_FLOW, INQUIRY_FLOW

T = TypeVar("T", Inquiry, Application)

_TIMES = {
    DayPart.MORNING: (time(8), time(12)),
    DayPart.AFTERNOON: (time(12), time(17)),
    DayPart.EVENING: (time(17), time(20)),
}


@dataclass(frozen=True)
class InquiryFacts:
    """What an institution fills in. It never names the client; ``is_nameless`` says that the writer has made sure."""

    institution: str
    institution_kind: str
    name: str
    email: str
    language: Language
    kind: Code
    starts_at: datetime
    minutes: int
    municipality: CentreMunicipality | None = None
    phone: str = ""
    dialect: str = ""
    is_online: bool = False
    venue: str = ""
    persons: int | None = None
    gender: str = ""
    subject: str = ""
    is_nameless: bool = False


@dataclass(frozen=True)
class ApplicationFacts:
    """What somebody fills in who wants to join the pool: languages with their level, and roughly when there is time."""

    name: str
    email: str
    languages: Sequence[tuple[Language, str]]
    phone: str = ""
    municipality: CentreMunicipality | None = None
    gender: str = ""
    mobility: str = Mobility.TRANSIT
    weekdays: Sequence[int] = ()
    parts: Sequence[str] = ()
    message: str = ""


@command(Perm.WRITE_FROM_OUTSIDE, says=_l("Anfrage über das öffentliche Formular geschickt"))
def receive_inquiry(*, actor: Actor, facts: InquiryFacts, answers: Answers, is_demo: bool = False) -> Inquiry:
    """Keep what an institution sent until its address is confirmed, and ask for that by mail.

    Refuses a talk of the past or without place, a subject that seems to name a client, and what the check bars: the
    rule and the alternative are the refusal.
    """
    problems = wrong_with(
        facts.minutes, facts.subject, facts.venue, is_online=facts.is_online, is_nameless=facts.is_nameless
    )
    if facts.starts_at <= clock.now():
        problems["on"] = _("Der Termin ist vorbei.")
    if problems:
        raise Refused(fields=problems)
    judgement = judged(answers, facts.starts_at, facts.minutes)
    if judgement.is_barred:
        raise Refused(f"{judgement.findings[0].quotation} {judgement.findings[0].alternative}")
    values = _values_of(facts, "is_nameless")
    inquiry = Inquiry(**values, verdict=judgement.verdict, answers=list(judgement.answers), is_demo=is_demo)
    return _begin(inquiry)


@command(Perm.WRITE_FROM_OUTSIDE, says=_l("Bewerbung über das öffentliche Formular geschickt"))
def receive_application(*, actor: Actor, facts: ApplicationFacts, is_demo: bool = False) -> Application:
    """Keep an application until its address is confirmed, and ask for that by mail. Refuses one without a language."""
    if not facts.languages:
        raise Refused(fields={"language": _("Bitte nennen Sie mindestens eine Sprache.")})
    values = _values_of(facts, "languages", "weekdays", "parts")
    application = Application(
        **values,
        languages=[[language.code, str(level)] for language, level in facts.languages],
        weekdays=list(facts.weekdays),
        parts=[str(part) for part in facts.parts],
        is_demo=is_demo,
    )
    return _begin(application)


@command(Perm.WRITE_FROM_OUTSIDE, says=_l("Link zu den eigenen Anfragen geschickt"), is_silent=True)
def ask_for_overview(*, actor: Actor, email: str) -> Request | None:
    """Send whoever has this address the link to its requests; nobody learns whether there are any."""
    request = requests_of(email.strip()).filter(is_demo=False).select_related("centre", "organisation").first()
    if request is not None:
        send_overview(request)
    return request


@command(Perm.WRITE_FROM_OUTSIDE, says=_l("E-Mail-Adresse einer Anfrage bestätigt"), on="inquiry")
def confirm_inquiry(*, actor: Actor, inquiry: Inquiry) -> Inquiry:
    """The address is right: now it counts, and a receipt goes out. Refuses the second time and when time is over."""
    INQUIRY_FLOW.apply(inquiry, "confirm")
    return _confirmed(inquiry)


@command(Perm.WRITE_FROM_OUTSIDE, says=_l("E-Mail-Adresse einer Bewerbung bestätigt"), on="application")
def confirm_application(*, actor: Actor, application: Application) -> Application:
    """The address is right: now it counts, and a receipt goes out. Refuses the second time and when time is over."""
    APPLICATION_FLOW.apply(application, "confirm")
    return _confirmed(application)


@command(Perm.EDIT_REQUEST, says=_l("Eingegangene Anfrage übernommen"), on="inquiry")
def accept_inquiry(*, actor: Actor, inquiry: Inquiry, organisation: Organisation | None = None) -> Inquiry:
    """Make it an open request of the institution; without one a new institution is made of what was written.

    Refuses what is handled already, and a talk that is over.
    """
    INQUIRY_FLOW.apply(inquiry, "accept")
    if organisation is None:
        organisation = add_organisation(
            actor=actor,
            name=inquiry.institution,
            kind=inquiry.institution_kind,
            municipality=inquiry.municipality,
        )
    facts = RequestFacts(
        organisation=organisation,
        contact=inquiry.name,
        is_nameless=True,
        **{
            name: getattr(inquiry, name)
            for name in (
                *("language", "kind", "starts_at", "minutes", "is_online", "venue", "municipality"),
                *("dialect", "persons", "gender", "subject", "phone", "email"),
            )
        },
    )
    request = add_request(actor=actor, facts=facts, is_demo=inquiry.is_demo)
    request.received_on = timezone.localtime(inquiry.sent_at).date()
    request.origin, request.verdict, request.answers = Origin.PUBLIC, inquiry.verdict, inquiry.answers
    request.is_state_money_excluded = inquiry.verdict == Verdict.OWN_MONEY
    request.save()
    inquiry.request = request
    return _closed(inquiry)


@command(Perm.EDIT_REQUEST, says=_l("Eingegangene Anfrage abgelehnt"), on="inquiry")
def decline_inquiry(*, actor: Actor, inquiry: Inquiry, reason: str) -> Inquiry:
    """Say no; the institution learns the reason by mail. Refused without one."""
    INQUIRY_FLOW.apply(inquiry, "decline")
    return _declined(inquiry, reason)


@command(Perm.EDIT_INTERPRETER, says=_l("Bewerbung angenommen"), on="application")
def accept_application(*, actor: Actor, application: Application) -> Application:
    """Take somebody into the pool with everything she wrote, and tell her. Refuses what is handled already."""
    APPLICATION_FLOW.apply(application, "accept")
    spoken = dict(application.languages)
    facts = InterpreterFacts(
        joined_on=clock.today(),
        note=application.message,
        **{
            name: getattr(application, name)
            for name in ("name", "email", "phone", "gender", "municipality", "mobility")
        },
    )
    languages = [Spoken(each, spoken[each.code]) for each in Language.objects.filter(code__in=spoken).order_by("name")]
    slots = [(day, *_TIMES[DayPart(part)]) for day in application.weekdays for part in application.parts]
    application.interpreter = add_interpreter(
        actor=actor, facts=facts, languages=languages, known=Known(slots=slots), is_demo=application.is_demo
    )
    _closed(application)
    if not application.is_demo:
        send_welcome(application)
    return application


@command(Perm.EDIT_INTERPRETER, says=_l("Bewerbung abgelehnt"), on="application")
def decline_application(*, actor: Actor, application: Application, reason: str) -> Application:
    """Say no; the person learns the reason by mail. Refused without one."""
    APPLICATION_FLOW.apply(application, "decline")
    return _declined(application, reason)


def _values_of(facts: InquiryFacts | ApplicationFacts, *but: str) -> dict[str, object]:
    values = {name: getattr(facts, name) for name in facts.__dataclass_fields__ if name not in but}
    return {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}


def _begin(incoming: T) -> T:
    incoming.sent_at = clock.now()
    incoming.reads = (get_language() or "de")[:5]
    incoming.save()
    if not incoming.is_demo:
        send_confirmation_wish(incoming)
    return incoming


def _confirmed(incoming: T) -> T:
    if clock.now() > confirm_until(incoming):
        raise Refused(_("Die Frist ist vorbei. Bitte füllen Sie das Formular noch einmal aus."))
    incoming.confirmed_at = clock.now()
    incoming.save()
    if not incoming.is_demo:
        send_receipt(incoming)
    return incoming


def _closed(incoming: T) -> T:
    incoming.closed_on = clock.today()
    incoming.save()
    return incoming


def _declined(incoming: T, reason: str) -> T:
    if not reason.strip():
        raise Refused(fields={"reason": _("Bitte nennen Sie den Grund; er geht an die Person, die geschrieben hat.")})
    incoming.state_reason = reason.strip()
    _closed(incoming)
    if not incoming.is_demo:
        send_refusal(incoming)
    return incoming
