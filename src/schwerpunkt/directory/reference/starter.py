"""The code lists every centre begins with."""

import json
from importlib.resources import files
from typing import NamedTuple

from django.db.migrations.state import StateApps

from schwerpunkt.core.migrating import RowStep


class StarterCode(NamedTuple):
    """One entry of a list: key, what one reads, place in the list, explanation (may be empty) and source."""

    key: str
    label: str
    position: int
    explanation: str
    source: str


def starter_codes(kind: str) -> list[StarterCode]:
    """The entries a list begins with, in order. ``kind`` is a value of ``CodeKind``; KeyError for any other."""
    text = files("schwerpunkt.directory").joinpath("data", "starter_codes.json").read_text(encoding="utf-8")
    whole = json.loads(text)[kind]
    return [
        StarterCode(key, label, position, " ".join(explanation), whole["source"])
        for position, (key, label, *explanation) in enumerate(whole["codes"], start=1)
    ]


class StarterLists(RowStep):
    """Gives lists that are new to the centres that are there already. A new centre gets all lists when it begins."""

    def __init__(self, *kinds: str) -> None:
        """Take the kinds of lists, values of ``CodeKind``."""
        self.kinds = kinds

    def write(self, apps: StateApps) -> None:
        codes = apps.get_model("directory", "Code")._base_manager
        for centre in apps.get_model("tenancy", "Centre")._base_manager.values_list("pk", flat=True):
            for kind in self.kinds:
                for entry in starter_codes(kind):
                    row = entry._asdict()
                    codes.get_or_create(centre_id=centre, kind=kind, key=row.pop("key"), defaults=row)

    def unwrite(self, apps: StateApps) -> None:
        apps.get_model("directory", "Code")._base_manager.filter(kind__in=self.kinds).delete()
