"""First values of the rules for the weekly mail and for follow-ups that are done."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_VALUES = {"portal.digest_day": "1", "portal.follow_up_keep_days": "90"}


def load(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for code, value in _VALUES.items():
        apps.get_model("parameters", "Parameter").objects.get_or_create(
            centre=None,
            code=code,
            valid_from=date(2012, 6, 25),
            defaults={"value": value, "source": "Vorschlag des Programms", "is_verified": False},
        )


def remove(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("parameters", "Parameter").objects.filter(centre=None, code__in=_VALUES).delete()


class Migration(migrations.Migration):
    dependencies = [("parameters", "0001_initial"), ("portal", "0004_calendar_mail_follow_ups")]

    operations = [migrations.RunPython(load, remove)]
