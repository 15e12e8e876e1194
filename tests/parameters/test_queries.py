from datetime import date

import pytest

from schwerpunkt.core.errors import Refused
from schwerpunkt.core.writing import licence
from schwerpunkt.parameters.models import Parameter
from schwerpunkt.parameters.queries import NoValue, at
from schwerpunkt.parameters.registry import definition
from schwerpunkt.tenancy.scope import inside
from tests.kit.world import World

CODE = "planning.period_months"


def _value(value: str, valid_from: date, world: World | None = None) -> None:
    with licence("test"):
        Parameter(
            code=CODE,
            value=value,
            valid_from=valid_from,
            source="Test",
            centre=world.here.centre if world else None,
        ).save()


def test_the_value_of_the_day_counts(world: World) -> None:
    _value("36", date(2030, 1, 1))

    assert [at(CODE, day).value for day in (date(2029, 12, 31), date(2030, 1, 1))] == [24, 36]


def test_a_centres_own_value_goes_first_and_stays_its_own(world: World) -> None:
    _value("12", date(2020, 1, 1), world)

    with inside(world.there.centre):
        elsewhere = at(CODE, date(2023, 1, 1)).value
    assert (at(CODE, date(2023, 1, 1)).value, elsewhere) == (12, 24)


def test_before_the_rule_there_is_no_value(world: World) -> None:
    with pytest.raises(NoValue):
        at(CODE, date(1999, 1, 1))


def test_a_value_of_the_wrong_kind_is_refused() -> None:
    with pytest.raises(Refused):
        definition(CODE).read("zwei Jahre")
