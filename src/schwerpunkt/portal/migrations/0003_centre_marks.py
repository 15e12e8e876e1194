"""The words of the search index begin with the mark of their centre."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from schwerpunkt.portal.models import centre_mark


def add_marks(apps: migrations.state.StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    entries = apps.get_model("portal", "SearchEntry")._base_manager
    for centre in entries.values_list("centre_id", flat=True).order_by("centre_id").distinct():
        mark = Value(centre_mark(centre))
        entries.filter(centre_id=centre).update(
            words=Concat(mark, F("words")), title_words=Concat(mark, F("title_words"))
        )


def take_marks(apps: migrations.state.StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    begin = len(centre_mark(1)) + 1
    entries = apps.get_model("portal", "SearchEntry")._base_manager
    entries.update(words=Substr("words", begin), title_words=Substr("title_words", begin))


class Migration(migrations.Migration):
    dependencies = [("portal", "0002_trigrams")]

    operations = [migrations.RunPython(add_marks, take_marks)]
