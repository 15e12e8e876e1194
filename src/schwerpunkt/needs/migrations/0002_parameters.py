"""First values of the dated rules of needs, and the lists of topics and urgencies for centres that are there already."""

from django.db import migrations

from schwerpunkt.directory.reference.starter import StarterLists
from schwerpunkt.parameters.first_values import FirstValue, FirstValues

_OWN = "Vorschlag des Programms, vom Haus anzupassen"


class Migration(migrations.Migration):
    dependencies = [("needs", "0001_initial"), ("directory", "0003_alter_code_kind"), ("parameters", "0001_initial")]

    operations = [
        StarterLists("need_topic", "need_urgency"),
        FirstValues(
            FirstValue("needs.link_grace_days", "28", _OWN),
            FirstValue("needs.reminder_days", "14, 7, 1", _OWN),
            FirstValue("needs.similarity_percent", "70", _OWN),
        ),
    ]
