"""First value of the rule for small numbers, with its source."""

from django.db import migrations

from schwerpunkt.parameters.first_values import FirstValue, FirstValues

_SOURCE = "Vorschlag des Programms, mit der oder dem Datenschutzbeauftragten abzustimmen"


class Migration(migrations.Migration):
    dependencies = [("parameters", "0001_initial")]

    operations = [FirstValues(FirstValue("figures.small_number", "5", _SOURCE))]
