import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("directory", "0004_advice_kind"),
        ("planning", "0005_reminder_days"),
        ("tenancy", "0002_public_page"),
    ]

    operations = [
        migrations.CreateModel(
            name="GoalResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("reached", "erreicht"),
                            ("partly", "teilweise erreicht"),
                            ("missed", "nicht erreicht"),
                            ("carried_on", "wird fortgeführt"),
                        ],
                        max_length=10,
                        verbose_name="Ergebnis",
                    ),
                ),
                ("text", models.TextField(verbose_name="Was sich geändert hat und warum")),
                ("obstacles", models.TextField(blank=True, verbose_name="Was hinderlich war")),
                ("outlook", models.TextField(blank=True, verbose_name="Ausblick")),
                ("assessed_on", models.DateField(verbose_name="bewertet am")),
                ("is_demo", models.BooleanField(default=False, verbose_name="erfunden (Beispieldaten)")),
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
                    "goal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="result",
                        to="planning.goal",
                        verbose_name="Ziel",
                    ),
                ),
            ],
            options={
                "verbose_name": "Ergebnis eines Ziels",
                "verbose_name_plural": "Ergebnisse der Ziele",
                "ordering": ("goal__position",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="goal_result_says_something"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MovedDeadline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("old_due_on", models.DateField(verbose_name="Frist bisher")),
                ("new_due_on", models.DateField(blank=True, null=True, verbose_name="Frist neu")),
                ("reason", models.TextField(verbose_name="Grund")),
                ("moved_on", models.DateField(verbose_name="verschoben am")),
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
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="planning.measure",
                        verbose_name="Maßnahme",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="planning.milestone",
                        verbose_name="Meilenstein",
                    ),
                ),
            ],
            options={
                "verbose_name": "verschobene Frist",
                "verbose_name_plural": "verschobene Fristen",
                "ordering": ("moved_on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("new_due_on", None),
                            models.Q(("new_due_on", models.F("old_due_on")), _negated=True),
                            _connector="OR",
                        ),
                        name="deadline_really_moved",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="deadline_moved_with_reason"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatusReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "geplant"),
                            ("running", "läuft"),
                            ("at_risk", "gefährdet"),
                            ("done", "erledigt"),
                            ("dropped", "aufgegeben"),
                        ],
                        max_length=10,
                        verbose_name="Stand",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="Wie es steht")),
                ("reported_on", models.DateField(verbose_name="gemeldet am")),
                ("reported_by", models.CharField(max_length=200, verbose_name="von")),
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
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="planning.measure",
                        verbose_name="Maßnahme",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reports",
                        to="planning.milestone",
                        verbose_name="Meilenstein",
                    ),
                ),
            ],
            options={
                "verbose_name": "Sachstand",
                "verbose_name_plural": "Sachstände",
                "ordering": ("-reported_on", "-pk"),
                "indexes": [models.Index(fields=["measure", "-reported_on"], name="report_of_measure")],
            },
        ),
        migrations.AddField(
            model_name="goal",
            name="continues",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="continued_by",
                to="planning.goal",
                verbose_name="führt fort",
            ),
        ),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.UniqueConstraint(fields=("period", "continues"), name="goal_carried_on_once"),
        ),
    ]
