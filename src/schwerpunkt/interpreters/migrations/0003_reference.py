"""Languages, first values of the dated rules, and the kinds of talks for centres that are there already."""

import csv
import json
from datetime import date
from importlib.resources import files

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SINCE = date(2012, 6, 25)
_OWN = "Vorschlag des Programms, vom Haus anzupassen"
_VALUES = (
    (
        "interpreters.level_trainings",
        "2",
        f"{_OWN}; im Rhein-Sieg-Kreis hängt die Pauschale von der Zahl der Schulungen ab (Stand 2021)",
    ),
    ("interpreters.level_lessons", "0", _OWN),
    (
        "interpreters.required_proofs",
        "Verschwiegenheitserklärung",
        f"{_OWN}; in Hagen und im Rhein-Erft-Kreis gehört das Führungszeugnis dazu",
    ),
    ("interpreters.proof_days", "90, 30", _OWN),
    ("interpreters.soon_days", "7", _OWN),
    ("interpreters.cancel_hours", "24", f"{_OWN}; so im Ennepe-Ruhr-Kreis"),
    ("interpreters.detour_factor", "1.3", f"{_OWN}, geschätzt"),
    ("interpreters.kmh", "50", f"{_OWN}, geschätzt"),
    ("interpreters.fixed_minutes", "10", f"{_OWN}, geschätzt"),
    ("interpreters.default_km", "5", f"{_OWN}, geschätzt"),
)
_KIND = "talk_kind"


def load(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    parameter = apps.get_model("parameters", "Parameter")
    for code, value, source in _VALUES:
        parameter.objects.get_or_create(
            centre=None, code=code, valid_from=_SINCE, defaults={"value": value, "source": source, "is_verified": False}
        )
    text = files("schwerpunkt.interpreters").joinpath("data", "languages.csv").read_text(encoding="utf-8")
    language = apps.get_model("interpreters", "Language")
    language._base_manager.bulk_create([language(**row) for row in csv.DictReader(text.splitlines())])
    lists = json.loads(
        files("schwerpunkt.directory").joinpath("data", "starter_codes.json").read_text(encoding="utf-8")
    )
    codes = apps.get_model("directory", "Code")
    for centre in apps.get_model("tenancy", "Centre").objects.all():
        for position, (key, label) in enumerate(lists[_KIND]["codes"], start=1):
            codes._base_manager.get_or_create(
                centre=centre,
                kind=_KIND,
                key=key,
                defaults={"label": label, "position": position, "source": lists[_KIND]["source"]},
            )


def remove(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("parameters", "Parameter").objects.filter(centre=None, code__in=[row[0] for row in _VALUES]).delete()
    apps.get_model("interpreters", "Language")._base_manager.all().delete()
    apps.get_model("directory", "Code")._base_manager.filter(kind=_KIND).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("interpreters", "0002_one_place_at_a_time"),
        ("directory", "0005_talk_kind"),
        ("parameters", "0001_initial"),
    ]

    operations = [migrations.RunPython(load, remove)]
