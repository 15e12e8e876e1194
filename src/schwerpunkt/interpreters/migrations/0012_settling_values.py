"""First values of the dated rules about settlements."""

from datetime import date

from django.db import migrations

from schwerpunkt.parameters.first_values import FirstValue, FirstValues

_ALLOWANCE = "§ 3 Nr. 26a EStG (Ehrenamtspauschale); ob statt dessen § 3 Nr. 26 gilt, prüft das Haus"
_VALUES = (
    FirstValue("interpreters.tax_free_limit", "720", _ALLOWANCE, date(2013, 1, 1)),
    FirstValue("interpreters.tax_free_limit", "840", _ALLOWANCE, date(2021, 1, 1)),
    FirstValue("interpreters.tax_free_limit", "960", _ALLOWANCE, date(2026, 1, 1)),
    FirstValue("interpreters.bank_months", "12", "Vorschlag des Programms, vom Haus anzupassen"),
)


class Migration(migrations.Migration):
    dependencies = [("interpreters", "0011_settled_is_settled"), ("parameters", "0001_initial")]

    operations = [FirstValues(*_VALUES)]
