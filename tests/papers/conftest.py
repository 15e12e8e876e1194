"""What tests of papers share."""

import pytest

from tests.kit.papers import Desk
from tests.kit.papers import desk as furnished
from tests.kit.world import World


@pytest.fixture
def desk(world: World) -> Desk:
    """Templates, committees with meetings, a signatory and an agreed period in the open centre."""
    return furnished(world)
