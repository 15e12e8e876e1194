"""What talks are worth, what a settlement holds, and what is left of the year's money."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from schwerpunkt.core.errors import Refused
from schwerpunkt.core.fetching import with_related
from schwerpunkt.interpreters.enums import AssignmentState, BudgetKind, SettlementState
from schwerpunkt.interpreters.models import (
    Assignment,
    BankAccount,
    Budget,
    Interpreter,
    PayingAccount,
    Payout,
    Request,
    Settlement,
    SettlementLine,
    Tariff,
    Training,
)
from schwerpunkt.interpreters.queries.pool import level_of, rules_on
from schwerpunkt.interpreters.queries.requests import assignments
from schwerpunkt.interpreters.settling.rates import PAID, Due, Talk, due
from schwerpunkt.parameters.models import Parameter
from schwerpunkt.parameters.queries import at
from schwerpunkt.ui.status import Look, Status

LIMIT = "interpreters.tax_free_limit"
_TOOK_PLACE = (AssignmentState.HELD, AssignmentState.STOPPED)
_LOOKS: dict[str, Look] = {
    SettlementState.DRAFT: "plan",
    SettlementState.RELEASED: "run",
    SettlementState.PAID: "done",
}
_NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Worth:
    """What a talk costs by the tariff of its day, and out of which money."""

    assignment: Assignment
    tariff: Tariff
    due: Due
    budget: str
    on: date
    minutes: int


@dataclass(frozen=True)
class Share:
    """What one person gets by a settlement."""

    interpreter: Interpreter
    count: int
    amount: Decimal
    account: BankAccount | None
    year_amount: Decimal = _NOTHING

    @property
    def is_payable(self) -> bool:
        """Whether it can go into the payment file."""
        return self.account is not None and self.amount >= 0


@dataclass(frozen=True)
class Money:
    """How the money of one kind stands in a year."""

    kind: str
    budget: Budget | None
    spent: Decimal
    committed: Decimal

    @property
    def label(self) -> str:
        """What the money is called."""
        return str(BudgetKind(self.kind).label)

    @property
    def free(self) -> Decimal | None:
        """What is left; None when nobody has said how much there is."""
        return None if self.budget is None else self.budget.amount - self.spent - self.committed


@dataclass
class _Levels:
    """The level of people on a day. The rules are read once for each time in which they do not change."""

    trainings: dict[int, list[Training]]
    known: dict[int, dict[str, Any]] = field(default_factory=dict)

    @cached_property
    def _changes(self) -> list[date]:
        rows = Parameter.objects.filter(code__startswith="interpreters.").values_list("valid_from", "valid_to")
        days = {first for first, _last in rows if first}
        return sorted(days | {last + timedelta(days=1) for _first, last in rows if last})

    def of(self, interpreter: int, day: date) -> int:
        """1 or 2."""
        part = bisect_right(self._changes, day)
        if part not in self.known:
            self.known[part] = rules_on(day)
        done = [each for each in self.trainings.get(interpreter, ()) if each.on <= day]
        return level_of(done, self.known[part])


def needs_state_money_allowed(request: Request) -> str | None:
    """Why this request cannot be paid out of state money, or None. The examination of a request says so."""
    if request.is_state_money_excluded:
        return _("Für diese Art von Gespräch darf kein Landesgeld verwendet werden. Wählen Sie andere Mittel.")
    return None


def charged_to(request: Request) -> str:
    """Out of which money a talk is paid: what was chosen, else state money where that is allowed, else own money."""
    if request.budget and request.budget != BudgetKind.STATE:
        return request.budget
    return BudgetKind.OWN if needs_state_money_allowed(request) else BudgetKind.STATE


def worth(rows: Iterable[Assignment]) -> list[Worth]:
    """What each talk costs; a promised one as if it took the time asked for. Refused when a day has no tariff."""
    found = list(rows)
    trainings: dict[int, list[Training]] = defaultdict(list)
    for training in Training.objects.filter(interpreter__in={each.interpreter_id for each in found}):
        trainings[training.interpreter_id].append(training)
    levels, tariffs = _Levels(trainings), list(Tariff.objects.all())
    return [_worth(each, levels, tariffs) for each in found]


def _worth(assignment: Assignment, levels: _Levels, tariffs: list[Tariff]) -> Worth:
    on = timezone.localtime(assignment.starts_at).date()
    tariff = next((each for each in tariffs if each.is_valid_on(on)), None)
    if tariff is None:
        raise Refused(
            _("Für Einsätze am %(day)s gilt kein Tarif. Legen Sie zuerst einen an.") % {"day": f"{on:%d.%m.%Y}"}
        )
    state, minutes = assignment.state, assignment.held_minutes
    if state == AssignmentState.ACCEPTED:
        state, minutes = AssignmentState.HELD, assignment.request.minutes
    if state not in _TOOK_PLACE:
        minutes = 0
    talk = Talk(state, minutes, levels.of(assignment.interpreter_id, on), assignment.way_km, assignment.way_minutes)
    return Worth(assignment, tariff, due(tariff.rates, talk), charged_to(assignment.request), on, minutes)


def unsettled(before: date | None = None) -> QuerySet[Assignment]:
    """Talks that are to be paid and are in no settlement yet; ``before`` a day that does not count any more."""
    rows = assignments().filter(state__in=PAID).exclude(lines__is_correction=False)
    return rows if before is None else rows.filter(starts_at__date__lt=before)


def out_of_step() -> QuerySet[SettlementLine]:
    """Lines released for good whose talk has another outcome or other times since, and that nobody has corrected."""
    talk = "assignment__"
    other_time = Q(**{f"{talk}state__in": _TOOK_PLACE}) & ~Q(minutes=F(f"{talk}held_minutes"))
    not_paid = ~Q(**{f"{talk}state__in": PAID}) & Q(amount__gt=0)
    first = SettlementLine.objects.filter(is_correction=False).exclude(settlement__state=SettlementState.DRAFT)
    return first.filter(other_time | not_paid).exclude(
        assignment__in=SettlementLine.objects.filter(is_correction=True).values("assignment")
    )


def settlements() -> QuerySet[Settlement]:
    """All settlements with their sum (``amount``) and how many talks and people are in them."""
    return Settlement.objects.annotate(
        amount=Sum("lines__amount", default=_NOTHING),
        count=Count("lines"),
        people=Count("lines__interpreter", distinct=True),
    )


def settlement_status(settlement: Settlement) -> Status:
    """How a settlement stands."""
    return Status(_LOOKS[settlement.state], settlement.get_state_display())


def settlement_lines() -> QuerySet[SettlementLine]:
    """All lines with what a list shows."""
    return with_related(
        SettlementLine.objects.all(),
        "settlement__month",
        "settlement__state",
        "interpreter__name",
        "tariff__name",
        "assignment__request__organisation__name",
        "assignment__request__language__name",
        "assignment__request__starts_at",
    )


def released_lines() -> QuerySet[SettlementLine]:
    """Lines that are locked: what is spent."""
    return settlement_lines().exclude(settlement__state=SettlementState.DRAFT)


def shares(settlement: Settlement, year: int) -> list[Share]:
    """What each person gets, by name, with what she gets in that year, this settlement included (three queries)."""
    sums = settlement.lines.order_by().values("interpreter").annotate(total=Sum("amount"), many=Count("pk"))
    rows = {row["interpreter"]: row for row in sums}
    years = paid_in(year, but=settlement)
    people = Interpreter.objects.filter(pk__in=rows).select_related("bank_account").order_by("name", "pk")
    return [
        Share(
            person,
            rows[person.pk]["many"],
            rows[person.pk]["total"],
            getattr(person, "bank_account", None),
            years.get(person.pk, _NOTHING) + rows[person.pk]["total"],
        )
        for person in people
    ]


def paid_in(year: int, *, but: Settlement | None = None) -> dict[int, Decimal]:
    """What each person got by the settlements released in that year; the tax year is the one of the payment."""
    rows = SettlementLine.objects.filter(settlement__released_at__year=year)
    if but is not None:
        rows = rows.exclude(settlement=but)
    sums = rows.order_by().values("interpreter").annotate(total=Sum("amount"))
    return {row["interpreter"]: row["total"] for row in sums}


def received_until(payout: Payout) -> Decimal:
    """What the person got in the year of that payout, up to it and with it."""
    released = payout.settlement.released_at
    if released is None:
        return payout.amount
    rows = Payout.objects.filter(
        interpreter=payout.interpreter_id,
        settlement__released_at__lte=released,
        settlement__released_at__year=timezone.localtime(released).year,
    )
    return _sum(rows)


def tax_free_on(day: date) -> Decimal:
    """How much the centre takes as free of tax in the year of that day."""
    return Decimal(at(LIMIT, day).value)


def per_budget(settlement: Settlement) -> dict[str, tuple[int, Decimal]]:
    """How many lines and how much for each kind of money that occurs."""
    sums = settlement.lines.order_by().values("budget").annotate(total=Sum("amount"), many=Count("pk"))
    found = {row["budget"]: (row["many"], row["total"]) for row in sums}
    return {kind: found[kind] for kind in BudgetKind.values if kind in found}


def committed(year: int) -> list[Worth]:
    """What is promised or done in that year and not in a released settlement, estimated by the tariff."""
    pending = Q(lines=None) | Q(lines__is_correction=False, lines__settlement__state=SettlementState.DRAFT)
    states = (*PAID, AssignmentState.ACCEPTED)
    rows = assignments().filter(pending, state__in=states, starts_at__year=year).order_by("starts_at", "pk").distinct()
    return worth(rows)


def money_of(year: int, promised: Iterable[Worth]) -> list[Money]:
    """How each kind of money stands in a year: spent, ``promised`` (see ``committed``), free."""
    budgets = {each.kind: each for each in Budget.objects.filter(year=year)}
    sums = released_lines().filter(on__year=year).order_by().values("budget").annotate(total=Sum("amount"))
    spent = {row["budget"]: row["total"] for row in sums}
    pending: dict[str, Decimal] = defaultdict(Decimal)
    for each in promised:
        pending[each.budget] += each.due.amount
    return [
        Money(kind, budgets.get(kind), spent.get(kind, _NOTHING), pending.get(kind, _NOTHING))
        for kind in BudgetKind.values
    ]


def payee(interpreter: Interpreter, year: int) -> tuple[BankAccount | None, Decimal]:
    """Where she gets her money, and what she got by the settlements released in that year (one query)."""
    in_year = Sum("payouts__amount", filter=Q(payouts__settlement__released_at__year=year), default=_NOTHING)
    rows = Interpreter.objects.select_related("bank_account").annotate(paid=in_year)
    found: Any = rows.get(pk=interpreter.pk)
    return getattr(found, "bank_account", None), found.paid


def _sum(rows: QuerySet[Payout]) -> Decimal:
    found: Decimal = rows.aggregate(total=Sum("amount", default=_NOTHING))["total"]
    return found


def paying_account() -> PayingAccount | None:
    """The account the centre pays from."""
    return PayingAccount.objects.first()
