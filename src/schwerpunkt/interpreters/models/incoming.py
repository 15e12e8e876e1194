"""What comes in by the public forms: requests of institutions and applications of people who want to join the pool."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.directory.enums import OrganisationKind
from schwerpunkt.directory.models import CentreMunicipality, Code
from schwerpunkt.interpreters.enums import FormKind, Gender, IncomingState, Mobility, Verdict
from schwerpunkt.interpreters.models.interpreter import Interpreter
from schwerpunkt.interpreters.models.language import Language
from schwerpunkt.interpreters.models.request import Request
from schwerpunkt.tenancy.models import CentreModel


class PublicForm(CentreModel):
    """Öffentliches Formular: it stands here as long as everybody can fill it in."""

    kind = models.CharField(_("Formular"), max_length=12, choices=FormKind.choices)

    class Meta:
        verbose_name = _("öffentliches Formular")
        verbose_name_plural = _("öffentliche Formulare")
        ordering = ("kind",)
        constraints = (models.UniqueConstraint(fields=("centre", "kind"), name="public_form_once"),)

    def __str__(self) -> str:
        return self.get_kind_display()


class Incoming(CentreModel):
    """What everything sent by a public form has in common.

    It counts once its address is confirmed. What says something about a person stays out of the history, because the
    history outlives it.
    """

    unaudited: ClassVar[tuple[str, ...]] = ("name", "email", "phone")

    name = models.CharField(_("Name"), max_length=120)
    email = models.EmailField(_("E-Mail-Adresse"))
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    reads = models.CharField(_("Sprache der Nachrichten"), max_length=5, default="de")
    state = models.CharField(
        _("Zustand"), max_length=12, choices=IncomingState.choices, default=IncomingState.UNCONFIRMED
    )
    sent_at = models.DateTimeField(_("geschickt"))
    confirmed_at = models.DateTimeField(_("Adresse bestätigt"), null=True, blank=True)
    state_reason = models.TextField(_("Grund"), blank=True)
    closed_on = models.DateField(_("bearbeitet am"), null=True, blank=True)
    is_demo = models.BooleanField(_("erfunden (Beispieldaten)"), default=False)

    class Meta:
        abstract = True


def _confirmed(name: str) -> models.CheckConstraint:
    """Nobody handles what is not confirmed."""
    return models.CheckConstraint(
        name=name, condition=Q(state=IncomingState.UNCONFIRMED, confirmed_at=None) | Q(confirmed_at__isnull=False)
    )


class Inquiry(Incoming):
    """Eingegangene Anfrage: what an institution sent by the public form, until staff take it over as a request."""

    institution = models.CharField(_("Einrichtung"), max_length=200)
    institution_kind = models.CharField(_("Art der Einrichtung"), max_length=24, choices=OrganisationKind.choices)
    municipality = models.ForeignKey(
        CentreMunicipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Kommune")
    )
    language = models.ForeignKey(Language, models.PROTECT, related_name="+", verbose_name=_("Sprache"))
    dialect = models.CharField(_("Dialekt"), max_length=80, blank=True)
    kind = models.ForeignKey(Code, models.PROTECT, related_name="+", verbose_name=_("Art des Gesprächs"))
    starts_at = models.DateTimeField(_("Beginn"))
    minutes = models.PositiveSmallIntegerField(_("Dauer in Minuten"))
    is_online = models.BooleanField(_("online oder am Telefon"), default=False)
    venue = models.CharField(_("Ort"), max_length=200, blank=True)
    persons = models.PositiveSmallIntegerField(_("Personen"), null=True, blank=True)
    gender = models.CharField(_("Sprachmitteln soll"), max_length=5, choices=Gender.choices, blank=True)
    subject = models.CharField(_("Worum es geht"), max_length=300, blank=True)
    verdict = models.CharField(_("Prüfung"), max_length=12, choices=Verdict.choices)
    answers = models.JSONField(_("Antworten auf die Fragen der Prüfung"), default=list)
    request = models.OneToOneField(
        Request, models.SET_NULL, null=True, blank=True, related_name="inquiry", verbose_name=_("Anfrage")
    )

    class Meta:
        verbose_name = _("eingegangene Anfrage")
        verbose_name_plural = _("eingegangene Anfragen")
        ordering = ("-sent_at", "-pk")
        constraints = (_confirmed("inquiry_handled_when_confirmed"),)
        indexes = (models.Index(fields=("centre", "state", "starts_at"), name="inquiry_state"),)

    def __str__(self) -> str:
        return f"{self.language.name}: {self.institution}"

    @property
    def ends_at(self) -> datetime:
        """When the talk is expected to end."""
        return self.starts_at + timedelta(minutes=self.minutes)


class Application(Incoming):
    """Bewerbung: somebody wants to join the pool.

    ``languages`` are pairs of a language's code and the level; ``weekdays`` and ``parts`` roughly say when there is time.
    """

    unaudited: ClassVar[tuple[str, ...]] = (*Incoming.unaudited, "gender", "message", "interpreter_id")

    municipality = models.ForeignKey(
        CentreMunicipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Wohnort")
    )
    gender = models.CharField(_("Geschlecht"), max_length=5, choices=Gender.choices, blank=True)
    mobility = models.CharField(_("Weg"), max_length=8, choices=Mobility.choices)
    languages = models.JSONField(_("Sprachen"), default=list)
    weekdays = models.JSONField(_("Tage"), default=list)
    parts = models.JSONField(_("Tageszeiten"), default=list)
    message = models.CharField(_("Mitteilung"), max_length=500, blank=True)
    interpreter = models.OneToOneField(
        Interpreter,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="application",
        verbose_name=_("Sprachmittelnde"),
    )

    class Meta:
        verbose_name = _("Bewerbung")
        verbose_name_plural = _("Bewerbungen")
        ordering = ("-sent_at", "-pk")
        constraints = (_confirmed("application_handled_when_confirmed"),)
        indexes = (models.Index(fields=("centre", "state"), name="application_state"),)

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
