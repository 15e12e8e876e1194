"""A round that is open, on a day within it."""

from collections.abc import Iterator

import pytest

from schwerpunkt.core import clock
from schwerpunkt.needs import commands
from tests.kit.needs import OPENED, Asking, furnish, noon, round_of
from tests.kit.world import World


@pytest.fixture
def asking(world: World) -> Iterator[Asking]:
    """An open round with three municipalities, on its first day."""
    with clock.at(noon(OPENED)):
        codes = furnish(world)
        asked = round_of(world, world.period())
        commands.open_round(actor=world.actor("head"), asked=asked)
        asked.refresh_from_db()
        yield Asking(world, asked, codes)
