import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("portal", "0003_centre_marks"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("nonce", models.CharField(blank=True, max_length=32, verbose_name="Kennung der Adresse")),
                ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="Adresse vergeben")),
                (
                    "centre",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.centre",
                        verbose_name="Zentrum",
                    ),
                ),
                (
                    "membership",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_link",
                        to="accounts.membership",
                        verbose_name="Kollegin/Kollege",
                    ),
                ),
            ],
            options={
                "verbose_name": "Kalenderadresse",
                "verbose_name_plural": "Kalenderadressen",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("made_at", None), ("nonce", "")),
                            models.Q(models.Q(("nonce", ""), _negated=True), ("made_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="calendar_link_on_or_off",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Digest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("weekday", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Wochentag")),
                ("last_week", models.DateField(blank=True, null=True, verbose_name="zuletzt für die Woche ab")),
                (
                    "centre",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.centre",
                        verbose_name="Zentrum",
                    ),
                ),
                (
                    "membership",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="digest",
                        to="accounts.membership",
                        verbose_name="Kollegin/Kollege",
                    ),
                ),
            ],
            options={
                "verbose_name": "Wochenmail",
                "verbose_name_plural": "Wochenmails",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("weekday", None), ("weekday__lte", 7), _connector="OR"),
                        name="digest_day_of_the_week",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("text", models.CharField(max_length=200, verbose_name="Was")),
                ("due_on", models.DateField(verbose_name="Am")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="Seite")),
                ("record_title", models.CharField(blank=True, max_length=300, verbose_name="Gehört zu")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="Erledigt")),
                (
                    "centre",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.centre",
                        verbose_name="Zentrum",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="accounts.membership",
                        verbose_name="Für",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="follow_ups_set",
                        to="accounts.membership",
                        verbose_name="Angelegt von",
                    ),
                ),
            ],
            options={
                "verbose_name": "Wiedervorlage",
                "verbose_name_plural": "Wiedervorlagen",
                "ordering": ("due_on", "pk"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at", None)), fields=["owner", "due_on"], name="follow_up_open"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="follow_up_has_text")
                ],
            },
        ),
    ]
