import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("directory", "0005_talk_kind"),
        ("tenancy", "0002_public_page"),
    ]

    operations = [
        migrations.CreateModel(
            name="Language",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("code", models.CharField(max_length=12, unique=True, verbose_name="Sprachkürzel")),
                ("name", models.CharField(max_length=60, verbose_name="Name")),
                ("endonym", models.CharField(blank=True, max_length=60, verbose_name="Eigenname")),
                ("direction", models.CharField(blank=True, max_length=3, verbose_name="Schreibrichtung")),
            ],
            options={
                "verbose_name": "Sprache",
                "verbose_name_plural": "Sprachen",
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="Interpreter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("name", models.CharField(max_length=120, verbose_name="Name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="E-Mail-Adresse")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="Telefon")),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[("woman", "Frau"), ("man", "Mann")],
                        max_length=5,
                        verbose_name="Geschlecht",
                    ),
                ),
                (
                    "mobility",
                    models.CharField(
                        choices=[
                            ("car", "mit dem Auto"),
                            ("transit", "mit Bus, Bahn oder Rad"),
                            ("online", "nur online oder am Telefon"),
                        ],
                        default="car",
                        max_length=8,
                        verbose_name="Weg",
                    ),
                ),
                ("max_km", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="weitester Weg in km")),
                (
                    "max_per_week",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="höchstens Einsätze je Woche"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("active", "aktiv"), ("paused", "pausiert"), ("left", "ausgeschieden")],
                        default="active",
                        max_length=8,
                        verbose_name="Zustand",
                    ),
                ),
                ("joined_on", models.DateField(verbose_name="im Pool seit")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="ausgeschieden am")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="Notiz")),
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
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interpreters",
                        to="directory.centremunicipality",
                        verbose_name="Wohnort",
                    ),
                ),
                (
                    "not_at",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="directory.organisation",
                        verbose_name="nicht bei diesen Einrichtungen",
                    ),
                ),
            ],
            options={
                "verbose_name": "Sprachmittelnde",
                "verbose_name_plural": "Sprachmittelnde",
                "ordering": ("name", "pk"),
                "indexes": [models.Index(fields=["centre", "state"], name="interpreter_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="interpreter_has_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("left_on__isnull", False), ("state", "left")),
                            models.Q(models.Q(("state", "left"), _negated=True), ("left_on", None)),
                            _connector="OR",
                        ),
                        name="interpreter_left_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("first_day", models.DateField(verbose_name="vom")),
                ("last_day", models.DateField(verbose_name="bis zum")),
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
                    "interpreter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="absences",
                        to="interpreters.interpreter",
                        verbose_name="Sprachmittelnde",
                    ),
                ),
            ],
            options={
                "verbose_name": "Ausnahme",
                "verbose_name_plural": "Ausnahmen",
                "ordering": ("first_day",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))), name="absence_in_order"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InterpreterLanguage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("dialect", models.CharField(blank=True, max_length=80, verbose_name="Dialekt")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("native", "Muttersprache"),
                            ("fluent", "sehr gut (C1 oder C2)"),
                            ("good", "gut (B2)"),
                        ],
                        default="native",
                        max_length=8,
                        verbose_name="Niveau",
                    ),
                ),
                ("is_written", models.BooleanField(default=False, verbose_name="auch schriftlich")),
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
                    "interpreter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="languages",
                        to="interpreters.interpreter",
                        verbose_name="Sprachmittelnde",
                    ),
                ),
                (
                    "language",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="interpreters.language",
                        verbose_name="Sprache",
                    ),
                ),
            ],
            options={
                "verbose_name": "Sprache einer Person",
                "verbose_name_plural": "Sprachen der Sprachmittelnden",
                "ordering": ("language__name", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("interpreter", "language"), name="interpreter_language_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Proof",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("police", "Führungszeugnis"),
                            ("confidentiality", "Verschwiegenheitserklärung"),
                            ("work_permit", "Arbeitserlaubnis"),
                        ],
                        max_length=16,
                        verbose_name="Nachweis",
                    ),
                ),
                ("seen_on", models.DateField(verbose_name="gesehen am")),
                ("next_due", models.DateField(blank=True, null=True, verbose_name="wieder fällig am")),
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
                    "interpreter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proofs",
                        to="interpreters.interpreter",
                        verbose_name="Sprachmittelnde",
                    ),
                ),
            ],
            options={
                "verbose_name": "Nachweis",
                "verbose_name_plural": "Nachweise",
                "ordering": ("kind",),
                "indexes": [models.Index(fields=["centre", "next_due"], name="proof_due")],
                "constraints": [
                    models.UniqueConstraint(fields=("interpreter", "kind"), name="proof_once"),
                    models.CheckConstraint(
                        condition=models.Q(("next_due", None), ("next_due__gt", models.F("seen_on")), _connector="OR"),
                        name="proof_due_after_seen",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                (
                    "contact",
                    models.CharField(blank=True, max_length=160, verbose_name="Ansprechperson der Einrichtung"),
                ),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="Telefon")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="E-Mail-Adresse")),
                ("dialect", models.CharField(blank=True, max_length=80, verbose_name="Dialekt")),
                ("starts_at", models.DateTimeField(verbose_name="Beginn")),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="Dauer in Minuten")),
                ("is_online", models.BooleanField(default=False, verbose_name="online oder am Telefon")),
                ("venue", models.CharField(blank=True, max_length=200, verbose_name="Ort")),
                ("persons", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Personen")),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[("woman", "Frau"), ("man", "Mann")],
                        max_length=5,
                        verbose_name="Sprachmitteln soll",
                    ),
                ),
                ("subject", models.CharField(blank=True, max_length=300, verbose_name="Worum es geht")),
                ("received_on", models.DateField(verbose_name="eingegangen am")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "offen"),
                            ("placed", "vermittelt"),
                            ("done", "durchgeführt"),
                            ("failed", "ausgefallen"),
                            ("cancelled", "abgesagt"),
                            ("uncovered", "nicht vermittelt"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="Zustand",
                    ),
                ),
                ("state_reason", models.TextField(blank=True, verbose_name="Grund")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="beendet am")),
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
                    "kind",
                    models.ForeignKey(
                        limit_choices_to={"kind": "talk_kind"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.code",
                        verbose_name="Art des Gesprächs",
                    ),
                ),
                (
                    "language",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="interpreters.language",
                        verbose_name="Sprache",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interpreter_requests",
                        to="directory.centremunicipality",
                        verbose_name="Kommune",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interpreter_requests",
                        to="directory.organisation",
                        verbose_name="Einrichtung",
                    ),
                ),
            ],
            options={
                "verbose_name": "Anfrage nach Sprachmittlung",
                "verbose_name_plural": "Anfragen nach Sprachmittlung",
                "ordering": ("-starts_at", "-pk"),
                "indexes": [
                    models.Index(fields=["centre", "state", "starts_at"], name="request_state"),
                    models.Index(fields=["centre", "-starts_at"], name="request_start"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 1), ("minutes__lte", 480)), name="request_minutes_of_a_talk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "uncovered"), _negated=True),
                            models.Q(("state_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="request_uncovered_because",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("offered", "angefragt"),
                            ("accepted", "zugesagt"),
                            ("declined", "abgelehnt"),
                            ("withdrawn", "zurückgenommen"),
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
                ("asked_at", models.DateTimeField(verbose_name="angefragt")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="geantwortet")),
                ("starts_at", models.DateTimeField(verbose_name="Beginn")),
                ("busy_from", models.DateTimeField(verbose_name="unterwegs ab")),
                ("busy_until", models.DateTimeField(verbose_name="unterwegs bis")),
                ("way_km", models.PositiveSmallIntegerField(default=0, verbose_name="Weg in km")),
                ("way_minutes", models.PositiveSmallIntegerField(default=0, verbose_name="Weg in Minuten")),
                ("held_from", models.DateTimeField(blank=True, null=True, verbose_name="tatsächlicher Beginn")),
                ("held_until", models.DateTimeField(blank=True, null=True, verbose_name="tatsächliches Ende")),
                ("held_minutes", models.PositiveSmallIntegerField(default=0, verbose_name="Minuten")),
                ("cancelled_at", models.DateTimeField(blank=True, null=True, verbose_name="abgesagt")),
                ("state_reason", models.TextField(blank=True, verbose_name="Grund")),
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
                    "interpreter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="interpreters.interpreter",
                        verbose_name="Sprachmittelnde",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="interpreters.request",
                        verbose_name="Anfrage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Einsatz",
                "verbose_name_plural": "Einsätze",
                "ordering": ("-starts_at", "-pk"),
                "indexes": [
                    models.Index(fields=["interpreter", "starts_at"], name="assignment_of_person"),
                    models.Index(fields=["centre", "state", "starts_at"], name="assignment_state"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("accepted", "held", "stopped", "client_absent"))),
                        fields=("request",),
                        name="assignment_one_per_request",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "offered")),
                        fields=("request", "interpreter"),
                        name="assignment_asked_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("busy_until__gt", models.F("busy_from"))), name="assignment_busy_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held_until", None), ("held_until__gt", models.F("held_from")), _connector="OR"
                        ),
                        name="assignment_held_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Training",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                ("title", models.CharField(max_length=160, verbose_name="Schulung")),
                ("on", models.DateField(verbose_name="abgeschlossen am")),
                ("lessons", models.PositiveSmallIntegerField(verbose_name="Unterrichtsstunden")),
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
                    "interpreter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trainings",
                        to="interpreters.interpreter",
                        verbose_name="Sprachmittelnde",
                    ),
                ),
            ],
            options={
                "verbose_name": "Schulung",
                "verbose_name_plural": "Schulungen",
                "ordering": ("-on", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("interpreter", "title", "on"), name="training_once"),
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="training_has_title"),
                ],
            },
        ),
        migrations.CreateModel(
            name="WeeklySlot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Fassung")),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Montag"),
                            (1, "Dienstag"),
                            (2, "Mittwoch"),
                            (3, "Donnerstag"),
                            (4, "Freitag"),
                            (5, "Samstag"),
                            (6, "Sonntag"),
                        ],
                        verbose_name="Wochentag",
                    ),
                ),
                ("begins", models.TimeField(verbose_name="von")),
                ("ends", models.TimeField(verbose_name="bis")),
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
                    "interpreter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="slots",
                        to="interpreters.interpreter",
                        verbose_name="Sprachmittelnde",
                    ),
                ),
            ],
            options={
                "verbose_name": "verfügbare Zeit",
                "verbose_name_plural": "verfügbare Zeiten",
                "ordering": ("weekday", "begins"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends__gt", models.F("begins"))), name="slot_ends_after_begin"
                    ),
                    models.UniqueConstraint(fields=("interpreter", "weekday", "begins"), name="slot_once"),
                ],
            },
        ),
    ]
