"""First values of the rules for reports and results, with their source."""

from django.db import migrations

from schwerpunkt.parameters.first_values import FirstValue, FirstValues

_OWN = "Vorschlag des Programms, vom Haus anzupassen"


class Migration(migrations.Migration):
    dependencies = [("planning", "0006_following"), ("parameters", "0001_initial")]

    operations = [
        FirstValues(
            FirstValue("planning.stale_days", "56", _OWN), FirstValue("planning.assess_months_before_end", "2", _OWN)
        )
    ]
