"""An interpreter, and what is known of her."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.directory.models import CentreMunicipality, Organisation
from schwerpunkt.interpreters.enums import Gender, InterpreterState, LanguageLevel, Mobility, ProofKind
from schwerpunkt.interpreters.models.language import Language
from schwerpunkt.tenancy.models import CentreModel


class Interpreter(CentreModel):
    """Sprachmittelnde: a volunteer who interprets for the centre, with contact, way and limits."""

    audited_sets = ("not_at",)

    name = models.CharField(_("Name"), max_length=120)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    gender = models.CharField(_("Geschlecht"), max_length=5, choices=Gender.choices, blank=True)
    municipality = models.ForeignKey(
        CentreMunicipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="interpreters",
        verbose_name=_("Wohnort"),
    )
    mobility = models.CharField(_("Weg"), max_length=8, choices=Mobility.choices, default=Mobility.CAR)
    max_km = models.PositiveSmallIntegerField(_("weitester Weg in km"), null=True, blank=True)
    max_per_week = models.PositiveSmallIntegerField(_("höchstens Einsätze je Woche"), null=True, blank=True)
    not_at = models.ManyToManyField(
        Organisation, blank=True, related_name="+", verbose_name=_("nicht bei diesen Einrichtungen")
    )
    state = models.CharField(
        _("Zustand"), max_length=8, choices=InterpreterState.choices, default=InterpreterState.ACTIVE
    )
    joined_on = models.DateField(_("im Pool seit"))
    left_on = models.DateField(_("ausgeschieden am"), null=True, blank=True)
    note = models.CharField(_("Notiz"), max_length=500, blank=True)
    forgotten_on = models.DateField(_("Angaben gelöscht am"), null=True, blank=True, editable=False)
    links_from = models.DateTimeField(_("Links gelten ab"), null=True, blank=True, editable=False)
    """Links made before lead nowhere: a phone was lost, a mail passed on."""
    is_demo = models.BooleanField(_("erfunden (Beispieldaten)"), default=False)

    class Meta:
        verbose_name = _("Sprachmittelnde")
        verbose_name_plural = _("Sprachmittelnde")
        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="interpreter_has_name"),
            models.CheckConstraint(
                condition=Q(state=InterpreterState.LEFT, left_on__isnull=False)
                | (~Q(state=InterpreterState.LEFT) & Q(left_on=None)),
                name="interpreter_left_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(forgotten_on=None) | Q(state=InterpreterState.LEFT, email="", phone="", gender="", note=""),
                name="interpreter_forgotten_after_leaving",
            ),
        )
        indexes = (models.Index(fields=("centre", "state"), name="interpreter_state"),)

    def __str__(self) -> str:
        return self.name


class InterpreterLanguage(CentreModel):
    """Sprache einer Person: how well, which dialect, spoken and written."""

    part_of = "interpreter"

    interpreter = models.ForeignKey(
        Interpreter, models.CASCADE, related_name="languages", verbose_name=_("Sprachmittelnde")
    )
    language = models.ForeignKey(Language, models.PROTECT, related_name="+", verbose_name=_("Sprache"))
    dialect = models.CharField(_("Dialekt"), max_length=80, blank=True)
    level = models.CharField(_("Niveau"), max_length=8, choices=LanguageLevel.choices, default=LanguageLevel.NATIVE)
    is_written = models.BooleanField(_("auch schriftlich"), default=False)

    class Meta:
        verbose_name = _("Sprache einer Person")
        verbose_name_plural = _("Sprachen der Sprachmittelnden")
        ordering = ("language__name", "pk")
        constraints = (models.UniqueConstraint(fields=("interpreter", "language"), name="interpreter_language_once"),)

    def __str__(self) -> str:
        return f"{self.language.name} ({self.dialect})" if self.dialect else self.language.name


class Training(CentreModel):
    """Schulung: what somebody has attended, with its lessons; the level follows from it."""

    part_of = "interpreter"

    interpreter = models.ForeignKey(
        Interpreter, models.CASCADE, related_name="trainings", verbose_name=_("Sprachmittelnde")
    )
    title = models.CharField(_("Schulung"), max_length=160)
    on = models.DateField(_("abgeschlossen am"))
    lessons = models.PositiveSmallIntegerField(_("Unterrichtsstunden"))

    class Meta:
        verbose_name = _("Schulung")
        verbose_name_plural = _("Schulungen")
        ordering = ("-on", "pk")
        constraints = (
            models.UniqueConstraint(fields=("interpreter", "title", "on"), name="training_once"),
            models.CheckConstraint(condition=~Q(title=""), name="training_has_title"),
        )

    def __str__(self) -> str:
        return self.title


class Proof(CentreModel):
    """Nachweis: that a certificate or declaration was seen, and when it is due again. Never a copy of it."""

    part_of = "interpreter"

    interpreter = models.ForeignKey(
        Interpreter, models.CASCADE, related_name="proofs", verbose_name=_("Sprachmittelnde")
    )
    kind = models.CharField(_("Nachweis"), max_length=16, choices=ProofKind.choices)
    seen_on = models.DateField(_("gesehen am"))
    next_due = models.DateField(_("wieder fällig am"), null=True, blank=True)

    class Meta:
        verbose_name = _("Nachweis")
        verbose_name_plural = _("Nachweise")
        ordering = ("kind",)
        constraints = (
            models.UniqueConstraint(fields=("interpreter", "kind"), name="proof_once"),
            models.CheckConstraint(
                condition=Q(next_due=None) | Q(next_due__gt=models.F("seen_on")), name="proof_due_after_seen"
            ),
        )
        indexes = (models.Index(fields=("centre", "next_due"), name="proof_due"),)

    def __str__(self) -> str:
        return self.get_kind_display()
