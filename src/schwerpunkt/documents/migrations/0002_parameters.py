"""First value of the rule for uploads, with its source."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_CODE = "documents.upload_megabytes"


def load(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("parameters", "Parameter").objects.get_or_create(
        centre=None,
        code=_CODE,
        valid_from=date(2020, 1, 1),
        defaults={
            "value": "20",
            "source": "Vorschlag des Programms, mit der IT des Hauses abzustimmen "
            "(OWASP File Upload Cheat Sheet: Größe von Dateien begrenzen)",
            "is_verified": False,
        },
    )


def remove(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("parameters", "Parameter").objects.filter(centre=None, code=_CODE).delete()


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("parameters", "0001_initial")]

    operations = [migrations.RunPython(load, remove)]
