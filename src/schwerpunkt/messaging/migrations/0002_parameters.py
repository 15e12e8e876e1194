"""First values of the dated rules of messaging, with their sources."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SOURCE = "RFC 5321, Abschnitt 4.5.4.1: mehrere Tage lang versuchen, mit wachsenden Pausen"
_VALUES = (("messaging.mail_attempts", "12"), ("messaging.mail_pause_minutes", "5"))


def load(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    parameter = apps.get_model("parameters", "Parameter")
    for code, value in _VALUES:
        parameter.objects.get_or_create(
            centre=None,
            code=code,
            valid_from=date(2008, 10, 1),
            defaults={"value": value, "source": _SOURCE, "is_verified": False},
        )


def remove(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    codes = [code for code, _value in _VALUES]
    apps.get_model("parameters", "Parameter").objects.filter(centre=None, code__in=codes).delete()


class Migration(migrations.Migration):
    dependencies = [("messaging", "0001_initial"), ("parameters", "0001_initial")]

    operations = [migrations.RunPython(load, remove)]
