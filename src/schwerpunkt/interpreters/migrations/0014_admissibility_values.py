"""First values of the rules for what comes in by the public forms, and the rules of admissibility for every centre."""

from django.db import migrations

from schwerpunkt.interpreters.starter import StarterRules
from schwerpunkt.parameters.first_values import FirstValue, FirstValues

_OWN = "Vorschlag des Programms, vom Haus anzupassen"
_VALUES = (
    FirstValue(
        "interpreters.lead_days",
        "5",
        f"{_OWN}; fünf Arbeitstage im Rhein-Sieg-Kreis (älteres Verfahren) und in den Kreisen Heinsberg und Coesfeld, sieben im "
        "Ennepe-Ruhr-Kreis, sieben Tage in Krefeld",
    ),
    FirstValue("interpreters.longest_minutes", "180", f"{_OWN}; so im Ennepe-Ruhr-Kreis (drei Stunden)"),
    FirstValue("interpreters.confirm_days", "3", _OWN),
    FirstValue("interpreters.incoming_keep_days", "90", _OWN),
)


class Migration(migrations.Migration):
    dependencies = [
        ("interpreters", "0013_asking"),
        ("parameters", "0001_initial"),
    ]

    operations = [FirstValues(*_VALUES), StarterRules()]
