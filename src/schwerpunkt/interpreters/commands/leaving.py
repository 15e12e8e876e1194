"""The end of what is kept about somebody who has left the pool."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.audit import trail
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.interpreters.enums import AssignmentState, InterpreterState, Mobility, Perm, SettlementState
from schwerpunkt.interpreters.models import (
    Application,
    Assignment,
    BankAccount,
    Confirmation,
    Interpreter,
    Postponement,
    Request,
    Settlement,
)
from schwerpunkt.interpreters.queries.settling import unsettled
from schwerpunkt.messaging.commands import About, forget_mails

_EMPTY = ("email", "phone", "gender", "note")


@dataclass(frozen=True)
class Forgetting:
    """What would be gone, and what would stay: counts, and whether there is a bank account."""

    mails: int
    proofs: int
    times: int
    remarks: int
    has_account: bool
    talks: int
    payouts: int
    unpaid: int


def rehearse_forgetting(interpreter: Interpreter) -> Forgetting:
    """What deleting somebody's data would do; nothing is written."""
    return Forgetting(
        mails=_forget_mails(interpreter, is_rehearsal=True),
        proofs=interpreter.proofs.count(),
        times=interpreter.slots.count() + interpreter.absences.count(),
        remarks=_remarks(interpreter).exclude(impression="", remark="").count(),
        has_account=BankAccount.objects.filter(interpreter=interpreter).exists(),
        talks=interpreter.assignments.count(),
        payouts=interpreter.payouts.count(),
        unpaid=unsettled().filter(interpreter=interpreter).count(),
    )


def why_not_forget(interpreter: Interpreter) -> str | None:
    """Why somebody's data cannot be deleted yet, in words."""
    if interpreter.forgotten_on:
        return _("Die Angaben sind schon gelöscht.")
    if interpreter.state != InterpreterState.LEFT:
        return _("Nur von Ausgeschiedenen lassen sich die Angaben löschen. Wählen Sie zuerst „Ausscheiden lassen“.")
    if interpreter.assignments.filter(state__in=(AssignmentState.OFFERED, AssignmentState.ACCEPTED)).exists():
        return _("Die Person ist noch für ein Gespräch gefragt oder zugeteilt. Nehmen Sie das zuerst zurück.")
    drafts = Settlement.objects.filter(
        Q(lines__interpreter=interpreter) | Q(postponements__interpreter=interpreter), state=SettlementState.DRAFT
    )
    if drafts.exists():
        return _(
            "Einsätze der Person stehen in einem Entwurf der Abrechnung. Geben Sie ihn zuerst frei oder verwerfen Sie ihn."
        )
    return None


@command(Perm.EDIT_INTERPRETER, says=_l("Angaben zu Sprachmittelnden gelöscht"), on="interpreter", is_silent=True)
def forget_interpreter(*, actor: Actor, interpreter: Interpreter) -> Interpreter:
    """Delete what is known of somebody who has left, in the history too; what is counted stays, under no name.

    Languages, home municipality, trainings, the days of joining and leaving, and talks stay for the figures; what was
    paid stays with name and account as long as receipts are kept. Refused before she has left or while a draft of a
    settlement holds talks of hers.
    """
    if refusal := why_not_forget(interpreter):
        raise Refused(refusal)
    _forget_mails(interpreter)
    _forget_application(interpreter)
    _empty_talks(interpreter)
    for parts in (interpreter.proofs, interpreter.slots, interpreter.absences):
        parts.all().delete()
    BankAccount.objects.filter(interpreter=interpreter).delete()
    interpreter.languages.update(dialect="")
    interpreter.not_at.clear()
    for name in _EMPTY:
        setattr(interpreter, name, "")
    interpreter.name = _name(interpreter)
    interpreter.mobility, interpreter.max_km, interpreter.max_per_week = Mobility.CAR, None, None
    interpreter.forgotten_on = clock.today()
    interpreter.save()
    trail.empty(Interpreter, [interpreter.pk], interpreter.name)
    trail.empty(Assignment, _talks(interpreter), "")
    trail.empty(
        Postponement, list(Postponement.objects.filter(interpreter=interpreter).values_list("pk", flat=True)), ""
    )
    return interpreter


def _name(interpreter: Interpreter) -> str:
    return f"Ohne Namen {interpreter.pk}"


def _talks(interpreter: Interpreter) -> list[int]:
    return list(interpreter.assignments.values_list("pk", flat=True))


def _forget_mails(interpreter: Interpreter, *, is_rehearsal: bool = False) -> int:
    """What was written to her, at whatever address, and to institutions about her."""
    talks = interpreter.assignments.values_list("pk", "request_id")
    known = Application.objects.filter(interpreter=interpreter)
    about = (
        About(Interpreter, [interpreter.pk]),
        About(Assignment, [talk for talk, _request in talks]),
        About(Application, list(known.values_list("pk", flat=True))),
        About(Request, [request for _talk, request in talks], interpreter.name),
    )
    return forget_mails([interpreter.email, *known.values_list("email", flat=True)], about, is_rehearsal=is_rehearsal)


def _forget_application(interpreter: Interpreter) -> None:
    """By what she came into the pool."""
    rows = Application.objects.filter(interpreter=interpreter)
    trail.empty(Application, list(rows.values_list("pk", flat=True)), "")
    rows.delete()


def _remarks(interpreter: Interpreter) -> QuerySet[Confirmation]:
    """What both sides said about talks of hers: how one went says something about her, whoever says it."""
    return Confirmation.objects.filter(assignment__interpreter=interpreter)


def _empty_talks(interpreter: Interpreter) -> None:
    """Why she could not come, and how a talk went, says something about her."""
    interpreter.assignments.update(state_reason="")
    _remarks(interpreter).update(impression="", remark="")
