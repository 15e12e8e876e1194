import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="TableImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("sheet", models.CharField(max_length=40, verbose_name="Liste")),
                ("target", models.CharField(blank=True, max_length=40, verbose_name="Ziel")),
                ("file_name", models.CharField(max_length=200, verbose_name="Datei")),
                ("content", models.BinaryField(verbose_name="Inhalt")),
                ("mapping", models.JSONField(default=list, verbose_name="Zuordnung der Spalten")),
                (
                    "clears_blanks",
                    models.BooleanField(default=False, verbose_name="leere Zellen löschen vorhandene Angaben"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("mapping", "Spalten zuordnen"),
                            ("checking", "wird geprüft"),
                            ("ready", "Vorschau"),
                            ("writing", "wird übernommen"),
                            ("done", "übernommen"),
                        ],
                        default="mapping",
                        max_length=10,
                        verbose_name="Zustand",
                    ),
                ),
                ("row_count", models.PositiveIntegerField(default=0, verbose_name="Zeilen")),
                ("done_count", models.PositiveIntegerField(default=0, editable=False, verbose_name="davon bearbeitet")),
                ("note", models.TextField(blank=True, verbose_name="Hinweis")),
                ("made_at", models.DateTimeField(verbose_name="hochgeladen am")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="übernommen am")),
                ("delete_on", models.DateField(verbose_name="wird gelöscht am")),
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
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="imports",
                        to="accounts.membership",
                        verbose_name="hochgeladen von",
                    ),
                ),
            ],
            options={
                "verbose_name": "Import",
                "verbose_name_plural": "Importe",
                "ordering": ("-made_at", "-pk"),
                "indexes": [models.Index(fields=["delete_on"], name="table_import_end")],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="Zeile")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("new", "neu"),
                            ("changed", "geändert"),
                            ("unchanged", "unverändert"),
                            ("refused", "nicht möglich"),
                        ],
                        max_length=10,
                        verbose_name="Ergebnis",
                    ),
                ),
                ("cells", models.JSONField(default=dict, verbose_name="Angaben")),
                ("changes", models.JSONField(default=dict, verbose_name="Änderungen")),
                ("problems", models.JSONField(default=dict, verbose_name="Hinweise")),
                (
                    "table_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="exchange.tableimport",
                        verbose_name="Import",
                    ),
                ),
            ],
            options={
                "verbose_name": "Zeile eines Imports",
                "verbose_name_plural": "Zeilen von Importen",
                "ordering": ("number",),
                "indexes": [models.Index(fields=["table_import", "outcome", "number"], name="import_row_outcome")],
                "constraints": [models.UniqueConstraint(fields=("table_import", "number"), name="import_row_once")],
            },
        ),
    ]
