"""First values of the rules for reports and results, with their source."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_VALUES = {"planning.stale_days": "56", "planning.assess_months_before_end": "2"}


def load(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for code, value in _VALUES.items():
        apps.get_model("parameters", "Parameter").objects.get_or_create(
            centre=None,
            code=code,
            valid_from=date(2012, 6, 25),
            defaults={
                "value": value,
                "source": "Vorschlag des Programms, vom Haus anzupassen",
                "is_verified": False,
            },
        )


def remove(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("parameters", "Parameter").objects.filter(centre=None, code__in=_VALUES).delete()


class Migration(migrations.Migration):
    dependencies = [("planning", "0006_following"), ("parameters", "0001_initial")]

    operations = [migrations.RunPython(load, remove)]
