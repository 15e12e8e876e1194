"""Instead of the file its rows are kept. What was uploaded before and waits for a decision must be uploaded again."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def let_go(apps: migrations.state.StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    imports = apps.get_model("exchange", "TableImport")._base_manager
    imports.exclude(state__in=("done", "undone")).delete()


class Migration(migrations.Migration):
    dependencies = [("exchange", "0004_quick_imports")]

    operations = [migrations.RunPython(let_go, migrations.RunPython.noop)]
