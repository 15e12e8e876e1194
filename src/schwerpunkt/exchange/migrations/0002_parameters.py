"""First value of the dated rule of exchange, with its source."""

from datetime import date

from django.db import migrations

from schwerpunkt.parameters.first_values import FirstValue, FirstValues

_SOURCE = "Vorschlag; Grundsatz der Speicherbegrenzung, Art. 5 Abs. 1 lit. e DSGVO. Vom Haus festzulegen."


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_table_import"), ("parameters", "0001_initial")]

    operations = [FirstValues(FirstValue("exchange.import_days", "30", _SOURCE, date(2018, 5, 25)))]
