"""The month's settlement: draw up, release, pay; and what is corrected afterwards."""

from datetime import date
from decimal import Decimal

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import override

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command, replacing
from schwerpunkt.core import clock
from schwerpunkt.core.dates import add_months
from schwerpunkt.core.errors import Refused
from schwerpunkt.interpreters.enums import BudgetKind, Perm, SettlementState
from schwerpunkt.interpreters.models import (
    Assignment,
    Interpreter,
    Payout,
    Postponement,
    Request,
    Settlement,
    SettlementLine,
)
from schwerpunkt.interpreters.queries.settling import (
    needs_state_money_allowed,
    paying_account,
    shares,
    unsettled,
    worth,
)
from schwerpunkt.interpreters.workflows import SETTLEMENT_FLOW
from schwerpunkt.ui.formats import money


@command(Perm.SETTLE, says=_l("Monat abgerechnet"), within="centre")
def settle_month(*, actor: Actor, month: date, is_demo: bool = False) -> Settlement:
    """The draft of a month: every talk up to its end that is to be paid and in no settlement yet.

    Doing it again gives the same draft, reckoned anew. Refuses a month to come, one that is released, and one for which
    there is nothing to pay; also a day without tariff.
    """
    month = month.replace(day=1)
    if month > clock.today():
        raise Refused(fields={"month": _("Der Monat hat noch nicht begonnen.")})
    settlement = replacing(Settlement.objects.filter(month=month).first()) or Settlement(month=month, is_demo=is_demo)
    if settlement.state != SettlementState.DRAFT:
        raise Refused(
            fields={
                "month": _("%(month)s ist schon freigegeben. Was noch fehlt, kommt in die nächste Abrechnung.")
                % {"month": settlement}
            }
        )
    if settlement._state.adding:
        settlement.save()
    _reckon(settlement)
    if not settlement.lines.exists() and not settlement.postponements.exists():
        raise Refused(fields={"month": _("Bis zum Ende dieses Monats ist nichts abzurechnen.")})
    return settlement


@command(Perm.SETTLE, says=_l("Abrechnung neu berechnet"), on="settlement")
def refresh_settlement(*, actor: Actor, settlement: Settlement) -> Settlement:
    """Reckon a draft anew, with what has changed since. Refuses one that is released."""
    _refuse_locked(settlement)
    _reckon(settlement)
    return settlement


@command(Perm.SETTLE, says=_l("Abrechnung freigegeben"), on="settlement")
def release_settlement(*, actor: Actor, settlement: Settlement) -> Settlement:
    """Lock the settlement; from now on the database lets nobody change it. Keeps who gets how much on which account.

    Refuses when somebody has no account or would have to pay back, when the centre's own account is missing, when
    nothing is to be paid, and when a talk, a tariff or a training has changed since the draft was reckoned.
    """
    before = _standing(settlement)
    SETTLEMENT_FLOW.apply(settlement, "release")
    _reckon(settlement)
    if _standing(settlement) != before:
        raise Refused(
            _(
                "Seit der Berechnung hat sich etwas geändert. Wählen Sie „Neu berechnen“ und prüfen Sie die Beträge noch einmal."
            )
        )
    for each in shares(settlement, clock.today().year):
        if each.account is None:  # the guard of the workflow has seen one; it is gone by now
            raise Refused(_("%(name)s hat keine Bankverbindung.") % {"name": each.interpreter.name})
        Payout(
            settlement=settlement,
            interpreter=each.interpreter,
            name=each.interpreter.name,
            amount=each.amount,
            holder=each.account.holder,
            iban=each.account.iban,
            bic=each.account.bic,
        ).save()
    if (payer := paying_account()) is not None:  # the guard of the workflow has seen it
        settlement.payer_holder, settlement.payer_iban, settlement.payer_bic = payer.holder, payer.iban, payer.bic
    settlement.released_at = clock.now()
    settlement.save()
    return settlement


@command(Perm.SETTLE, says=_l("Abrechnung bezahlt"), on="settlement")
def mark_paid(*, actor: Actor, settlement: Settlement, paid_on: date) -> Settlement:
    """The bank has paid. Refuses a day to come and one before the release."""
    if paid_on > clock.today():
        raise Refused(fields={"paid_on": _("Der Tag liegt in der Zukunft.")})
    SETTLEMENT_FLOW.apply(settlement, "pay")
    if settlement.released_at is not None and paid_on < timezone.localtime(settlement.released_at).date():
        raise Refused(fields={"paid_on": _("An diesem Tag war die Abrechnung noch nicht freigegeben.")})
    settlement.paid_on = paid_on
    settlement.save()
    return settlement


@command(Perm.SETTLE, says=_l("Person auf den nächsten Monat verschoben"), within="settlement")
def postpone(*, actor: Actor, settlement: Settlement, interpreter: Interpreter, reason: str) -> Postponement:
    """Her talks wait for the next settlement. Needs a reason; refuses a released settlement and doing it twice."""
    _refuse_locked(settlement)
    if not reason.strip():
        raise Refused(fields={"reason": _("Bitte nennen Sie den Grund; er steht später im Verlauf.")})
    if settlement.postponements.filter(interpreter=interpreter).exists():
        raise Refused(_("%(name)s ist schon verschoben.") % {"name": interpreter.name})
    if not settlement.lines.filter(interpreter=interpreter).exists():
        raise Refused(_("%(name)s kommt in dieser Abrechnung nicht vor.") % {"name": interpreter.name})
    made = Postponement(settlement=settlement, interpreter=interpreter, reason=reason.strip())
    made.save()
    corrections = settlement.lines.filter(interpreter=interpreter, is_correction=True)
    if corrections.exists():
        corrections.update(settlement=_draft_from(add_months(settlement.month, 1)))
    _reckon(settlement)
    return made


