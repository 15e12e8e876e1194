"""Talks to be paid and what it takes to pay them: a tariff, accounts, talks that were held."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from schwerpunkt.core import clock
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.commands import TariffFacts
from schwerpunkt.interpreters.models import Assignment, Interpreter, Settlement, Tariff
from schwerpunkt.interpreters.settling.rates import Rates
from tests.kit import pool
from tests.kit.world import World

IBAN, OTHER_IBAN = "DE89 3704 0044 0532 0130 00", "DE02 1203 0000 0000 2020 51"
LATER = datetime(2023, 10, 4, 9, tzinfo=UTC)
"""When September is settled."""
SEPTEMBER, OCTOBER = date(2023, 9, 1), date(2023, 10, 1)
RATES = Rates(
    Decimal("25.00"),
    Decimal("40.00"),
    120,
    Decimal("10.00"),
    60,
    late_amount=Decimal("12.50"),
    absent_amount=Decimal("20.00"),
)


def tariff(world: World, rates: Rates = RATES, valid_from: date = date(2023, 1, 1)) -> Tariff:
    """What is paid from a day on."""
    facts = TariffFacts(f"Tarif {valid_from.year}", valid_from, "Beschluss des Tests", rates)
    return commands.add_tariff(actor=world.here.system, facts=facts)


def accounts(world: World, *people: Interpreter) -> None:
    """The centre's account and one for each person."""
    actor = world.here.system
    commands.set_paying_account(actor=actor, holder="Musterkreis", iban=OTHER_IBAN)
    for person in people:
        commands.set_bank_account(actor=actor, interpreter=person, holder=person.name, iban=IBAN)


def assigned(world: World, person: Interpreter, starts_at: datetime = pool.TALK, **more: Any) -> Assignment:
    """Somebody who has promised to come."""
    request = pool.request(world, starts_at=starts_at, **more)
    with clock.at(pool.NOON):
        return commands.assign_interpreter(actor=world.here.system, request=request, interpreter=person)


def held(
    world: World, person: Interpreter, minutes: int = 60, starts_at: datetime = pool.TALK, outcome: str = "held"
) -> Assignment:
    """A talk that was held, or ended in another way."""
    made = assigned(world, person, starts_at)
    ends = starts_at + timedelta(minutes=minutes)
    with clock.at(ends + timedelta(hours=1)):
        return commands.record_outcome(
            actor=world.here.system, assignment=made, outcome=outcome, held_from=starts_at, held_until=ends
        )


def settle(world: World, month: date = SEPTEMBER) -> Settlement:
    """The draft of a month."""
    with clock.at(LATER):
        return commands.settle_month(actor=world.here.system, month=month)


def released(world: World, month: date = SEPTEMBER) -> Settlement:
    """A month that is settled and locked."""
    draft = settle(world, month)
    with clock.at(LATER):
        return commands.release_settlement(actor=world.here.system, settlement=draft)


def settled_and_draft(world: World, person: Interpreter) -> None:
    """One released month and a draft in which somebody waits, for the walk over all pages."""
    tariff(world)
    accounts(world, person)
    held(world, person, starts_at=pool.TALK + timedelta(days=1))
    released(world)
    held(world, person, starts_at=pool.TALK + timedelta(days=12))
    with clock.at(LATER):
        draft = commands.settle_month(actor=world.here.system, month=OCTOBER)
        commands.postpone(actor=world.here.system, settlement=draft, interpreter=person, reason="Angaben fehlen")
