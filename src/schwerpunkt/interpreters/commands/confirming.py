"""What both sides say about a talk when it is over, and the mails around it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command, replacing
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.interpreters import letters
from schwerpunkt.interpreters.commands.assigning import checked_times, settle_outcome
from schwerpunkt.interpreters.dated import TOLERANCE
from schwerpunkt.interpreters.enums import TOOK_PLACE, AssignmentState, Perm, Side
from schwerpunkt.interpreters.models import Assignment, Confirmation
from schwerpunkt.interpreters.workflows import needs_begun
from schwerpunkt.parameters.queries import at


@dataclass(frozen=True)
class Told:
    """What one side says: what became of the talk, the times if it took place, and how it went."""

    outcome: str
    held_from: datetime | None = None
    held_until: datetime | None = None
    impression: str = ""
    remark: str = ""


@command(Perm.ANSWER_BY_LINK, says=_l("Gespräch bestätigt (über den Link)"), within="assignment")
def confirm_talk(*, actor: Actor, assignment: Assignment, side: str, told: Told) -> Confirmation:
    """One side says how the talk was, or corrects what it said; when both agree, that is the outcome.

    Refuses before the talk has begun, times that cannot be, and when the outcome stands already.
    """
    if assignment.state != AssignmentState.ACCEPTED:
        raise Refused(_("Für dieses Gespräch steht das Ergebnis schon fest. Bitte rufen Sie das Zentrum an."))
    if refusal := needs_begun(assignment):
        raise Refused(refusal)
    times = checked_times(told.held_from, told.held_until) if told.outcome in TOOK_PLACE else (None, None)
    found = replacing(assignment.confirmations.filter(side=side).first()) or Confirmation(
        assignment=assignment, side=side
    )
    found.outcome, (found.held_from, found.held_until) = told.outcome, times
    found.impression, found.remark, found.given_at = told.impression, told.remark.strip(), clock.now()
    found.save()
    other = assignment.confirmations.exclude(side=side).first()
    if other is not None and agree(found, other, tolerance_on(assignment)):
        # Both are within the tolerance; whoever interpreted is paid by her own times.
        settle_outcome(assignment, found.outcome, *_times_of(found, other))
    return found


def agree(one: Confirmation, other: Confirmation, tolerance: timedelta) -> bool:
    """Whether both sides say the same, times within the tolerance."""
    if one.outcome != other.outcome:
        return False
    pairs = ((one.held_from, other.held_from), (one.held_until, other.held_until))
    return all(first is None or second is None or abs(first - second) <= tolerance for first, second in pairs)


def tolerance_on(assignment: Assignment) -> timedelta:
    """How far apart the times of both sides may lie, by the rule of the day of the talk."""
    return timedelta(minutes=at(TOLERANCE.code, assignment.starts_at.date()).value)


@command(Perm.ASSIGN_INTERPRETER, says=_l("An das Gespräch erinnert (von selbst)"), on="assignment")
def remind_of_talk(*, actor: Actor, assignment: Assignment) -> Assignment:
    """The job: remind both sides the day before, once; nobody who does not go any more."""
    if assignment.state != AssignmentState.ACCEPTED:
        return assignment
    letters.remind_interpreter(assignment)
    if not assignment.is_demo:
        letters.remind_institution(assignment)
    return assignment


@command(Perm.ASSIGN_INTERPRETER, says=_l("Um Bestätigung gebeten (von selbst)"), on="assignment")
def ask_how_it_was(*, actor: Actor, assignment: Assignment) -> Assignment:
    """The job: ask both sides for the times when the talk is over, once; nobody who does not go any more."""
    if assignment.state != AssignmentState.ACCEPTED:
        return assignment
    letters.ask_interpreter_how_it_was(assignment)
    if not assignment.is_demo:
        letters.ask_institution_how_it_was(assignment)
    return assignment


def _times_of(one: Confirmation, other: Confirmation) -> tuple[datetime | None, datetime | None]:
    own = one if one.side == Side.INTERPRETER else other
    return own.held_from, own.held_until
