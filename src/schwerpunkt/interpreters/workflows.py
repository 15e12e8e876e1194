"""When what is possible: the life of an interpreter, a request and an assignment."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.core import clock
from schwerpunkt.core.words import Words
from schwerpunkt.interpreters.enums import (
    AssignmentState,
    IncomingState,
    InterpreterState,
    Perm,
    RequestState,
    SettlementState,
)
from schwerpunkt.interpreters.models import Assignment, Interpreter, PayingAccount, Request, Settlement
from schwerpunkt.interpreters.queries.settling import shares
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


def needs_its_data(interpreter: Interpreter) -> str | None:
    """Whoever comes back after her data were deleted is taken up anew."""
    if interpreter.forgotten_on:
        return _("Die Angaben sind gelöscht. Nehmen Sie die Person neu auf.")
    return None


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
        Transition(
            "resume",
            _l("Wieder aufnehmen"),
            states(I.PAUSED, I.LEFT),
            I.ACTIVE,
            Perm.EDIT_INTERPRETER,
            (needs_its_data,),
        ),
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
            outcome=_l(
                "Die Einrichtung braucht niemanden mehr. Sie und wer zugesagt hat bekommen eine E-Mail, soweit eine Adresse hinterlegt ist."
            ),
        ),
        Transition(
            "give_up",
            _l("Nicht vermittelt"),
            states(R.OPEN),
            R.UNCOVERED,
            Perm.EDIT_REQUEST,
            outcome=_l(
                "Die Anfrage zählt als nicht vermittelt. Die Einrichtung bekommt eine E-Mail mit dem Grund, soweit eine Adresse hinterlegt ist."
            ),
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
            (A.DECLINED, A.WITHDRAWN, A.GIVEN_BACK, *_OUTCOMES, A.CANCELLED_IN_TIME, A.CANCELLED_LATE),
            _l("niemand mehr"),
        ),
    },
    transitions=(
        Transition(
            "accept",
            _l("Zusage eintragen"),
            states(A.OFFERED, A.DECLINED),
            A.ACCEPTED,
            Perm.ASSIGN_INTERPRETER,
            (needs_nobody_else,),
            _l("Die Anfrage ist damit vermittelt. Andere, die gefragt sind, werden nicht mehr gebraucht."),
        ),
        Transition("decline", _l("Ablehnung eintragen"), states(A.OFFERED), A.DECLINED, Perm.ASSIGN_INTERPRETER),
        Transition(
            "retract",
            _l("Nicht mehr fragen"),
            states(A.OFFERED),
            A.WITHDRAWN,
            Perm.ASSIGN_INTERPRETER,
            outcome=_l("Wer per E-Mail gefragt ist, bekommt Bescheid. Für die Anfrage wird weiter gesucht."),
        ),
        Transition(
            "withdraw",
            _l("Zuteilung zurücknehmen"),
            states(A.ACCEPTED),
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
        Transition("give_back", _l("Kann doch nicht kommen"), states(A.ACCEPTED), A.GIVEN_BACK, Perm.ANSWER_BY_LINK),
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


N = IncomingState


def _incoming_flow(name: str, title: Words, permission: str, accept: Words, outcome: Words) -> Workflow:
    """The life of what came by a public form: the address is confirmed, then staff take it over or decline it."""
    return Workflow(
        name=name,
        title=title,
        states=IncomingState,
        initial=N.UNCONFIRMED,
        owners={
            N.UNCONFIRMED: _l("wer das Formular ausgefüllt hat"),
            N.WAITING: _l("Team"),
            N.ACCEPTED: _l("niemand mehr"),
            N.DECLINED: _l("niemand mehr"),
        },
        transitions=(
            Transition("confirm", _l("Adresse bestätigen"), states(N.UNCONFIRMED), N.WAITING, Perm.WRITE_FROM_OUTSIDE),
            Transition("accept", accept, states(N.WAITING), N.ACCEPTED, permission, outcome=outcome),
            Transition(
                "decline",
                _l("Ablehnen"),
                states(N.WAITING),
                N.DECLINED,
                permission,
                outcome=_l("Der Grund geht per E-Mail an die Person, die geschrieben hat."),
                needs_reason=True,
            ),
        ),
    )


INQUIRY_FLOW = _incoming_flow(
    "interpreting_inquiry",
    _l("Eingegangene Anfrage"),
    Perm.EDIT_REQUEST,
    _l("Übernehmen"),
    _l("Daraus wird eine offene Anfrage. Alle Angaben werden übernommen."),
)
APPLICATION_FLOW = _incoming_flow(
    "interpreting_application",
    _l("Bewerbung"),
    Perm.EDIT_INTERPRETER,
    _l("In den Pool aufnehmen"),
    _l("Alle Angaben werden übernommen. Die Person bekommt eine E-Mail."),
)


def needs_lines(settlement: Settlement) -> str | None:
    """Something is to be paid."""
    return None if settlement.lines.exists() else _("In dieser Abrechnung ist nichts zu bezahlen.")


def needs_paying_account(_settlement: Settlement) -> str | None:
    """The bank wants to know where the money comes from."""
    return None if PayingAccount.objects.exists() else _("Tragen Sie zuerst das Auszahlungskonto Ihres Hauses ein.")


def needs_payable(settlement: Settlement) -> str | None:
    """Everybody has an account, and nobody would have to pay back."""
    found = shares(settlement, settlement.month.year)
    without = [each.interpreter.name for each in found if each.account is None]
    if without:
        return ngettext(
            "Von %(names)s fehlt die Bankverbindung. Tragen Sie sie ein, oder verschieben Sie die Person auf den nächsten Monat.",
            "Von %(names)s fehlt die Bankverbindung. Tragen Sie sie ein, oder verschieben Sie die Personen auf den nächsten Monat.",
            len(without),
        ) % {"names": ", ".join(without)}
    below = [each.interpreter.name for each in found if each.amount < 0]
    if below:
        return _("%(names)s müsste nach einer Korrektur zurückzahlen. Verschieben Sie das auf den nächsten Monat.") % {
            "names": ", ".join(below)
        }
    return None


S = SettlementState
SETTLEMENT_FLOW = Workflow(
    name="settlement",
    title=_l("Abrechnung eines Monats"),
    states=SettlementState,
    initial=S.DRAFT,
    owners={
        S.DRAFT: _l("Team, bis die Beträge geprüft sind"),
        S.RELEASED: _l("Kasse oder Bank"),
        S.PAID: _l("niemand mehr"),
    },
    transitions=(
        Transition(
            "release",
            _l("Freigeben"),
            states(S.DRAFT),
            S.RELEASED,
            Perm.SETTLE,
            (needs_lines, needs_paying_account, needs_payable),
            _l(
                "Beträge und Konten werden festgehalten und ändern sich nicht mehr. Briefe und Zahlungsdatei sind dann fertig."
            ),
        ),
        Transition("pay", _l("Als bezahlt eintragen"), states(S.RELEASED), S.PAID, Perm.SETTLE),
    ),
)
