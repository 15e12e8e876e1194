"""First values of dated rules, written by the migration of the room that reads them."""

from datetime import date
from typing import NamedTuple

from django.db.migrations.state import StateApps

from schwerpunkt.core.migrating import RowStep


class FirstValue(NamedTuple):
    """From which day a rule has which value, where that is written, and whether somebody has read it there."""

    code: str
    value: str
    source: str
    valid_from: date = date(2012, 6, 25)  # the joint decree on the centres
    is_verified: bool = False


class FirstValues(RowStep):
    """Writes values that hold for the whole installation; a value of the house for that day stays."""

    def __init__(self, *values: FirstValue) -> None:
        """Take the values."""
        self.values = values

    def write(self, apps: StateApps) -> None:
        parameters = apps.get_model("parameters", "Parameter")._base_manager
        for each in self.values:
            parameters.get_or_create(
                centre=None,
                code=each.code,
                valid_from=each.valid_from,
                defaults={"value": each.value, "source": each.source, "is_verified": each.is_verified},
            )

    def unwrite(self, apps: StateApps) -> None:
        codes = [each.code for each in self.values]
        apps.get_model("parameters", "Parameter")._base_manager.filter(centre=None, code__in=codes).delete()
