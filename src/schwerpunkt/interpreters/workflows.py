"""When what is possible: the life of an interpreter, a request and an assignment."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.core import clock
from schwerpunkt.interpreters.enums import AssignmentState, InterpreterState, Perm, RequestState
from schwerpunkt.interpreters.models import Assignment, Interpreter, Request
from schwerpunkt.workflow.machine import Transition, Workflow, states


def needs_no_promise(interpreter: Interpreter) -> str | None:
    """Nobody leaves who has promised to come."""
    count = interpreter.assignments.filter(state=AssignmentState.ACCEPTED).count()
    if not count:
        return None
    return ngettext(
        "%(count)s zugesagter Einsatz ist noch offen. Nehmen Sie ihn zuerst zurück, oder tragen Sie sein Ergebnis ein.",
        "%(count)s zugesagte Einsätze sind noch offen. Nehmen Sie sie zuerst zurück, oder tragen Sie ihr Ergebnis ein.",
        count,
    ) % {"count": count}


I = InterpreterState  # noqa: E741  # read as I.ACTIVE in the table below
INTERPRETER_FLOW = Workflow(
    name="interpreter",
    title=_l("Sprachmittelnde"),
    states=InterpreterState,
    initial=I.ACTIVE,
    owners={
        I.ACTIVE: _l("Sprachmittelnde und Team"),
        I.PAUSED: _l("Sprachmittelnde, bis sie wieder Zeit haben"),
        I.LEFT: _l("niemand mehr"),
    },
    transitions=(
        Transition(
            "pause",
            _l("Pausieren"),
            states(I.ACTIVE),
            I.PAUSED,
            Perm.EDIT_INTERPRETER,
            outcome=_l("Wer pausiert, wird nicht vorgeschlagen. Zugesagte Einsätze bleiben."),
        ),
        Transition("resume", _l("Wieder aufnehmen"), states(I.PAUSED, I.LEFT), I.ACTIVE, Perm.EDIT_INTERPRETER),
        Transition(
            "leave",
            _l("Ausscheiden lassen"),
            states(I.ACTIVE, I.PAUSED),
            I.LEFT,
            Perm.EDIT_INTERPRETER,
            (needs_no_promise,),
            _l("Wer ausgeschieden ist, wird nicht vorgeschlagen. Gehaltene Einsätze zählen weiter."),
        ),
    ),
)


def needs_time_left(request: Request) -> str | None:
    """Nobody can be found for a talk that is over."""
    if request.starts_at <= clock.now():
        return _("Der Termin ist vorbei.")
    return None


R = RequestState
REQUEST_FLOW = Workflow(
    name="interpreting_request",
    title=_l("Anfrage nach Sprachmittlung"),
    states=RequestState,
    initial=R.OPEN,
    owners={
        R.OPEN: _l("Team, bis jemand zusagt"),
        R.PLACED: _l("Sprachmittelnde, bis zum Gespräch"),
        R.DONE: _l("niemand mehr"),
        R.FAILED: _l("niemand mehr"),
        R.CANCELLED: _l("niemand mehr"),
        R.UNCOVERED: _l("niemand mehr"),
    },
    transitions=(
        Transition("place", _l("Vermitteln"), states(R.OPEN), R.PLACED, Perm.ASSIGN_INTERPRETER),
        Transition("search_again", _l("Neu suchen"), states(R.PLACED), R.OPEN, Perm.ASSIGN_INTERPRETER),
        Transition("complete", _l("Durchgeführt"), states(R.PLACED), R.DONE, Perm.EDIT_REQUEST),
        Transition("fail", _l("Ausgefallen"), states(R.PLACED), R.FAILED, Perm.EDIT_REQUEST),
        Transition("correct", _l("Ergebnis berichtigen"), states(R.DONE, R.FAILED), R.PLACED, Perm.EDIT_REQUEST),
        Transition(
            "cancel",
            _l("Absagen"),
            states(R.OPEN, R.PLACED),
            R.CANCELLED,
            Perm.EDIT_REQUEST,
            outcome=_l("Die Einrichtung braucht niemanden mehr. Sagen Sie zugesagten Sprachmittelnden Bescheid."),
        ),
        Transition(
            "give_up",
            _l("Nicht vermittelt"),
            states(R.OPEN),
            R.UNCOVERED,
            Perm.EDIT_REQUEST,
            outcome=_l("Die Anfrage zählt als nicht vermittelt. Sagen Sie der Einrichtung Bescheid."),
            needs_reason=True,
        ),
        Transition(
            "reopen",
            _l("Wieder öffnen"),
            states(R.CANCELLED, R.UNCOVERED),
            R.OPEN,
            Perm.EDIT_REQUEST,
            (needs_time_left,),
            _l("Die Suche beginnt von vorn."),
        ),
    ),
)


def needs_begun(assignment: Assignment) -> str | None:
    """An outcome can be told once the talk has begun."""
    if assignment.starts_at > clock.now():
        return _("Das Gespräch hat noch nicht begonnen.")
    return None


def needs_nobody_else(assignment: Assignment) -> str | None:
    """Nobody else has promised."""
    if assignment.request.state != RequestState.OPEN:
        return _(
            "Für diese Anfrage wird niemand mehr gesucht: Inzwischen hat jemand anderes zugesagt, oder sie ist beendet."
        )
    return None


A = AssignmentState
_OUTCOMES = (A.HELD, A.STOPPED, A.CLIENT_ABSENT, A.INTERPRETER_ABSENT)
ASSIGNMENT_FLOW = Workflow(
    name="assignment",
    title=_l("Einsatz"),
    states=AssignmentState,
    initial=A.OFFERED,
    owners={
        A.OFFERED: _l("Sprachmittelnde"),
        A.ACCEPTED: _l("Sprachmittelnde, danach das Team"),
        **dict.fromkeys(
            (A.DECLINED, A.WITHDRAWN, *_OUTCOMES, A.CANCELLED_IN_TIME, A.CANCELLED_LATE), _l("niemand mehr")
        ),
    },
    transitions=(
        Transition(
            "accept",
            _l("Zusage eintragen"),
            states(A.OFFERED),
            A.ACCEPTED,
            Perm.ASSIGN_INTERPRETER,
            (needs_nobody_else,),
            _l("Die Anfrage ist damit vermittelt. Andere, die gefragt sind, werden nicht mehr gebraucht."),
        ),
        Transition("decline", _l("Ablehnung eintragen"), states(A.OFFERED), A.DECLINED, Perm.ASSIGN_INTERPRETER),
        Transition(
            "withdraw",
            _l("Zuteilung zurücknehmen"),
            states(A.OFFERED, A.ACCEPTED),
            A.WITHDRAWN,
            Perm.ASSIGN_INTERPRETER,
            outcome=_l("Die Anfrage ist dann wieder offen, und Sie können jemand anderen zuteilen."),
            needs_reason=True,
        ),
        Transition("hold", _l("Gehalten"), states(A.ACCEPTED), A.HELD, Perm.EDIT_REQUEST, (needs_begun,)),
        Transition("stop", _l("Abgebrochen"), states(A.ACCEPTED), A.STOPPED, Perm.EDIT_REQUEST, (needs_begun,)),
        Transition(
            "miss_client",
            _l("Ratsuchende kamen nicht"),
            states(A.ACCEPTED),
            A.CLIENT_ABSENT,
            Perm.EDIT_REQUEST,
            (needs_begun,),
        ),
        Transition(
            "miss_interpreter",
            _l("Sprachmittelnde kamen nicht"),
            states(A.ACCEPTED),
            A.INTERPRETER_ABSENT,
            Perm.EDIT_REQUEST,
            (needs_begun,),
        ),
        Transition(
            "cancel_in_time", _l("Rechtzeitig abgesagt"), states(A.ACCEPTED), A.CANCELLED_IN_TIME, Perm.EDIT_REQUEST
        ),
        Transition("cancel_late", _l("Zu spät abgesagt"), states(A.ACCEPTED), A.CANCELLED_LATE, Perm.EDIT_REQUEST),
        Transition(
            "correct",
            _l("Ergebnis berichtigen"),
            states(*_OUTCOMES),
            A.ACCEPTED,
            Perm.EDIT_REQUEST,
            outcome=_l("Das eingetragene Ergebnis wird gelöscht. Tragen Sie danach das richtige ein."),
            needs_reason=True,
        ),
    ),
)
