"""Asking interpreters, assigning them, and what came of it."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command, replacing
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.interpreters import letters
from schwerpunkt.interpreters.candidates import busy_time, way_of
from schwerpunkt.interpreters.commands.requests import withdraw_offers
from schwerpunkt.interpreters.enums import BINDING, TOOK_PLACE, AssignmentState, InterpreterState, Perm
from schwerpunkt.interpreters.models import Assignment, Interpreter, Request
from schwerpunkt.interpreters.queries import talk_of
from schwerpunkt.interpreters.travel import travel_on
from schwerpunkt.interpreters.workflows import ASSIGNMENT_FLOW, REQUEST_FLOW, needs_nobody_else

_OUTCOMES = {
    AssignmentState.HELD: "hold",
    AssignmentState.STOPPED: "stop",
    AssignmentState.CLIENT_ABSENT: "miss_client",
    AssignmentState.INTERPRETER_ABSENT: "miss_interpreter",
}
_LONGEST = timedelta(hours=12)


@command(Perm.ASSIGN_INTERPRETER, says=_l("Sprachmittelnde zugeteilt"), within="request")
def assign_interpreter(
    *, actor: Actor, request: Request, interpreter: Interpreter, is_demo: bool = False
) -> Assignment:
    """Somebody goes to the talk: she has promised, or is sent. Who else was asked is not needed any more.

    Refuses when somebody else is going already, when the talk is over or the person has left, and when she would be in
    two places at overlapping times, the way included; the database holds that last rule, too.
    """
    found = replacing(request.assignments.filter(interpreter=interpreter, state=AssignmentState.OFFERED).first())
    assignment = found or asked(request, interpreter, is_demo=is_demo)
    if found is None and (refusal := needs_nobody_else(assignment)):
        raise Refused(refusal)
    accept(assignment)
    return assignment


@command(Perm.ASSIGN_INTERPRETER, says=_l("Sprachmittelnde gefragt"), within="request")
def ask_interpreter(*, actor: Actor, request: Request, interpreter: Interpreter, is_demo: bool = False) -> Assignment:
    """Note that somebody was asked. Refuses one who is asked already, and a request nobody is sought for."""
    if request.assignments.filter(interpreter=interpreter, state=AssignmentState.OFFERED).exists():
        raise Refused(_("%(name)s ist schon gefragt.") % {"name": interpreter.name})
    assignment = asked(request, interpreter, is_demo=is_demo)
    if refusal := needs_nobody_else(assignment):
        raise Refused(refusal)
    assignment.save()
    return assignment


@command(Perm.ASSIGN_INTERPRETER, says=_l("Zusage eingetragen"), on="assignment")
def accept_offer(*, actor: Actor, assignment: Assignment) -> Assignment:
    """Somebody who was asked will come. The first one does; everybody later is refused."""
    if assignment.state != AssignmentState.ACCEPTED and (refusal := needs_nobody_else(assignment)):
        raise Refused(refusal)
    accept(assignment)
    return assignment


@command(Perm.ASSIGN_INTERPRETER, says=_l("Ablehnung eingetragen"), on="assignment")
def decline_offer(*, actor: Actor, assignment: Assignment) -> Assignment:
    """Somebody who was asked will not come."""
    ASSIGNMENT_FLOW.apply(assignment, "decline")
    assignment.answered_at = clock.now()
    assignment.save()
    return assignment


@command(Perm.ASSIGN_INTERPRETER, says=_l("Zuteilung zurückgenommen"), on="assignment")
def withdraw_assignment(*, actor: Actor, assignment: Assignment, reason: str) -> Assignment:
    """She will not come after all, or not she is to come; the request is open again. Needs a reason."""
    if not reason.strip():
        raise Refused(fields={"reason": _("Bitte nennen Sie den Grund; er steht später im Verlauf.")})
    ASSIGNMENT_FLOW.apply(assignment, "withdraw")
    assignment.state_reason = reason.strip()
    assignment.save()
    search_again(assignment)
    letters.say_cancelled(assignment)
    return assignment


@command(Perm.ASSIGN_INTERPRETER, says=_l("Frage zurückgenommen"), on="assignment")
def retract_offer(*, actor: Actor, assignment: Assignment) -> Assignment:
    """Somebody who was asked and has not answered is not needed; whoever was asked by mail is told."""
    ASSIGNMENT_FLOW.apply(assignment, "retract")
    assignment.save()
    if assignment.answer_until is not None:
        letters.say_not_needed(assignment)
    return assignment


@command(Perm.EDIT_REQUEST, says=_l("Ergebnis eines Einsatzes eingetragen"), on="assignment")
def record_outcome(
    *,
    actor: Actor,
    assignment: Assignment,
    outcome: str,
    held_from: datetime | None = None,
    held_until: datetime | None = None,
) -> Assignment:
    """What came of a talk: held or stopped, with the times, or one side did not come.

    Refuses before it has begun, times that end before they begin, lie in the future or are longer than half a day, and
    a talk that took place without times.
    """
    settle_outcome(assignment, outcome, held_from, held_until)
    return assignment


@command(Perm.EDIT_REQUEST, says=_l("Ergebnis eines Einsatzes berichtigt"), on="assignment")
def correct_outcome(*, actor: Actor, assignment: Assignment, reason: str) -> Assignment:
    """Take a wrong outcome back, so that the right one can be entered. Needs a reason."""
    if not reason.strip():
        raise Refused(fields={"reason": _("Bitte nennen Sie den Grund; er steht später im Verlauf.")})
    ASSIGNMENT_FLOW.apply(assignment, "correct")
    _refuse_two_places(assignment)
    assignment.held_from = assignment.held_until = None
    assignment.held_minutes = 0
    assignment.save()
    REQUEST_FLOW.apply(assignment.request, "correct")
    assignment.request.closed_on = None
    assignment.request.save()
    return assignment


def settle_outcome(
    assignment: Assignment, outcome: str, held_from: datetime | None, held_until: datetime | None
) -> None:
    """Write what came of a talk; for commands. Refuses as ``record_outcome`` does."""
    ASSIGNMENT_FLOW.apply(assignment, _OUTCOMES[AssignmentState(outcome)])
    took_place = outcome in TOOK_PLACE
    if took_place:
        _set_times(assignment, held_from, held_until)
    assignment.save()
    REQUEST_FLOW.apply(assignment.request, "complete" if took_place else "fail")
    assignment.request.closed_on = timezone.localtime(assignment.starts_at).date()
    assignment.request.save()


def asked(request: Request, interpreter: Interpreter, *, is_demo: bool) -> Assignment:
    """A new assignment with its way, not yet saved; for commands. Refuses who has left, and a talk that has begun."""
    interpreter = _in_pool(interpreter.pk)
    if request.starts_at <= clock.now():
        raise Refused(_("Der Termin ist vorbei."))
    talk = talk_of(request)
    home = interpreter.municipality.ags if interpreter.municipality else ""
    way = way_of(home, talk, travel_on(timezone.localtime(request.starts_at).date()))
    busy_from, busy_until = busy_time(talk, way)
    return Assignment(
        request=request,
        interpreter=interpreter,
        asked_at=clock.now(),
        starts_at=request.starts_at,
        busy_from=busy_from,
        busy_until=busy_until,
        way_km=way.km,
        way_minutes=way.minutes,
        is_demo=is_demo,
    )


def _in_pool(key: int) -> Interpreter:
    """The person, read anew and locked: she may just have left. Refused when she has."""
    found = Interpreter.objects.select_for_update(of=("self",)).select_related("municipality").get(pk=key)
    if found.state == InterpreterState.LEFT:
        raise Refused(_("%(name)s ist aus dem Pool ausgeschieden.") % {"name": found.name})
    return found


def accept(assignment: Assignment) -> None:
    """She goes, and everybody concerned is told; for commands. Refuses who has left."""
    request = assignment.request
    _in_pool(assignment.interpreter_id)
    ASSIGNMENT_FLOW.apply(assignment, "accept")
    _refuse_two_places(assignment)
    assignment.answered_at = clock.now()
    assignment.save()
    REQUEST_FLOW.apply(request, "place")
    request.next_wave_at = None
    _note_first_promise(request)
    request.save()
    withdraw_offers(request, but=assignment)
    if request.starts_at > clock.now() and not assignment.is_demo:
        letters.say_assigned(assignment)
        letters.say_found(assignment)


def _note_first_promise(request: Request) -> None:
    """How long it took to find somebody; a later promise, after somebody gave hers back, does not change it."""
    if request.fill_hours is None and request.sought_since is not None:
        passed = max(clock.now() - request.sought_since, timedelta())
        request.fill_hours = (Decimal(passed // timedelta(seconds=1)) / 3600).quantize(Decimal("0.01"))


def search_again(assignment: Assignment) -> None:
    """The request of an assignment nobody goes to any more is open again; for commands."""
    REQUEST_FLOW.apply(assignment.request, "search_again")
    assignment.request.save()


def _refuse_two_places(assignment: Assignment) -> None:
    """The sentence for what the database would refuse without one."""
    other = (
        Assignment.objects.filter(
            interpreter=assignment.interpreter_id,
            state__in=BINDING,
            busy_from__lt=assignment.busy_until,
            busy_until__gt=assignment.busy_from,
        )
        .exclude(pk=assignment.pk)
        .first()
    )
    if other is not None:
        raise Refused(
            _("%(name)s hat um diese Zeit einen anderen Einsatz: unterwegs von %(since)s bis %(until)s Uhr.")
            % {
                "name": assignment.interpreter.name,
                "since": f"{timezone.localtime(other.busy_from):%H:%M}",
                "until": f"{timezone.localtime(other.busy_until):%H:%M}",
            }
        )


def _set_times(assignment: Assignment, held_from: datetime | None, held_until: datetime | None) -> None:
    assignment.held_from, assignment.held_until = since, until = checked_times(held_from, held_until)
    assignment.held_minutes = round((until - since).total_seconds() / 60)


def checked_times(held_from: datetime | None, held_until: datetime | None) -> tuple[datetime, datetime]:
    """The times a talk took; refuses what cannot be, at the fields ``begins`` and ``ends``."""
    problems: dict[str, str] = {}
    if held_from is None:
        problems["begins"] = _("Bitte nennen Sie den Beginn.")
    if held_until is None:
        problems["ends"] = _("Bitte nennen Sie das Ende.")
    elif held_until > clock.now():
        problems["ends"] = _("Der Zeitpunkt liegt in der Zukunft.")
    elif held_from is not None and not timedelta() < held_until - held_from <= _LONGEST:
        problems["ends"] = _("Das Ende liegt vor dem Beginn, oder mehr als zwölf Stunden danach.")
    if problems or held_from is None or held_until is None:
        raise Refused(fields=problems)
    return held_from, held_until
