"""First value of the rule for uploads, with its source."""

from datetime import date

from django.db import migrations

from schwerpunkt.parameters.first_values import FirstValue, FirstValues

_SOURCE = (
    "Vorschlag des Programms, mit der IT des Hauses abzustimmen "
    "(OWASP File Upload Cheat Sheet: Größe von Dateien begrenzen)"
)


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("parameters", "0001_initial")]

    operations = [FirstValues(FirstValue("documents.upload_megabytes", "20", _SOURCE, date(2020, 1, 1)))]
