"""What settlements are reckoned with: tariffs, accounts, the money of a year."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command, replacing
from schwerpunkt.core.errors import Refused
from schwerpunkt.interpreters.commands.people import refuse_forgotten
from schwerpunkt.interpreters.enums import Perm, SettlementState, TravelMode
from schwerpunkt.interpreters.models import (
    FIRST_YEAR,
    LAST_YEAR,
    BankAccount,
    Budget,
    Interpreter,
    PayingAccount,
    Tariff,
)
from schwerpunkt.interpreters.settling.iban import read_iban
from schwerpunkt.interpreters.settling.payment_file import for_banks
from schwerpunkt.interpreters.settling.rates import Rates


@dataclass(frozen=True)
class TariffFacts:
    """A tariff: its name, since when, where it is written, and its numbers."""

    name: str
    valid_from: date
    source: str
    rates: Rates


@command(Perm.SETTLE, says=_l("Tarif angelegt"), within="centre")
def add_tariff(*, actor: Actor, facts: TariffFacts, is_demo: bool = False) -> Tariff:
    """A tariff from a day on; the one before ends the day before. Refuses a beginning within or before a later one."""
    last = Tariff.objects.order_by("-valid_from").first()
    if last is not None and last.valid_from is not None and facts.valid_from <= last.valid_from:
        raise Refused(
            fields={
                "valid_from": _("Ab dem %(day)s gilt schon „%(name)s“. Der neue Tarif muss später beginnen.")
                % {"day": f"{last.valid_from:%d.%m.%Y}", "name": last.name}
            }
        )
    if last is not None:
        _refuse_settled(last, facts.valid_from)
        last.valid_to = facts.valid_from - timedelta(days=1)
        last.save()
    tariff = Tariff(is_demo=is_demo)
    _fill(tariff, facts)
    return tariff


@command(Perm.SETTLE, says=_l("Tarif geändert"), on="tariff")
def change_tariff(*, actor: Actor, tariff: Tariff, facts: TariffFacts) -> Tariff:
    """Correct a tariff nothing is settled with yet. Its first day stays, because the one before ends there."""
    if tariff.lines.exclude(settlement__state=SettlementState.DRAFT).exists():
        raise Refused(_("Mit diesem Tarif ist schon abgerechnet. Legen Sie einen neuen an, der ab einem Tag gilt."))
    if facts.valid_from != tariff.valid_from:
        raise Refused(fields={"valid_from": _("Der erste Tag eines Tarifs bleibt. Legen Sie einen neuen an.")})
    _fill(tariff, facts)
    return tariff


@command(Perm.SETTLE, says=_l("Bankverbindung eingetragen"), within="interpreter")
def set_bank_account(*, actor: Actor, interpreter: Interpreter, holder: str, iban: str) -> BankAccount:
    """Where an interpreter gets her money; replaces what was there. Refuses an account number that cannot be right."""
    refuse_forgotten(interpreter)
    account = replacing(BankAccount.objects.filter(interpreter=interpreter).first()) or BankAccount(
        interpreter=interpreter
    )
    _fill_account(account, holder, iban)
    return account


@command(Perm.SETTLE, says=_l("Bankverbindung gelöscht"), on="account")
def remove_bank_account(*, actor: Actor, account: BankAccount) -> BankAccount:
    """Forget where she gets her money. What was paid out keeps the account it went to."""
    account.delete()
    return account


@command(Perm.SETTLE, says=_l("Auszahlungskonto eingetragen"), within="centre")
def set_paying_account(*, actor: Actor, holder: str, iban: str) -> PayingAccount:
    """The account the centre pays from; replaces what was there. Refuses an account number that cannot be right."""
    account = replacing(PayingAccount.objects.first()) or PayingAccount()
    _fill_account(account, holder, iban)
    return account


@command(Perm.SETTLE, says=_l("Mittel eines Jahres eingetragen"), within="centre")
def set_budget(*, actor: Actor, year: int, kind: str, amount: Decimal, source: str, is_demo: bool = False) -> Budget:
    """How much of one kind of money there is in a year; replaces what was there. Refuses a year far off, or no source."""
    problems: dict[str, str] = {}
    if not FIRST_YEAR <= year <= LAST_YEAR:
        problems["year"] = _("Bitte nennen Sie das Jahr mit vier Ziffern.")
    if not source.strip():
        problems["source"] = _("Bitte nennen Sie, wo das steht.")
    if problems:
        raise Refused(fields=problems)
    budget = replacing(Budget.objects.filter(year=year, kind=kind).first()) or Budget(
        year=year, kind=kind, is_demo=is_demo
    )
    budget.amount, budget.source = amount, source.strip()
    budget.save()
    return budget


def _refuse_settled(tariff: Tariff, day: date) -> None:
    """What is released keeps its tariff: a new one begins after the last day settled with the old one."""
    last = (
        tariff.lines.exclude(settlement__state=SettlementState.DRAFT)
        .filter(on__gte=day, is_correction=False)
        .order_by("-on")
        .first()
    )
    if last is not None:
        raise Refused(
            fields={
                "valid_from": _("Bis zum %(day)s ist schon abgerechnet. Der neue Tarif muss danach beginnen.")
                % {"day": f"{last.on:%d.%m.%Y}"}
            }
        )


def _fill(tariff: Tariff, facts: TariffFacts) -> None:
    problems: dict[str, str] = {}
    rates = facts.rates
    if not facts.name.strip():
        problems["name"] = _("Bitte nennen Sie den Tarif.")
    if not facts.source.strip():
        problems["source"] = _("Bitte nennen Sie, wo das steht.")
    if rates.step_amount and not rates.step_minutes:
        problems["step_minutes"] = _("Bitte nennen Sie, für wie viele Minuten der weitere Betrag gilt.")
    if rates.travel_mode in {TravelMode.PER_MINUTE, TravelMode.PER_KM} and not rates.travel_rate:
        problems["travel_rate"] = _("Bitte nennen Sie den Satz für die Fahrt.")
    if problems:
        raise Refused(fields=problems)
    tariff.name, tariff.source, tariff.valid_from = facts.name.strip(), facts.source.strip(), facts.valid_from
    for name, value in asdict(rates).items():
        setattr(tariff, name, value)
    tariff.save()


def _fill_account(account: BankAccount | PayingAccount, holder: str, iban: str) -> None:
    if not for_banks(holder):
        raise Refused(fields={"holder": _("Bitte nennen Sie, auf wen das Konto läuft.")})
    found = read_iban(iban)
    account.holder, account.iban, account.bic = holder.strip(), found.iban, found.bic
    account.save()
