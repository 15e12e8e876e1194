"""Languages, first values of the dated rules, and the kinds of talks for centres that are there already."""

import csv
from importlib.resources import files

from django.db import migrations
from django.db.migrations.state import StateApps

from schwerpunkt.core.migrating import RowStep
from schwerpunkt.directory.reference.starter import StarterLists
from schwerpunkt.parameters.first_values import FirstValue, FirstValues

_OWN = "Vorschlag des Programms, vom Haus anzupassen"
_VALUES = (
    FirstValue(
        "interpreters.level_trainings",
        "2",
        f"{_OWN}; im Rhein-Sieg-Kreis hängt die Pauschale von der Zahl der Schulungen ab (Stand 2021)",
    ),
    FirstValue("interpreters.level_lessons", "0", _OWN),
    FirstValue(
        "interpreters.required_proofs",
        "Verschwiegenheitserklärung",
        f"{_OWN}; in Hagen und im Rhein-Erft-Kreis gehört das Führungszeugnis dazu",
    ),
    FirstValue("interpreters.proof_days", "90, 30", _OWN),
    FirstValue("interpreters.soon_days", "7", _OWN),
    FirstValue("interpreters.cancel_hours", "24", f"{_OWN}; so im Ennepe-Ruhr-Kreis"),
    FirstValue("interpreters.detour_factor", "1.3", f"{_OWN}, geschätzt"),
    FirstValue("interpreters.kmh", "50", f"{_OWN}, geschätzt"),
    FirstValue("interpreters.fixed_minutes", "10", f"{_OWN}, geschätzt"),
    FirstValue("interpreters.default_km", "5", f"{_OWN}, geschätzt"),
)


class Languages(RowStep):
    """Writes the languages one can speak in."""

    def write(self, apps: StateApps) -> None:
        text = files("schwerpunkt.interpreters").joinpath("data", "languages.csv").read_text(encoding="utf-8")
        language = apps.get_model("interpreters", "Language")
        language._base_manager.bulk_create([language(**row) for row in csv.DictReader(text.splitlines())])

    def unwrite(self, apps: StateApps) -> None:
        apps.get_model("interpreters", "Language")._base_manager.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("interpreters", "0002_one_place_at_a_time"),
        ("directory", "0005_talk_kind"),
        ("parameters", "0001_initial"),
    ]

    operations = [FirstValues(*_VALUES), Languages(), StarterLists("talk_kind")]