@command(Perm.SETTLE, says=_l("Verschiebung zurückgenommen"), on="postponement")
def include_again(*, actor: Actor, postponement: Postponement) -> Postponement:
    """Her talks are in this settlement after all. Refuses a released one."""
    _refuse_locked(postponement.settlement)
    postponement.delete()
    _reckon(postponement.settlement)
    return postponement


@command(Perm.SETTLE, says=_l("Abgerechneter Einsatz korrigiert"), within="centre")
def correct_line(*, actor: Actor, assignment: Assignment, amount: Decimal, reason: str) -> SettlementLine:
    """What a settled talk should have cost: the difference becomes a line of the open draft, which is made if need be.

    What is released stays as it is. Refuses without a reason, without a difference, and a talk that is not settled.
    """
    if not reason.strip():
        raise Refused(fields={"reason": _("Bitte nennen Sie den Grund; er steht auf dem Abrechnungsbrief.")})
    first = (
        SettlementLine.objects.filter(assignment=assignment, is_correction=False)
        .exclude(settlement__state=SettlementState.DRAFT)
        .select_related("interpreter", "tariff")
        .first()
    )
    if first is None:
        raise Refused(_("Dieser Einsatz ist noch nicht abgerechnet. Berichtigen Sie sein Ergebnis."))
    paid = SettlementLine.objects.filter(assignment=assignment).aggregate(total=Sum("amount"))["total"]
    if amount == paid:
        raise Refused(fields={"amount": _("So viel ist schon abgerechnet.")})
    with override("de"):
        words = _("Korrektur: bisher %(paid)s, richtig %(amount)s. %(reason)s") % {
            "paid": money(paid),
            "amount": money(amount),
            "reason": reason.strip(),
        }
    line = SettlementLine(
        settlement=_open_draft(),
        assignment=assignment,
        interpreter=first.interpreter,
        tariff=first.tariff,
        budget=first.budget,
        on=first.on,
        amount=amount - paid,
        words=words,
        is_correction=True,
    )
    line.save()
    return line


@command(Perm.SETTLE, says=_l("Korrektur gelöscht"), on="line")
def remove_correction(*, actor: Actor, line: SettlementLine) -> SettlementLine:
    """Take a correction out of a draft. Refuses one that is released, and a line that is no correction."""
    _refuse_locked(line.settlement)
    if not line.is_correction:
        raise Refused(_("Dieser Posten ist keine Korrektur. Er folgt aus dem Einsatz."))
    line.delete()
    return line


@command(Perm.EDIT_REQUEST, says=_l("Mittel einer Anfrage gewählt"), on="request")
def charge_request(*, actor: Actor, request: Request, budget: str) -> Request:
    """Out of which money the talk is paid. Refuses state money where it is not allowed, and a talk settled for good."""
    if budget == BudgetKind.STATE and (refusal := needs_state_money_allowed(request)):
        raise Refused(fields={"budget": refusal})
    locked = SettlementLine.objects.filter(assignment__request=request).exclude(settlement__state=SettlementState.DRAFT)
    if locked.exists():
        raise Refused(_("Dieses Gespräch ist schon abgerechnet."))
    request.budget = budget
    request.save()
    return request


def _open_draft() -> Settlement:
    """The latest draft, or a new one for the first month from now on that is not released."""
    found = Settlement.objects.filter(state=SettlementState.DRAFT).order_by("-month").first()
    return _draft_from(clock.today().replace(day=1)) if found is None else found


def _draft_from(month: date) -> Settlement:
    """The draft of that month, or of the first later one that is not released; made if need be."""
    taken = {each.month: each for each in Settlement.objects.filter(month__gte=month)}
    while month in taken and taken[month].state != SettlementState.DRAFT:
        month = add_months(month, 1)
    if month in taken:
        return taken[month]
    made = Settlement(month=month)
    made.save()
    return made


def _reckon(settlement: Settlement) -> None:
    """Write the lines of a draft anew; corrections stay."""
    settlement.lines.filter(is_correction=False).delete()
    waiting = list(settlement.postponements.values_list("interpreter", flat=True))
    rows = unsettled(before=add_months(settlement.month, 1)).exclude(interpreter__in=waiting)
    SettlementLine.objects.bulk_create(
        SettlementLine(
            centre=settlement.centre,
            settlement=settlement,
            assignment=each.assignment,
            interpreter=each.assignment.interpreter,
            tariff=each.tariff,
            budget=each.budget,
            on=each.on,
            minutes=each.minutes,
            amount=each.due.amount,
            words=each.due.words,
        )
        for each in worth(rows.order_by("starts_at", "pk"))
    )


def _standing(settlement: Settlement) -> list[tuple[int, int, str, Decimal]]:
    rows = settlement.lines.order_by("assignment", "is_correction", "amount")
    return list(rows.values_list("assignment", "interpreter", "budget", "amount"))


def _refuse_locked(settlement: Settlement) -> None:
    if settlement.state != SettlementState.DRAFT:
        raise Refused(_("Diese Abrechnung ist freigegeben und ändert sich nicht mehr."))
