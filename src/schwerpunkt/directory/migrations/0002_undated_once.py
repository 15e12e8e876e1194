from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="committee",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_from", None)), fields=("centre", "name"), name="committee_once_undated"
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("starts_at", None)),
                fields=("committee", "held_on"),
                name="meeting_once_without_hour",
            ),
        ),
    ]
