"""The rules of admissibility every centre begins with; each changes them to what it has written down."""

import json
from importlib.resources import files
from typing import Any

from django.db.migrations.state import StateApps

from schwerpunkt.core.migrating import RowStep


def starter_rules() -> list[dict[str, Any]]:
    """The rules in their order, as values of ``AdmissibilityRule``, from ``data/admissibility_rules.json``."""
    text = files("schwerpunkt.interpreters").joinpath("data", "admissibility_rules.json").read_text(encoding="utf-8")
    return [{**row, "position": position} for position, row in enumerate(json.loads(text), start=1)]


class StarterRules(RowStep):
    """Gives the rules to the centres that are there already. A new centre gets them when it begins."""

    def write(self, apps: StateApps) -> None:
        rule = apps.get_model("interpreters", "AdmissibilityRule")
        centres = apps.get_model("tenancy", "Centre")._base_manager.values_list("pk", flat=True)
        rule._base_manager.bulk_create([rule(centre_id=centre, **row) for centre in centres for row in starter_rules()])

    def unwrite(self, apps: StateApps) -> None:
        apps.get_model("interpreters", "AdmissibilityRule")._base_manager.all().delete()
