"""The list of kinds of advice for centres that are there already."""

import json
from importlib.resources import files

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def load(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    text = files("schwerpunkt.directory").joinpath("data", "starter_codes.json").read_text(encoding="utf-8")
    kinds = json.loads(text)["advice_kind"]
    codes = apps.get_model("directory", "Code")._base_manager
    for centre in apps.get_model("tenancy", "Centre").objects.all():
        for position, (key, label) in enumerate(kinds["codes"], start=1):
            codes.get_or_create(
                centre=centre,
                kind="advice_kind",
                key=key,
                defaults={"label": label, "position": position, "source": kinds["source"]},
            )


def remove(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("directory", "Code")._base_manager.filter(kind="advice_kind").delete()


class Migration(migrations.Migration):
    dependencies = [("advice", "0001_initial")]

    operations = [migrations.RunPython(load, remove)]
