"""First value of the rule for reminders, with its source."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def load(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("parameters", "Parameter").objects.get_or_create(
        centre=None,
        code="planning.reminder_days",
        valid_from=date(2012, 6, 25),
        defaults={
            "value": "28, 14, 7, 1",
            "source": "Vorschlag des Programms, vom Haus anzupassen",
            "is_verified": False,
        },
    )


def remove(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("parameters", "Parameter").objects.filter(centre=None, code="planning.reminder_days").delete()


class Migration(migrations.Migration):
    dependencies = [("planning", "0004_reminders"), ("parameters", "0001_initial")]

    operations = [migrations.RunPython(load, remove)]
