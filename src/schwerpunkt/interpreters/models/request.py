"""What an institution asks for."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from schwerpunkt.directory.models import CentreMunicipality, Code, Organisation
from schwerpunkt.interpreters.enums import Gender, RequestState
from schwerpunkt.interpreters.models.language import Language
from schwerpunkt.tenancy.models import CentreModel

LONGEST_TALK = 8 * 60
"""Minutes; a longer one is several talks."""


class Request(CentreModel):
    """Anfrage: an institution needs somebody for a talk in a language. It never names the client."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="interpreter_requests", verbose_name=_("Einrichtung")
    )
    contact = models.CharField(_("Ansprechperson der Einrichtung"), max_length=160, blank=True)
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    language = models.ForeignKey(Language, models.PROTECT, related_name="+", verbose_name=_("Sprache"))
    dialect = models.CharField(_("Dialekt"), max_length=80, blank=True)
    kind = models.ForeignKey(
        Code,
        models.PROTECT,
        related_name="+",
        verbose_name=_("Art des Gesprächs"),
        limit_choices_to={"kind": "talk_kind"},
    )
    starts_at = models.DateTimeField(_("Beginn"))
    minutes = models.PositiveSmallIntegerField(_("Dauer in Minuten"))
    is_online = models.BooleanField(_("online oder am Telefon"), default=False)
    venue = models.CharField(_("Ort"), max_length=200, blank=True)
    municipality = models.ForeignKey(
        CentreMunicipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="interpreter_requests",
        verbose_name=_("Kommune"),
    )
    persons = models.PositiveSmallIntegerField(_("Personen"), null=True, blank=True)
    gender = models.CharField(_("Sprachmitteln soll"), max_length=5, choices=Gender.choices, blank=True)
    subject = models.CharField(_("Worum es geht"), max_length=300, blank=True)
    received_on = models.DateField(_("eingegangen am"))
    state = models.CharField(_("Zustand"), max_length=10, choices=RequestState.choices, default=RequestState.OPEN)
    state_reason = models.TextField(_("Grund"), blank=True)
    closed_on = models.DateField(_("beendet am"), null=True, blank=True)
    is_demo = models.BooleanField(_("erfunden (Beispieldaten)"), default=False)

    class Meta:
        verbose_name = _("Anfrage nach Sprachmittlung")
        verbose_name_plural = _("Anfragen nach Sprachmittlung")
        ordering = ("-starts_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(minutes__gte=1) & Q(minutes__lte=LONGEST_TALK), name="request_minutes_of_a_talk"
            ),
            models.CheckConstraint(
                condition=~Q(state=RequestState.UNCOVERED) | ~Q(state_reason=""), name="request_uncovered_because"
            ),
        )
        indexes = (
            models.Index(fields=("centre", "state", "starts_at"), name="request_state"),
            models.Index(fields=("centre", "-starts_at"), name="request_start"),
        )

    def __str__(self) -> str:
        return f"{self.language.name}, {timezone.localtime(self.starts_at):%d.%m.%Y, %H:%M}"

    @property
    def ends_at(self) -> datetime:
        """When the talk is expected to end."""
        return self.starts_at + timedelta(minutes=self.minutes)
