"""First value of how long mail is kept, with its source."""

from datetime import date

from django.db import migrations

from schwerpunkt.parameters.first_values import FirstValue, FirstValues

_SOURCE = (
    "Vorschlag des Programms, mit der oder dem Datenschutzbeauftragten abzustimmen "
    "(Art. 5 Abs. 1 lit. e DSGVO: Speicherbegrenzung)"
)


class Migration(migrations.Migration):
    dependencies = [("messaging", "0002_parameters"), ("parameters", "0001_initial")]

    operations = [FirstValues(FirstValue("messaging.mail_keep_days", "365", _SOURCE, date(2018, 5, 25)))]
