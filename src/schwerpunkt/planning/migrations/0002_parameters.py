"""First values of the dated rules of planning, with their sources."""

from django.db import migrations

from schwerpunkt.parameters.first_values import FirstValue, FirstValues

_DECREE = "Gem. RdErl. „Kommunale Integrationszentren“ (BASS 12-21 Nr. 18): Schwerpunkte für zwei Jahre"
_OWN = "Vorschlag des Programms, vom Haus anzupassen"


class Migration(migrations.Migration):
    dependencies = [("planning", "0001_initial"), ("parameters", "0001_initial")]

    operations = [
        FirstValues(
            FirstValue("planning.period_months", "24", _DECREE, is_verified=True),
            FirstValue("planning.warn_months_before_end", "9", _OWN),
        )
    ]
