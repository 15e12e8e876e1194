import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("directory", "0001_initial"),
        ("documents", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="FocusPeriod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("title", models.CharField(max_length=160, verbose_name="Titel")),
                ("starts_on", models.DateField(verbose_name="Beginn")),
                ("ends_on", models.DateField(verbose_name="Ende")),
                (
                    "planned_label",
                    models.CharField(
                        blank=True,
                        help_text="So steht es in der Vorlage, z. B. „im Jahr 2023“.",
                        max_length=60,
                        verbose_name="Zeitangabe im Text",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Entwurf"),
                            ("released", "intern freigegeben"),
                            ("submitted", "bei den Ministerien"),
                            ("agreed", "zugestimmt"),
                            ("running", "laufend"),
                            ("closed", "abgeschlossen"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="Zustand",
                    ),
                ),
                ("is_demo", models.BooleanField(default=False, verbose_name="Beispieldaten")),
                (
                    "action_fields",
                    models.ManyToManyField(
                        limit_choices_to={"kind": "action_field"},
                        related_name="periods",
                        to="directory.code",
                        verbose_name="Handlungsfelder",
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
                    "legal_version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.legalversion",
                        verbose_name="Rechtsgrundlage",
                    ),
                ),
                (
                    "strategy_level",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"kind": "strategy_level"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.code",
                        verbose_name="Integrationsstrategieebene",
                    ),
                ),
            ],
            options={
                "verbose_name": "Schwerpunktzeitraum",
                "verbose_name_plural": "Schwerpunktzeiträume",
                "ordering": ("-starts_on",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))), name="period_ends_after_start"
                    ),
                    models.UniqueConstraint(fields=("centre", "title"), name="period_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("position", models.PositiveSmallIntegerField(verbose_name="Reihenfolge")),
                ("number", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Nummer")),
                ("title", models.CharField(max_length=200, verbose_name="Titel")),
                ("short_title", models.CharField(blank=True, max_length=80, verbose_name="Kurztitel")),
                ("sentence", models.TextField(verbose_name="Zielsatz")),
                ("due_on", models.DateField(verbose_name="Frist")),
                ("note", models.TextField(blank=True, verbose_name="Interne Notiz")),
                ("current_version", models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="Stand")),
                (
                    "action_field",
                    models.ForeignKey(
                        limit_choices_to={"kind": "action_field"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="goals",
                        to="directory.code",
                        verbose_name="Handlungsfeld",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="goals",
                        to="planning.focusperiod",
                        verbose_name="Schwerpunktzeitraum",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="goals",
                        to="accounts.membership",
                        verbose_name="Zuständig",
                    ),
                ),
                (
                    "strategy_level",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"kind": "strategy_level"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.code",
                        verbose_name="Integrationsstrategieebene",
                    ),
                ),
                (
                    "target_groups",
                    models.ManyToManyField(
                        blank=True,
                        limit_choices_to={"kind": "target_group"},
                        related_name="+",
                        to="directory.code",
                        verbose_name="Zielgruppen",
                    ),
                ),
            ],
            options={
                "verbose_name": "Ziel",
                "verbose_name_plural": "Ziele",
                "ordering": ("period", "position"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("sentence", ""), _negated=True)
                        ),
                        name="goal_has_text",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GoalPartner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("role", models.CharField(blank=True, max_length=80, verbose_name="Rolle")),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partners",
                        to="planning.goal",
                        verbose_name="Ziel",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="goal_roles",
                        to="directory.organisation",
                        verbose_name="Organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "Beteiligung an einem Ziel",
                "verbose_name_plural": "Beteiligungen an Zielen",
                "ordering": ("organisation__name",),
                "constraints": [models.UniqueConstraint(fields=("goal", "organisation"), name="goal_partner_once")],
            },
        ),
        migrations.CreateModel(
            name="GoalVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("number", models.PositiveSmallIntegerField(verbose_name="Fassung Nr.")),
                ("title", models.CharField(max_length=200, verbose_name="Titel")),
                ("sentence", models.TextField(verbose_name="Zielsatz")),
                ("due_on", models.DateField(verbose_name="Frist")),
                ("details", models.JSONField(default=dict, verbose_name="weitere Angaben")),
                ("reason", models.TextField(blank=True, verbose_name="Grund")),
                ("needs_agreement", models.BooleanField(default=False, verbose_name="braucht neue Zustimmung")),
                ("made_at", models.DateTimeField(verbose_name="entstanden am")),
                ("made_by", models.CharField(max_length=200, verbose_name="von")),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="planning.goal",
                        verbose_name="Ziel",
                    ),
                ),
            ],
            options={
                "verbose_name": "Fassung",
                "verbose_name_plural": "Fassungen",
                "ordering": ("goal", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("goal", "number"), name="goal_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number__gt", 0),
                            models.Q(("number", 1), models.Q(("reason", ""), _negated=True), _connector="OR"),
                        ),
                        name="goal_version_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("submitted_on", models.DateField(verbose_name="vorgelegt am")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="geantwortet am")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("open", "Antwort steht aus"),
                            ("agreed", "zugestimmt"),
                            ("agreed_with_conditions", "mit Auflagen zugestimmt"),
                            ("refused", "nicht zugestimmt"),
                        ],
                        default="open",
                        max_length=24,
                        verbose_name="Antwort",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("letter", "Brief"),
                            ("email", "E-Mail"),
                            ("portal", "Fachverfahren des Landes"),
                            ("phone", "Telefon"),
                            ("other", "anders"),
                        ],
                        max_length=8,
                        verbose_name="Weg",
                    ),
                ),
                ("reference", models.CharField(blank=True, max_length=80, verbose_name="Aktenzeichen")),
                ("conditions", models.TextField(blank=True, verbose_name="Auflagen")),
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
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="Schreiben",
                    ),
                ),
                (
                    "ministry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="directory.organisation",
                        verbose_name="Ministerium",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreements",
                        to="planning.focusperiod",
                        verbose_name="Schwerpunktzeitraum",
                    ),
                ),
                (
                    "goal_version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreements",
                        to="planning.goalversion",
                        verbose_name="Fassung eines Ziels",
                    ),
                ),
            ],
            options={
                "verbose_name": "Zustimmung",
                "verbose_name_plural": "Zustimmungen",
                "ordering": ("submitted_on", "ministry__name"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("goal_version", None)), fields=("period", "ministry"), name="agreement_once"
                    ),
                    models.UniqueConstraint(fields=("goal_version", "ministry"), name="agreement_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on", None), ("answered_on__gte", models.F("submitted_on")), _connector="OR"
                        ),
                        name="agreement_answer_after",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "open"), ("answered_on", None)),
                            models.Q(models.Q(("outcome", "open"), _negated=True), ("answered_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="agreement_answer_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "agreed_with_conditions"), _negated=True),
                            models.Q(("conditions", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="agreement_conditions_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("title", models.CharField(max_length=200, verbose_name="Titel")),
                ("description", models.TextField(blank=True, verbose_name="Beschreibung")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="Beginn")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="Frist")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="erledigt am")),
                (
                    "budget_amount",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="Budget"),
                ),
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
                        default="planned",
                        max_length=10,
                        verbose_name="Stand",
                    ),
                ),
                ("state_reason", models.TextField(blank=True, verbose_name="Grund des Standes")),
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
                    "goals",
                    models.ManyToManyField(
                        related_name="measures", to="planning.goal", verbose_name="dient den Zielen"
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        limit_choices_to={"kind": "measure_kind"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="directory.code",
                        verbose_name="Art",
                    ),
                ),
                (
                    "municipalities",
                    models.ManyToManyField(
                        blank=True, related_name="measures", to="directory.centremunicipality", verbose_name="Kommunen"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="accounts.membership",
                        verbose_name="Zuständig",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measures",
                        to="planning.focusperiod",
                        verbose_name="Schwerpunktzeitraum",
                    ),
                ),
                (
                    "substitute",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.membership",
                        verbose_name="Vertretung",
                    ),
                ),
                (
                    "target_groups",
                    models.ManyToManyField(
                        blank=True,
                        limit_choices_to={"kind": "target_group"},
                        related_name="+",
                        to="directory.code",
                        verbose_name="Zielgruppen",
                    ),
                ),
            ],
            options={
                "verbose_name": "Maßnahme",
                "verbose_name_plural": "Maßnahmen",
                "ordering": ("position", "title"),
                "indexes": [models.Index(fields=["centre", "due_on"], name="measure_due")],
                "constraints": [
                    models.UniqueConstraint(fields=("period", "title"), name="measure_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on", None),
                            ("starts_on", None),
                            ("due_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="measure_due_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("budget_amount", None), ("budget_amount__gte", 0), _connector="OR"),
                        name="measure_budget_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("owner", None),
                            ("substitute", None),
                            models.Q(("owner", models.F("substitute")), _negated=True),
                            _connector="OR",
                        ),
                        name="measure_other_substitute",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasurePartner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("role", models.CharField(blank=True, max_length=80, verbose_name="Rolle")),
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
                        related_name="partners",
                        to="planning.measure",
                        verbose_name="Maßnahme",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measure_roles",
                        to="directory.organisation",
                        verbose_name="Organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "Beteiligung an einer Maßnahme",
                "verbose_name_plural": "Beteiligungen an Maßnahmen",
                "ordering": ("organisation__name",),
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "organisation"), name="measure_partner_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("title", models.CharField(max_length=200, verbose_name="Titel")),
                ("due_on", models.DateField(verbose_name="Frist")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="erledigt am")),
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
                        related_name="milestones",
                        to="planning.measure",
                        verbose_name="Maßnahme",
                    ),
                ),
            ],
            options={
                "verbose_name": "Meilenstein",
                "verbose_name_plural": "Meilensteine",
                "ordering": ("due_on", "title"),
            },
        ),
    ]
