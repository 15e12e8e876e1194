"""First values of the dated rules of planning, with their sources."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_VALUES = (
    (
        "planning.period_months",
        "24",
        date(2012, 6, 25),
        "Gem. RdErl. „Kommunale Integrationszentren“ (BASS 12-21 Nr. 18): Schwerpunkte für zwei Jahre",
        True,
    ),
    ("planning.warn_months_before_end", "9", date(2012, 6, 25), "Vorschlag des Programms, vom Haus anzupassen", False),
)


def load(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    parameter = apps.get_model("parameters", "Parameter")
    for code, value, valid_from, source, is_verified in _VALUES:
        parameter.objects.get_or_create(
            centre=None,
            code=code,
            valid_from=valid_from,
            defaults={"value": value, "source": source, "is_verified": is_verified},
        )


def remove(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    codes = [row[0] for row in _VALUES]
    apps.get_model("parameters", "Parameter").objects.filter(centre=None, code__in=codes).delete()


class Migration(migrations.Migration):
    dependencies = [("planning", "0001_initial"), ("parameters", "0001_initial")]

    operations = [migrations.RunPython(load, remove)]
