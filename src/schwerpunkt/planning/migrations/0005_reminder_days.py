"""First value of the rule for reminders, with its source."""

from django.db import migrations

from schwerpunkt.parameters.first_values import FirstValue, FirstValues

_OWN = "Vorschlag des Programms, vom Haus anzupassen"


class Migration(migrations.Migration):
    dependencies = [("planning", "0004_reminders"), ("parameters", "0001_initial")]

    operations = [FirstValues(FirstValue("planning.reminder_days", "28, 14, 7, 1", _OWN))]
