import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CentreMunicipality",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="gültig ab")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="gültig bis")),
                ("ags", models.CharField(max_length=8, verbose_name="amtlicher Gemeindeschlüssel")),
                ("name", models.CharField(max_length=120, verbose_name="Name")),
                ("official_name", models.CharField(max_length=160, verbose_name="amtlicher Name")),
                ("kind", models.CharField(max_length=40, verbose_name="Art")),
                ("population", models.PositiveIntegerField(blank=True, null=True, verbose_name="Einwohnerzahl")),
                ("population_on", models.DateField(blank=True, null=True, verbose_name="Stand der Einwohnerzahl")),
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
                "verbose_name": "Kommune",
                "verbose_name_plural": "Kommunen",
                "ordering": ("name",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="municipality_validity",
                    ),
                    models.UniqueConstraint(fields=("centre", "ags"), name="municipality_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Code",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="gültig ab")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="gültig bis")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("action_field", "Handlungsfeld"),
                            ("strategy_level", "Integrationsstrategieebene"),
                            ("target_group", "Zielgruppe"),
                            ("measure_kind", "Art der Maßnahme"),
                        ],
                        max_length=20,
                        verbose_name="Liste",
                    ),
                ),
                ("key", models.SlugField(max_length=60, verbose_name="Schlüssel")),
                ("label", models.CharField(max_length=160, verbose_name="Bezeichnung")),
                ("explanation", models.TextField(blank=True, verbose_name="Erläuterung")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="Quelle")),
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
                "verbose_name": "Listeneintrag",
                "verbose_name_plural": "Listen",
                "ordering": ("kind", "position", "label"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="code_validity",
                    ),
                    models.UniqueConstraint(fields=("centre", "kind", "key"), name="code_once"),
                    models.CheckConstraint(condition=models.Q(("label", ""), _negated=True), name="code_has_label"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Committee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="gültig ab")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="gültig bis")),
                ("name", models.CharField(max_length=160, verbose_name="Name")),
                (
                    "genitive",
                    models.CharField(
                        help_text="z. B. „des Ausschusses für Soziales“",
                        max_length=180,
                        verbose_name="Name im Satz „Zur Sitzung …“",
                    ),
                ),
                ("short_name", models.CharField(blank=True, max_length=40, verbose_name="Kurzname")),
                ("is_deciding", models.BooleanField(default=False, verbose_name="entscheidet selbst")),
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
                "verbose_name": "Gremium",
                "verbose_name_plural": "Gremien",
                "ordering": ("name",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="committee_validity",
                    ),
                    models.UniqueConstraint(fields=("centre", "name", "valid_from"), name="committee_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="LegalSource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("key", models.SlugField(max_length=40, verbose_name="Kurzzeichen")),
                ("title", models.CharField(max_length=200, verbose_name="Titel")),
                ("reference", models.CharField(blank=True, max_length=120, verbose_name="Fundstelle")),
                ("website", models.URLField(blank=True, verbose_name="Internetadresse")),
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
                "verbose_name": "Rechtsgrundlage",
                "verbose_name_plural": "Rechtsgrundlagen",
                "ordering": ("title",),
                "constraints": [models.UniqueConstraint(fields=("centre", "key"), name="legal_source_once")],
            },
        ),
        migrations.CreateModel(
            name="LegalVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="gültig ab")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="gültig bis")),
                ("label", models.CharField(max_length=120, verbose_name="Fassung")),
                ("issued_on", models.DateField(verbose_name="vom")),
                ("issuers", models.CharField(blank=True, max_length=300, verbose_name="erlassen von")),
                ("citation", models.TextField(verbose_name="Zitat in Vorlagen")),
                ("provenance", models.CharField(blank=True, max_length=300, verbose_name="Quelle dieser Angabe")),
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
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="directory.legalsource",
                        verbose_name="Rechtsgrundlage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Fassung",
                "verbose_name_plural": "Fassungen",
                "ordering": ("source", "-issued_on"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="legal_version_validity",
                    ),
                    models.UniqueConstraint(fields=("source", "issued_on"), name="legal_version_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Letterhead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="gültig ab")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="gültig bis")),
                (
                    "authority",
                    models.CharField(help_text="z. B. „Rhein-Sieg-Kreis“", max_length=120, verbose_name="Behörde"),
                ),
                (
                    "head_of_authority",
                    models.CharField(help_text="z. B. „Der Landrat“", max_length=120, verbose_name="Absender"),
                ),
                ("unit", models.CharField(blank=True, max_length=160, verbose_name="Organisationseinheit")),
                ("address", models.TextField(blank=True, verbose_name="Anschrift")),
                ("contact_line", models.CharField(blank=True, max_length=200, verbose_name="Kontaktzeile")),
                ("footer", models.CharField(blank=True, max_length=200, verbose_name="Fußzeile")),
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
                "verbose_name": "Briefkopf",
                "verbose_name_plural": "Briefköpfe",
                "ordering": ("-valid_from",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="letterhead_validity",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("held_on", models.DateField(verbose_name="Tag")),
                ("starts_at", models.TimeField(blank=True, null=True, verbose_name="Beginn")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="Ort")),
                ("is_public", models.BooleanField(default=True, verbose_name="öffentlich")),
                ("papers_due_on", models.DateField(blank=True, null=True, verbose_name="Vorlagen abzugeben bis")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("scheduled", "terminiert"),
                            ("invited", "eingeladen"),
                            ("held", "durchgeführt"),
                            ("cancelled", "abgesagt"),
                        ],
                        default="scheduled",
                        max_length=10,
                        verbose_name="Zustand",
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
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="directory.committee",
                        verbose_name="Gremium",
                    ),
                ),
            ],
            options={
                "verbose_name": "Sitzung",
                "verbose_name_plural": "Sitzungen",
                "ordering": ("-held_on",),
                "constraints": [
                    models.UniqueConstraint(fields=("committee", "held_on", "starts_at"), name="meeting_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("papers_due_on", None), ("papers_due_on__lte", models.F("held_on")), _connector="OR"
                        ),
                        name="meeting_papers_before",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("name", models.CharField(max_length=200, verbose_name="Name")),
                ("short_name", models.CharField(blank=True, max_length=60, verbose_name="Kurzname")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ministry", "Ministerium"),
                            ("authority", "Behörde"),
                            ("unit", "Fachbereich der eigenen Verwaltung"),
                            ("municipality", "Kommune"),
                            ("school", "Schule"),
                            ("daycare", "Kita"),
                            ("welfare", "Wohlfahrtsverband oder Träger"),
                            ("migrant_organisation", "Migrantenorganisation"),
                            ("association", "Verein oder Initiative"),
                            ("network", "Netzwerk oder Gruppe von Einrichtungen"),
                            ("company", "Unternehmen"),
                            ("other", "Sonstige"),
                        ],
                        max_length=24,
                        verbose_name="Art",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="E-Mail-Adresse")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="Telefon")),
                ("address", models.TextField(blank=True, verbose_name="Anschrift")),
                ("website", models.URLField(blank=True, verbose_name="Internetseite")),
                ("note", models.TextField(blank=True, verbose_name="Notiz")),
                ("is_archived", models.BooleanField(default=False, verbose_name="nicht mehr aktiv")),
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
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="directory.centremunicipality",
                        verbose_name="Kommune",
                    ),
                ),
            ],
            options={
                "verbose_name": "Partnerorganisation",
                "verbose_name_plural": "Partner",
                "ordering": ("name",),
                "constraints": [
                    models.UniqueConstraint(fields=("centre", "name"), name="organisation_once"),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="organisation_has_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("function", models.CharField(max_length=160, verbose_name="Funktion")),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="Name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="E-Mail-Adresse")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="Telefon")),
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="directory.organisation",
                        verbose_name="Organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "Kontakt",
                "verbose_name_plural": "Kontakte",
                "ordering": ("function", "name"),
            },
        ),
        migrations.CreateModel(
            name="OrganisationName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="gültig ab")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="gültig bis")),
                ("name", models.CharField(max_length=200, verbose_name="Name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("official", "amtlicher Name"), ("short", "Kurzname"), ("alias", "auch bekannt als")],
                        max_length=10,
                        verbose_name="Art des Namens",
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="directory.organisation",
                        verbose_name="Organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "Name",
                "verbose_name_plural": "Namen",
                "ordering": ("organisation", "kind", "valid_from", "name"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="organisation_name_validity",
                    ),
                    models.UniqueConstraint(fields=("organisation", "kind", "name"), name="organisation_name_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signatory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="gültig ab")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="gültig bis")),
                (
                    "formula",
                    models.CharField(help_text="z. B. „Im Auftrag“", max_length=60, verbose_name="Zeichnungsformel"),
                ),
                ("function", models.CharField(max_length=160, verbose_name="Funktion")),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="Name")),
                ("is_default", models.BooleanField(default=True, verbose_name="zeichnet üblicherweise")),
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
                "verbose_name": "Zeichnungsbefugnis",
                "verbose_name_plural": "Zeichnungsbefugnisse",
                "ordering": ("-is_default", "-valid_from", "function"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="signatory_validity",
                    )
                ],
            },
        ),
    ]
