"""First value of how long mail is kept, with its source."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_CODE = "messaging.mail_keep_days"


def load(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("parameters", "Parameter").objects.get_or_create(
        centre=None,
        code=_CODE,
        valid_from=date(2018, 5, 25),
        defaults={
            "value": "365",
            "source": "Vorschlag des Programms, mit der oder dem Datenschutzbeauftragten abzustimmen "
            "(Art. 5 Abs. 1 lit. e DSGVO: Speicherbegrenzung)",
            "is_verified": False,
        },
    )


def remove(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("parameters", "Parameter").objects.filter(centre=None, code=_CODE).delete()


class Migration(migrations.Migration):
    dependencies = [("messaging", "0002_parameters"), ("parameters", "0001_initial")]

    operations = [migrations.RunPython(load, remove)]
