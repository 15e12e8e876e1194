import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0005_talk_kind"),
        ("interpreters", "0003_reference"),
        ("tenancy", "0002_public_page"),
    ]

    operations = [
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                (
                    "side",
                    models.CharField(
                        choices=[("interpreter", "Sprachmittlung"), ("institution", "Einrichtung")],
                        max_length=11,
                        verbose_name="Seite",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("offered", "angefragt"),
                            ("accepted", "zugesagt"),
                            ("declined", "abgelehnt"),
                            ("withdrawn", "zurückgenommen"),
                            ("given_back", "kann doch nicht kommen"),
                            ("held", "gehalten"),
                            ("stopped", "abgebrochen"),
                            ("client_absent", "Ratsuchende kamen nicht"),
                            ("absent", "Sprachmittelnde kamen nicht"),
                            ("in_time", "rechtzeitig abgesagt"),
                            ("late", "zu spät abgesagt"),
                        ],
                        max_length=13,
                        verbose_name="Was daraus wurde",
                    ),
                ),
                ("held_from", models.DateTimeField(blank=True, null=True, verbose_name="tatsächlicher Beginn")),
                ("held_until", models.DateTimeField(blank=True, null=True, verbose_name="tatsächliches Ende")),
                (
                    "impression",
                    models.CharField(
                        blank=True,
                        choices=[("good", "gut"), ("mixed", "mit Schwierigkeiten")],
                        max_length=9,
                        verbose_name="Wie es lief",
                    ),
                ),
                ("remark", models.CharField(blank=True, max_length=500, verbose_name="Bemerkung")),
                ("given_at", models.DateTimeField(verbose_name="bestätigt")),
            ],
            options={
                "verbose_name": "Bestätigung eines Einsatzes",
                "verbose_name_plural": "Bestätigungen der Einsätze",
                "ordering": ("given_at",),
            },
        ),
        migrations.AddField(
            model_name="assignment",
            name="answer_until",
            field=models.DateTimeField(
                blank=True,
                help_text="leer, wenn niemand eine E-Mail bekommen hat",
                null=True,
                verbose_name="antworten bis",
            ),
        ),
        migrations.AddField(
            model_name="request",
            name="next_wave_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="die nächsten werden gefragt"),
        ),
        migrations.AddField(
            model_name="request",
            name="wave",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="so oft wurde gefragt"),
        ),
        migrations.AlterField(
            model_name="assignment",
            name="state",
            field=models.CharField(
                choices=[
                    ("offered", "angefragt"),
                    ("accepted", "zugesagt"),
                    ("declined", "abgelehnt"),
                    ("withdrawn", "zurückgenommen"),
                    ("given_back", "kann doch nicht kommen"),
                    ("held", "gehalten"),
                    ("stopped", "abgebrochen"),
                    ("client_absent", "Ratsuchende kamen nicht"),
                    ("absent", "Sprachmittelnde kamen nicht"),
                    ("in_time", "rechtzeitig abgesagt"),
                    ("late", "zu spät abgesagt"),
                ],
                default="offered",
                max_length=13,
                verbose_name="Zustand",
            ),
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(
                condition=models.Q(("next_wave_at__isnull", False)), fields=["next_wave_at"], name="request_next_wave"
            ),
        ),
        migrations.AddField(
            model_name="confirmation",
            name="assignment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="confirmations",
                to="interpreters.assignment",
                verbose_name="Einsatz",
            ),
        ),
        migrations.AddField(
            model_name="confirmation",
            name="centre",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.centre",
                verbose_name="Zentrum",
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.UniqueConstraint(fields=("assignment", "side"), name="confirmation_once_a_side"),
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("held_from", None), ("held_until", None)),
                    ("held_until__gt", models.F("held_from")),
                    _connector="OR",
                ),
                name="confirmation_in_order",
            ),
        ),
    ]
