"""The list of kinds of advice for centres that are there already."""

from django.db import migrations

from schwerpunkt.directory.reference.starter import StarterLists


class Migration(migrations.Migration):
    dependencies = [("advice", "0001_initial")]

    operations = [StarterLists("advice_kind")]
