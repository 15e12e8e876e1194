"""First values of the dated rules of messaging, with their sources."""

from datetime import date

from django.db import migrations

from schwerpunkt.parameters.first_values import FirstValue, FirstValues

_SOURCE = "RFC 5321, Abschnitt 4.5.4.1: mehrere Tage lang versuchen, mit wachsenden Pausen"


class Migration(migrations.Migration):
    dependencies = [("messaging", "0001_initial"), ("parameters", "0001_initial")]

    operations = [
        FirstValues(
            FirstValue("messaging.mail_attempts", "12", _SOURCE, date(2008, 10, 1)),
            FirstValue("messaging.mail_pause_minutes", "5", _SOURCE, date(2008, 10, 1)),
        )
    ]
