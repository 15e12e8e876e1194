import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("directory", "0003_alter_code_kind"),
        ("planning", "0003_indicators"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("to_address", models.EmailField(blank=True, max_length=254, verbose_name="E-Mail-Adresse")),
                ("to_label", models.CharField(blank=True, max_length=160, verbose_name="Stelle")),
                ("nonce", models.CharField(max_length=32, verbose_name="Kennung des Links")),
                ("link_number", models.PositiveSmallIntegerField(default=1, verbose_name="wievielter Link")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="eingeladen")),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="zuerst geöffnet")),
                ("reminded_on", models.DateField(blank=True, null=True, verbose_name="zuletzt erinnert")),
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
                        related_name="need_invitations",
                        to="directory.centremunicipality",
                        verbose_name="Kommune",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="need_invitations",
                        to="directory.organisation",
                        verbose_name="Organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "Einladung",
                "verbose_name_plural": "Einladungen",
                "ordering": ("round", "municipality__name", "organisation__name"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("municipality", None), ("organisation__isnull", False)),
                            models.Q(("municipality__isnull", False), ("organisation", None)),
                            _connector="OR",
                        ),
                        name="invitation_of_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("title", models.CharField(max_length=160, verbose_name="Titel")),
                ("opens_on", models.DateField(verbose_name="Beginn")),
                ("closes_on", models.DateField(verbose_name="Antwort bis")),
                ("introduction", models.TextField(blank=True, verbose_name="Einleitung")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Entwurf"), ("open", "offen"), ("closed", "geschlossen")],
                        default="draft",
                        max_length=8,
                        verbose_name="Zustand",
                    ),
                ),
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
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.membership",
                        verbose_name="Ansprechperson",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="need_rounds",
                        to="planning.focusperiod",
                        verbose_name="Schwerpunktzeitraum",
                    ),
                ),
            ],
            options={
                "verbose_name": "Bedarfsabfrage",
                "verbose_name_plural": "Bedarfsabfragen",
                "ordering": ("-opens_on",),
                "constraints": [
                    models.UniqueConstraint(fields=("centre", "title"), name="need_round_once"),
                    models.CheckConstraint(
                        condition=models.Q(("closes_on__gte", models.F("opens_on"))), name="need_round_closes_after"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("reported_on", models.DateField(verbose_name="gemeldet am")),
                (
                    "reporter_function",
                    models.CharField(blank=True, max_length=160, verbose_name="Funktion der meldenden Person"),
                ),
                ("text", models.TextField(verbose_name="Was gebraucht wird")),
                ("replies", models.JSONField(blank=True, default=dict, verbose_name="Antworten auf die Fragen")),
                (
                    "source",
                    models.CharField(
                        choices=[("link", "über den Link"), ("hand", "von Hand"), ("import", "aus einer Tabelle")],
                        max_length=8,
                        verbose_name="Weg",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Entwurf"),
                            ("reported", "gemeldet"),
                            ("reviewed", "geprüft"),
                            ("taken_up", "aufgenommen"),
                            ("merged", "zusammengeführt"),
                            ("passed_on", "weitergegeben"),
                            ("declined", "nicht aufgenommen"),
                        ],
                        default="reported",
                        max_length=10,
                        verbose_name="Zustand",
                    ),
                ),
                ("decision", models.TextField(blank=True, verbose_name="Begründung")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="entschieden am")),
                ("is_demo", models.BooleanField(default=False, verbose_name="erfunden (Beispieldaten)")),
                (
                    "action_field",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"kind": "action_field"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs_of_field",
                        to="directory.code",
                        verbose_name="Handlungsfeld",
                    ),
                ),
                (
                    "again_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="again",
                        to="needs.need",
                        verbose_name="wieder gemeldet von",
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
                    "goals",
                    models.ManyToManyField(
                        blank=True, related_name="needs", to="planning.goal", verbose_name="aufgenommen in Ziele"
                    ),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="needs.invitation",
                        verbose_name="Einladung",
                    ),
                ),
                (
                    "measures",
                    models.ManyToManyField(
                        blank=True, related_name="needs", to="planning.measure", verbose_name="aufgenommen in Maßnahmen"
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="needs.need",
                        verbose_name="zusammengeführt mit",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="directory.centremunicipality",
                        verbose_name="Kommune",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="directory.organisation",
                        verbose_name="Organisation",
                    ),
                ),
                (
                    "passed_on_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs_received",
                        to="directory.organisation",
                        verbose_name="weitergegeben an",
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
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"kind": "need_topic"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs_of_topic",
                        to="directory.code",
                        verbose_name="Thema",
                    ),
                ),
                (
                    "urgency",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"kind": "need_urgency"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs_of_urgency",
                        to="directory.code",
                        verbose_name="Dringlichkeit",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="needs.needround",
                        verbose_name="Bedarfsabfrage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Bedarf",
                "verbose_name_plural": "Bedarfe",
                "ordering": ("-reported_on", "pk"),
                "indexes": [
                    models.Index(fields=["centre", "state"], name="need_state"),
                    models.Index(fields=["centre", "-reported_on"], name="need_day"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="need_has_text"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("municipality", None), ("organisation__isnull", False)),
                            models.Q(("municipality__isnull", False), ("organisation", None)),
                            _connector="OR",
                        ),
                        name="need_of_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("merged_into__isnull", False), ("state", "merged")),
                            models.Q(models.Q(("state", "merged"), _negated=True), ("merged_into", None)),
                            _connector="OR",
                        ),
                        name="need_merged_into_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into", None),
                            models.Q(("merged_into", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="need_not_into_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("passed_on_to__isnull", False), ("state", "passed_on")),
                            models.Q(models.Q(("state", "passed_on"), _negated=True), ("passed_on_to", None)),
                            _connector="OR",
                        ),
                        name="need_passed_on_to_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("decision", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="need_declined_because",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="invitation",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="invitations",
                to="needs.needround",
                verbose_name="Bedarfsabfrage",
            ),
        ),
        migrations.CreateModel(
            name="QuestionSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="gültig ab")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="gültig bis")),
                ("title", models.CharField(max_length=160, verbose_name="Titel")),
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
                (
                    "round",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sheet",
                        to="needs.needround",
                        verbose_name="Bedarfsabfrage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Fragebogen",
                "verbose_name_plural": "Fragebogen",
                "ordering": (models.OrderBy(models.F("valid_from"), descending=True, nulls_last=True), "title"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="question_sheet_validity",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("position", models.PositiveSmallIntegerField(verbose_name="Reihenfolge")),
                ("label", models.CharField(max_length=200, verbose_name="Frage")),
                ("help_text", models.CharField(blank=True, max_length=300, verbose_name="Hinweis")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "Text"),
                            ("choice", "Auswahl"),
                            ("yes_no", "ja oder nein"),
                            ("number", "Zahl"),
                        ],
                        max_length=8,
                        verbose_name="Art der Antwort",
                    ),
                ),
                (
                    "asked",
                    models.CharField(
                        choices=[("need", "zu jedem Bedarf"), ("once", "einmal je Antwort")],
                        default="need",
                        max_length=4,
                        verbose_name="Wie oft",
                    ),
                ),
                ("choices", models.JSONField(blank=True, default=list, verbose_name="Auswahl")),
                ("is_required", models.BooleanField(default=False, verbose_name="muss beantwortet werden")),
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
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="needs.questionsheet",
                        verbose_name="Fragebogen",
                    ),
                ),
            ],
            options={
                "verbose_name": "Frage",
                "verbose_name_plural": "Fragen",
                "ordering": ("sheet", "position"),
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("reporter_function", models.CharField(max_length=160, verbose_name="Funktion")),
                ("replies", models.JSONField(blank=True, default=dict, verbose_name="Antworten auf die Fragen")),
                ("begun_at", models.DateTimeField(verbose_name="begonnen")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="abgeschickt")),
                ("submissions", models.PositiveSmallIntegerField(default=0, verbose_name="wie oft abgeschickt")),
                ("has_no_need", models.BooleanField(default=False, verbose_name="meldet keinen Bedarf")),
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
                    "invitation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answer",
                        to="needs.invitation",
                        verbose_name="Einladung",
                    ),
                ),
            ],
            options={
                "verbose_name": "Antwort",
                "verbose_name_plural": "Antworten",
                "ordering": ("invitation",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("submissions", 0), ("submitted_at", None)),
                            models.Q(("submissions__gt", 0), ("submitted_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="answer_submissions_counted",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("written_at", models.DateTimeField(verbose_name="geschrieben")),
                ("text", models.TextField(verbose_name="Beitrag")),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.membership",
                        verbose_name="von",
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
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="needs.need",
                        verbose_name="Bedarf",
                    ),
                ),
            ],
            options={
                "verbose_name": "Beitrag",
                "verbose_name_plural": "Beiträge",
                "ordering": ("written_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="need_comment_has_text"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(fields=("round", "municipality"), name="invitation_municipality_once"),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(fields=("round", "organisation"), name="invitation_organisation_once"),
        ),
    ]
