"""First values of the rules for the weekly mail and for follow-ups that are done."""

from django.db import migrations

from schwerpunkt.parameters.first_values import FirstValue, FirstValues

_OWN = "Vorschlag des Programms"


class Migration(migrations.Migration):
    dependencies = [("parameters", "0001_initial"), ("portal", "0004_calendar_mail_follow_ups")]

    operations = [
        FirstValues(FirstValue("portal.digest_day", "1", _OWN), FirstValue("portal.follow_up_keep_days", "90", _OWN))
    ]
