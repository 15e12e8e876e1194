"""Asking interpreters by mail, one or in waves, and what they answer by their link."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.interpreters import letters
from schwerpunkt.interpreters.commands.assigning import accept, asked, search_again
from schwerpunkt.interpreters.dated import OFFER_HOURS, WAVE_MINUTES, WAVE_SIZES
from schwerpunkt.interpreters.enums import AssignmentState, Perm, RequestState
from schwerpunkt.interpreters.models import Assignment, Interpreter, Request
from schwerpunkt.interpreters.queries import proposal_for
from schwerpunkt.interpreters.workflows import ASSIGNMENT_FLOW, needs_nobody_else
from schwerpunkt.parameters.queries import at


@command(Perm.ASSIGN_INTERPRETER, says=_l("Sprachmittelnde per E-Mail gefragt"), within="request")
def offer_to(*, actor: Actor, request: Request, interpreter: Interpreter) -> Assignment:
    """Ask one person by mail. Refuses one without address or asked already, and a request nobody is sought for."""
    if not interpreter.email:
        raise Refused(
            _("Für %(name)s ist keine E-Mail-Adresse hinterlegt. Rufen Sie an, und tragen Sie die Antwort ein.")
            % {"name": interpreter.name}
        )
    if request.assignments.filter(interpreter=interpreter, state=AssignmentState.OFFERED).exists():
        raise Refused(_("%(name)s ist schon gefragt.") % {"name": interpreter.name})
    return _offer(request, interpreter)


@command(Perm.ASSIGN_INTERPRETER, says=_l("Suche per E-Mail begonnen"), on="request")
def start_search(*, actor: Actor, request: Request) -> Request:
    """Ask the best of those who can come, and go on with the next ones until somebody comes.

    Refuses a request nobody is sought for, a talk that is over, and when nobody who can come has an address.
    """
    if request.state != RequestState.OPEN:
        raise Refused(_("Für diese Anfrage wird niemand mehr gesucht."))
    if request.starts_at <= clock.now():
        raise Refused(_("Der Termin ist vorbei."))
    request.wave = 0
    if not _next_wave(request):
        raise Refused(_("Niemand, der kommen kann und noch nicht gefragt ist, hat eine E-Mail-Adresse hinterlegt."))
    return request


@command(Perm.ASSIGN_INTERPRETER, says=_l("Suche per E-Mail angehalten"), on="request")
def stop_search(*, actor: Actor, request: Request) -> Request:
    """Ask nobody further by itself; who was asked can still answer."""
    request.next_wave_at = None
    request.save()
    return request


@command(Perm.ASSIGN_INTERPRETER, says=_l("Die nächsten gefragt (von selbst)"), on="request")
def continue_search(*, actor: Actor, request: Request) -> Request:
    """The job: ask the next ones when their time has come; stops when nobody is left to ask or the talk begins."""
    if request.next_wave_at is not None and request.next_wave_at <= clock.now():
        _go_on(request)
    return request


@command(Perm.ANSWER_BY_LINK, says=_l("Zugesagt (über den Link)"), on="assignment")
def accept_by_link(*, actor: Actor, assignment: Assignment) -> Assignment:
    """The person asked says she comes. The first one does; everybody later is refused in words.

    A link answers once: whoever has said no tells the centre, which notes that she comes after all.
    """
    if assignment.state == AssignmentState.ACCEPTED:
        return assignment
    if assignment.state == AssignmentState.DECLINED:
        raise Refused(_("Sie können doch kommen? Melden Sie sich beim Zentrum."))
    if refusal := needs_nobody_else(assignment):
        raise Refused(refusal)
    accept(assignment)
    return assignment


@command(Perm.ANSWER_BY_LINK, says=_l("Abgelehnt (über den Link)"), on="assignment")
def decline_by_link(*, actor: Actor, assignment: Assignment) -> Assignment:
    """The person asked says she cannot. When everybody asked has said so, the next ones are asked at once."""
    if assignment.state == AssignmentState.DECLINED:
        return assignment
    ASSIGNMENT_FLOW.apply(assignment, "decline")
    assignment.answered_at = clock.now()
    assignment.save()
    request = assignment.request
    if request.next_wave_at and not request.assignments.filter(state=AssignmentState.OFFERED).exists():
        _go_on(request)
    return assignment


@command(Perm.ANSWER_BY_LINK, says=_l("Kann doch nicht kommen (über den Link)"), on="assignment")
def give_back_by_link(*, actor: Actor, assignment: Assignment, reason: str = "") -> Assignment:
    """Whoever promised cannot come; the search begins anew by itself. Refused once the talk has begun."""
    if assignment.starts_at <= clock.now():
        raise Refused(_("Das Gespräch hat schon begonnen. Bitte rufen Sie das Zentrum an."))
    ASSIGNMENT_FLOW.apply(assignment, "give_back")
    assignment.cancelled_at, assignment.state_reason = clock.now(), reason.strip()[:500]
    assignment.save()
    search_again(assignment)
    letters.say_searching_again(assignment.request)
    assignment.request.wave = 0
    _next_wave(assignment.request)
    return assignment


def wave_sizes(request: Request) -> tuple[int, ...]:
    """How many are asked at once, wave by wave, by the rule of today; at least one each."""
    numbers: Sequence[str] = at(WAVE_SIZES.code, clock.today()).value.split(",")
    return tuple(max(1, int(part)) for part in numbers if part.strip().isdecimal()) or (1,)


def _go_on(request: Request) -> None:
    if request.state != RequestState.OPEN or request.starts_at <= clock.now() or not _next_wave(request):
        request.next_wave_at = None
        request.save()


def _next_wave(request: Request) -> bool:
    """Ask the next ones; whether there was anybody to ask."""
    known = set(request.assignments.values_list("interpreter", flat=True))
    keys = [each.person.key for each in proposal_for(request).candidates if each.person.key not in known]
    people = {each.pk: each for each in Interpreter.objects.filter(pk__in=keys).exclude(email="")}
    sizes = wave_sizes(request)
    chosen = [people[key] for key in keys if key in people][: sizes[min(request.wave, len(sizes) - 1)]]
    if not chosen:
        return False
    for person in chosen:
        _offer(request, person)
    request.wave += 1
    request.next_wave_at = clock.now() + timedelta(minutes=at(WAVE_MINUTES.code, clock.today()).value)
    request.save()
    return True


def _offer(request: Request, interpreter: Interpreter) -> Assignment:
    assignment = asked(request, interpreter, is_demo=False)
    if refusal := needs_nobody_else(assignment):
        raise Refused(refusal)
    assignment.answer_until = _until(request)
    assignment.save()
    letters.offer_talk(assignment)
    return assignment


def _until(request: Request) -> datetime:
    hours = at(OFFER_HOURS.code, clock.today()).value
    return min(clock.now() + timedelta(hours=hours), request.starts_at)
