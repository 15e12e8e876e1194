"""What is known of somebody who has left can be deleted; after how many months somebody is reminded of it."""

from django.db import migrations, models
from django.db.models import Q

from schwerpunkt.parameters.first_values import FirstValue, FirstValues


class Migration(migrations.Migration):
    dependencies = [("interpreters", "0018_uncovered_because_held"), ("parameters", "0001_initial")]

    operations = [
        migrations.AddField(
            "interpreter",
            "forgotten_on",
            models.DateField("Angaben gelöscht am", null=True, blank=True, editable=False),
        ),
        migrations.AddConstraint(
            "interpreter",
            models.CheckConstraint(
                condition=Q(forgotten_on=None) | Q(state="left", email="", phone="", gender="", note=""),
                name="interpreter_forgotten_after_leaving",
            ),
        ),
        FirstValues(FirstValue("interpreters.person_months", "12", "Vorschlag des Programms, vom Haus anzupassen")),
    ]
