"""First value of how long an institution's link to its requests is good."""

from django.db import migrations

from schwerpunkt.parameters.first_values import FirstValue, FirstValues


class Migration(migrations.Migration):
    dependencies = [("interpreters", "0015_counting"), ("parameters", "0001_initial")]

    operations = [
        FirstValues(FirstValue("interpreters.overview_days", "30", "Vorschlag des Programms, vom Haus anzupassen"))
    ]
