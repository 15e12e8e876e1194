"""First value of the dated rule of exchange, with its source."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_CODE = "exchange.import_days"
_SOURCE = "Vorschlag; Grundsatz der Speicherbegrenzung, Art. 5 Abs. 1 lit. e DSGVO. Vom Haus festzulegen."


def load(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("parameters", "Parameter").objects.get_or_create(
        centre=None,
        code=_CODE,
        valid_from=date(2018, 5, 25),
        defaults={"value": "30", "source": _SOURCE, "is_verified": False},
    )


def remove(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("parameters", "Parameter").objects.filter(centre=None, code=_CODE).delete()


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_table_import"), ("parameters", "0001_initial")]

    operations = [migrations.RunPython(load, remove)]
