import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0002_parameters"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("title", models.CharField(max_length=160, verbose_name="Kennzahl")),
                ("metric", models.CharField(blank=True, max_length=80, verbose_name="Messgröße")),
                ("where", models.JSONField(blank=True, default=dict, verbose_name="nur für")),
                ("unit", models.CharField(blank=True, max_length=60, verbose_name="Einheit")),
                (
                    "baseline",
                    models.DecimalField(decimal_places=2, default=0, max_digits=14, verbose_name="Ausgangswert"),
                ),
                (
                    "target",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="Zielwert"
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("up", "mehr ist besser"), ("down", "weniger ist besser")],
                        default="up",
                        max_length=4,
                        verbose_name="Richtung",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="gezählt ab")),
                ("cut_off_on", models.DateField(verbose_name="Stichtag")),
                ("explanation", models.TextField(blank=True, verbose_name="So wird gezählt")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
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
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indicators",
                        to="planning.goal",
                        verbose_name="Ziel",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indicators",
                        to="planning.measure",
                        verbose_name="Maßnahme",
                    ),
                ),
            ],
            options={
                "verbose_name": "Kennzahl",
                "verbose_name_plural": "Kennzahlen",
                "ordering": ("position", "title"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("goal", None), ("measure__isnull", False)),
                            models.Q(("goal__isnull", False), ("measure", None)),
                            _connector="OR",
                        ),
                        name="indicator_of_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="indicator_has_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cut_off_on__gte", models.F("starts_on"))),
                        name="indicator_cut_off_after_start",
                    ),
                    models.UniqueConstraint(fields=("goal", "title"), name="indicator_once_a_goal"),
                    models.UniqueConstraint(fields=("measure", "title"), name="indicator_once_a_measure"),
                ],
            },
        ),
        migrations.CreateModel(
            name="IndicatorValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("on", models.DateField(verbose_name="Stand vom")),
                ("value", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="Wert")),
                ("source", models.CharField(max_length=200, verbose_name="Quelle")),
                ("note", models.TextField(blank=True, verbose_name="Anmerkung")),
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
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="values",
                        to="planning.indicator",
                        verbose_name="Kennzahl",
                    ),
                ),
            ],
            options={
                "verbose_name": "Wert",
                "verbose_name_plural": "Werte",
                "ordering": ("-on",),
                "constraints": [
                    models.UniqueConstraint(fields=("indicator", "on"), name="indicator_value_once_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="indicator_value_has_source"
                    ),
                ],
            },
        ),
    ]
