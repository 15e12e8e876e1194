import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("directory", "0001_initial"),
        ("documents", "0001_initial"),
        ("planning", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("title", models.CharField(max_length=250, verbose_name="Betreff")),
                ("reference", models.CharField(blank=True, max_length=60, verbose_name="Vorlagennummer")),
                ("dated_on", models.DateField(verbose_name="Datum der Vorlage")),
                ("budget_effect", models.TextField(blank=True, verbose_name="Finanzielle Auswirkungen")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Entwurf"),
                            ("cosigning", "Mitzeichnung"),
                            ("cosigned", "mitgezeichnet"),
                            ("released", "freigegeben"),
                            ("submitted", "eingereicht"),
                            ("consulted", "beraten"),
                            ("withdrawn", "zurückgezogen"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="Zustand",
                    ),
                ),
                ("submitted_on", models.DateField(blank=True, null=True, verbose_name="eingereicht am")),
                ("is_demo", models.BooleanField(default=False, verbose_name="Beispieldaten")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="accounts.membership",
                        verbose_name="Verfasst von",
                    ),
                ),
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
                    "period",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="planning.focusperiod",
                        verbose_name="Schwerpunktzeitraum",
                    ),
                ),
                (
                    "related_papers",
                    models.ManyToManyField(blank=True, to="papers.paper", verbose_name="Frühere Vorlagen zum Thema"),
                ),
                (
                    "signatory",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.signatory",
                        verbose_name="Unterschrift",
                    ),
                ),
            ],
            options={
                "verbose_name": "Vorlage",
                "verbose_name_plural": "Vorlagen",
                "ordering": ("-dated_on", "-pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("reference", ""), _negated=True),
                        fields=("centre", "reference"),
                        name="paper_reference_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FrozenPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("content", models.JSONField(verbose_name="Inhalt")),
                ("facts", models.JSONField(default=dict, verbose_name="zugrunde liegende Daten")),
                ("checksum", models.CharField(max_length=64, verbose_name="Prüfsumme")),
                ("frozen_at", models.DateTimeField(verbose_name="eingefroren am")),
                ("frozen_by", models.CharField(max_length=200, verbose_name="von")),
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
                    "docx",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="Word-Datei",
                    ),
                ),
                (
                    "html",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="HTML-Datei",
                    ),
                ),
                (
                    "pdf",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="PDF",
                    ),
                ),
                (
                    "paper",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="frozen",
                        to="papers.paper",
                        verbose_name="Vorlage",
                    ),
                ),
            ],
            options={
                "verbose_name": "eingefrorene Fassung",
                "verbose_name_plural": "eingefrorene Fassungen",
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("title", models.CharField(max_length=160, verbose_name="Bezeichnung")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
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
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="Datei",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="papers.paper",
                        verbose_name="Vorlage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Anlage",
                "verbose_name_plural": "Anlagen",
                "ordering": ("paper", "position", "pk"),
            },
        ),
        migrations.CreateModel(
            name="PaperTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="gültig ab")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="gültig bis")),
                ("key", models.SlugField(max_length=40, verbose_name="Kurzzeichen")),
                ("label", models.CharField(max_length=80, verbose_name="Vorlagenart")),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="Betreff")),
                (
                    "default_role",
                    models.CharField(
                        choices=[
                            ("noting", "Kenntnisnahme"),
                            ("preliminary", "Vorberatung"),
                            ("hearing", "Anhörung"),
                            ("decision", "Entscheidung"),
                        ],
                        default="noting",
                        max_length=12,
                        verbose_name="Behandlung im Gremium",
                    ),
                ),
                ("has_proposal", models.BooleanField(default=False, verbose_name="mit Beschlussvorschlag")),
                (
                    "has_budget_effect",
                    models.BooleanField(default=False, verbose_name="mit Angabe der finanziellen Auswirkungen"),
                ),
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
            ],
            options={
                "verbose_name": "Vorlagenart",
                "verbose_name_plural": "Vorlagenarten",
                "ordering": ("label",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="paper_template_validity",
                    ),
                    models.UniqueConstraint(fields=("centre", "key"), name="paper_template_once"),
                ],
            },
        ),
        migrations.AddField(
            model_name="paper",
            name="template",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="papers",
                to="papers.papertemplate",
                verbose_name="Vorlagenart",
            ),
        ),
        migrations.CreateModel(
            name="TemplateBlock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("position", models.PositiveSmallIntegerField(verbose_name="Reihenfolge")),
                ("key", models.SlugField(max_length=40, verbose_name="Kurzzeichen")),
                ("label", models.CharField(max_length=80, verbose_name="Name im Editor")),
                ("heading", models.CharField(blank=True, max_length=160, verbose_name="Überschrift im Dokument")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("text", "Text der Vorlage"),
                            ("numbered_goals", "nummerierte Ziele"),
                            ("other_goals", "Schwerpunkte ohne Nummer"),
                            ("agreements", "Zustimmungen der Ministerien"),
                            ("meeting", "Sitzung"),
                            ("proposal", "Beschlussvorschlag"),
                            ("measures_table", "Tabelle der Maßnahmen"),
                            ("signature", "Unterschrift"),
                        ],
                        default="text",
                        max_length=20,
                        verbose_name="Inhalt",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="Text")),
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
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="blocks",
                        to="papers.papertemplate",
                        verbose_name="Vorlagenart",
                    ),
                ),
            ],
            options={
                "verbose_name": "Baustein",
                "verbose_name_plural": "Bausteine",
                "ordering": ("template", "position"),
                "constraints": [models.UniqueConstraint(fields=("template", "key"), name="template_block_once")],
            },
        ),
        migrations.CreateModel(
            name="CoSignature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("position", models.PositiveSmallIntegerField(verbose_name="Reihenfolge")),
                ("unit", models.CharField(max_length=120, verbose_name="Stelle")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="bis")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "noch nicht dran"),
                            ("due", "ist dran"),
                            ("signed", "gezeichnet"),
                            ("returned", "zurückgegeben"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="Zustand",
                    ),
                ),
                ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="am")),
                ("remark", models.TextField(blank=True, verbose_name="Bemerkung")),
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
                    "signer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cosignatures",
                        to="accounts.membership",
                        verbose_name="Person",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cosignatures",
                        to="papers.paper",
                        verbose_name="Vorlage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Mitzeichnung",
                "verbose_name_plural": "Mitzeichnungen",
                "ordering": ("paper", "position"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "due")), fields=("paper",), name="cosignature_one_due"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("position", models.PositiveSmallIntegerField(verbose_name="Reihenfolge")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("noting", "Kenntnisnahme"),
                            ("preliminary", "Vorberatung"),
                            ("hearing", "Anhörung"),
                            ("decision", "Entscheidung"),
                        ],
                        max_length=12,
                        verbose_name="Behandlung",
                    ),
                ),
                ("is_authoritative", models.BooleanField(default=False, verbose_name="entscheidet")),
                ("proposal", models.TextField(blank=True, verbose_name="Beschlussvorschlag")),
                ("agenda_number", models.CharField(blank=True, max_length=20, verbose_name="Tagesordnungspunkt")),
                ("is_public", models.BooleanField(default=True, verbose_name="öffentlich")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "vorgesehen"),
                            ("postponed", "vertagt"),
                            ("done", "beraten"),
                            ("removed", "abgesetzt"),
                        ],
                        default="planned",
                        max_length=9,
                        verbose_name="Zustand",
                    ),
                ),
                ("result", models.CharField(blank=True, max_length=120, verbose_name="Ergebnis")),
                ("result_on", models.DateField(blank=True, null=True, verbose_name="Tag der Beratung")),
                ("remark", models.TextField(blank=True, verbose_name="Bemerkung")),
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
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="directory.committee",
                        verbose_name="Gremium",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="directory.meeting",
                        verbose_name="Sitzung",
                    ),
                ),
                (
                    "postponed_from",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="postponed_to",
                        to="papers.consultation",
                        verbose_name="vertagt aus",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consultations",
                        to="papers.paper",
                        verbose_name="Vorlage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Beratung",
                "verbose_name_plural": "Beratungsfolge",
                "ordering": ("paper", "position"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True), ("result_on__isnull", False), _connector="OR"
                        ),
                        name="consultation_done_dated",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperBlock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("position", models.PositiveSmallIntegerField(verbose_name="Reihenfolge")),
                ("key", models.SlugField(max_length=40, verbose_name="Kurzzeichen")),
                ("label", models.CharField(max_length=80, verbose_name="Name")),
                ("heading", models.CharField(blank=True, max_length=160, verbose_name="Überschrift")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("text", "Text der Vorlage"),
                            ("numbered_goals", "nummerierte Ziele"),
                            ("other_goals", "Schwerpunkte ohne Nummer"),
                            ("agreements", "Zustimmungen der Ministerien"),
                            ("meeting", "Sitzung"),
                            ("proposal", "Beschlussvorschlag"),
                            ("measures_table", "Tabelle der Maßnahmen"),
                            ("signature", "Unterschrift"),
                        ],
                        max_length=20,
                        verbose_name="Inhalt",
                    ),
                ),
                ("pattern", models.TextField(blank=True, verbose_name="Text der Vorlagenart")),
                ("text", models.TextField(blank=True, verbose_name="Eigener Text")),
                ("is_edited", models.BooleanField(default=False, verbose_name="von Hand geändert")),
                ("basis", models.TextField(blank=True, verbose_name="Datenstand bei der Änderung")),
                ("is_left_out", models.BooleanField(default=False, verbose_name="weggelassen")),
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
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="blocks",
                        to="papers.paper",
                        verbose_name="Vorlage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Baustein",
                "verbose_name_plural": "Bausteine",
                "ordering": ("paper", "position"),
                "constraints": [models.UniqueConstraint(fields=("paper", "key"), name="paper_block_once")],
            },
        ),
    ]
