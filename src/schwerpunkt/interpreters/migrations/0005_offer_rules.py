"""First values of the dated rules about asking by mail."""

from django.db import migrations

from schwerpunkt.parameters.first_values import FirstValue, FirstValues

_OWN = "Vorschlag des Programms, vom Haus anzupassen"
_VALUES = (
    FirstValue("interpreters.wave_sizes", "3, 5", _OWN),
    FirstValue("interpreters.wave_minutes", "120", _OWN),
    FirstValue("interpreters.offer_hours", "48", _OWN),
    FirstValue("interpreters.after_days", "14", _OWN),
    FirstValue("interpreters.own_page_days", "14", _OWN),
    FirstValue(
        "interpreters.passes_contact",
        "nein",
        f"{_OWN}; im Rhein-Sieg-Kreis und in Borken werden Kontaktdaten nicht herausgegeben",
    ),
    FirstValue("interpreters.tolerance_minutes", "5", _OWN),
)


class Migration(migrations.Migration):
    dependencies = [("interpreters", "0004_offers"), ("parameters", "0001_initial")]

    operations = [FirstValues(*_VALUES)]
