"""Two people who settle the same month at the same moment."""

from decimal import Decimal

from django.db.models import Sum

from schwerpunkt.core import clock
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.models import Payout, Settlement, SettlementLine
from tests.kit import pool, settling
from tests.kit.together import at_once, done, refused
from tests.kit.world import World


def test_one_month_is_settled_once_however_many_click(world: World) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.held(world, person, 130)

    outcomes = at_once(*(lambda: settling.settle(world) for _number in range(3)))

    assert len(done(outcomes)) == 3
    assert Settlement.objects.count() == 1
    assert SettlementLine.objects.get().amount == Decimal("35.00")


def test_one_month_is_released_once_however_many_click(world: World) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.accounts(world, person)
    settling.held(world, person)
    draft = settling.settle(world)

    def release() -> Settlement:
        with clock.at(settling.LATER):
            return commands.release_settlement(actor=world.here.system, settlement=draft)

    outcomes = at_once(*(release for _number in range(3)))

    assert (len(done(outcomes)), len(refused(outcomes))) == (1, 2)
    assert Payout.objects.aggregate(total=Sum("amount"))["total"] == Decimal("25.00")
