"""First values of the dated rules of needs, and the lists of topics and urgencies for centres that are there already."""

import json
from datetime import date
from importlib.resources import files

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SOURCE = "Vorschlag des Programms, vom Haus anzupassen"
_VALUES = (
    ("needs.link_grace_days", "28", date(2012, 6, 25), _SOURCE, False),
    ("needs.reminder_days", "14, 7, 1", date(2012, 6, 25), _SOURCE, False),
    ("needs.similarity_percent", "70", date(2012, 6, 25), _SOURCE, False),
)
_KINDS = ("need_topic", "need_urgency")


def load(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    parameter = apps.get_model("parameters", "Parameter")
    for code, value, valid_from, source, is_verified in _VALUES:
        parameter.objects.get_or_create(
            centre=None,
            code=code,
            valid_from=valid_from,
            defaults={"value": value, "source": source, "is_verified": is_verified},
        )
    text = files("schwerpunkt.directory").joinpath("data", "starter_codes.json").read_text(encoding="utf-8")
    lists = json.loads(text)
    code_model = apps.get_model("directory", "Code")
    for centre in apps.get_model("tenancy", "Centre").objects.all():
        for kind in _KINDS:
            for position, (key, label, *_explanation) in enumerate(lists[kind]["codes"], start=1):
                code_model._base_manager.get_or_create(
                    centre=centre,
                    kind=kind,
                    key=key,
                    defaults={"label": label, "position": position, "source": lists[kind]["source"]},
                )


def remove(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    codes = [row[0] for row in _VALUES]
    apps.get_model("parameters", "Parameter").objects.filter(centre=None, code__in=codes).delete()
    apps.get_model("directory", "Code")._base_manager.filter(kind__in=_KINDS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("needs", "0001_initial"),
        ("directory", "0003_alter_code_kind"),
        ("parameters", "0001_initial"),
    ]

    operations = [migrations.RunPython(load, remove)]
