"""First value of the rule for small numbers, with its source."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def load(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("parameters", "Parameter").objects.get_or_create(
        centre=None,
        code="figures.small_number",
        valid_from=date(2012, 6, 25),
        defaults={
            "value": "5",
            "source": "Vorschlag des Programms, mit der oder dem Datenschutzbeauftragten abzustimmen",
            "is_verified": False,
        },
    )


def remove(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("parameters", "Parameter").objects.filter(centre=None, code="figures.small_number").delete()


class Migration(migrations.Migration):
    dependencies = [("parameters", "0001_initial")]

    operations = [migrations.RunPython(load, remove)]
