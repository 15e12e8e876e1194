"""What an institution asks for."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from schwerpunkt.directory.models import CentreMunicipality, Code, Organisation
from schwerpunkt.interpreters.enums import BudgetKind, Gender, Origin, RequestState, Verdict
from schwerpunkt.interpreters.models.language import Language
from schwerpunkt.tenancy.models import CentreModel

LONGEST_TALK = 8 * 60
"""Minutes; a longer one is several talks."""


class LeadDaysField(models.PositiveIntegerField):  # type: ignore[type-arg]  # Django takes no arguments there
    """Days between the day a request came in and the day of its talk; reckoned anew whenever the record is written.

    Never negative: a talk of the day before, entered late, had no lead.
    """

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001  # Django's signature
        """The days of the record as it is about to be written, which keeps them, too."""
        request: Any = model_instance
        days = max((timezone.localtime(request.starts_at).date() - request.received_on).days, 0)
        setattr(request, self.attname, days)
        return days


class Request(CentreModel):
    """Anfrage: an institution needs somebody for a talk in a language. It never names the client.

    ``lead_days``, ``sought_since`` and ``fill_hours`` are kept for the figures: how early a request came, since when
    somebody is sought, and how many hours passed until the first promise. Older requests do not know the last two.
    """

    unaudited = ("lead_days", "sought_since", "fill_hours")

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
    wave = models.PositiveSmallIntegerField(_("so oft wurde gefragt"), default=0)
    next_wave_at = models.DateTimeField(_("die nächsten werden gefragt"), null=True, blank=True)
    budget = models.CharField(_("bezahlt aus"), max_length=9, choices=BudgetKind.choices, blank=True)
    received_on = models.DateField(_("eingegangen am"))
    lead_days = LeadDaysField(_("Vorlauf in Tagen"), default=0, editable=False)
    sought_since = models.DateTimeField(_("gesucht seit"), null=True, blank=True, editable=False)
    fill_hours = models.DecimalField(
        _("Stunden bis zur ersten Zusage"), max_digits=9, decimal_places=2, null=True, blank=True, editable=False
    )
    origin = models.CharField(_("Weg der Anfrage"), max_length=8, choices=Origin.choices, default=Origin.STAFF)
    verdict = models.CharField(_("Prüfung"), max_length=12, choices=Verdict.choices, default=Verdict.NOT_CHECKED)
    answers = models.JSONField(_("Antworten auf die Fragen der Prüfung"), default=list, blank=True)
    override_reason = models.TextField(_("Grund der Ausnahme"), blank=True)
    is_state_money_excluded = models.BooleanField(_("nicht aus Landesmitteln"), default=False)
    state = models.CharField(_("Zustand"), max_length=10, choices=RequestState.choices, default=RequestState.OPEN)
    state_reason = models.TextField(_("Grund"), blank=True)
    uncovered_because = models.ForeignKey(
        Code,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Warum niemand gefunden wurde"),
        limit_choices_to={"kind": "uncovered_reason"},
    )
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
                condition=Q(state=RequestState.UNCOVERED, uncovered_because__isnull=False)
                | (~Q(state=RequestState.UNCOVERED) & Q(uncovered_because__isnull=True)),
                name="request_uncovered_because",
            ),
            models.CheckConstraint(
                condition=~Q(verdict__in=(Verdict.REFUSED, Verdict.TOO_LATE)) | ~Q(override_reason=""),
                name="request_overridden_because",
            ),
        )
        indexes = (
            models.Index(fields=("centre", "state", "starts_at"), name="request_state"),
            models.Index(fields=("centre", "-starts_at"), name="request_start"),
            models.Index(fields=("next_wave_at",), condition=Q(next_wave_at__isnull=False), name="request_next_wave"),
        )

    def __str__(self) -> str:
        return f"{self.language.name}, {timezone.localtime(self.starts_at):%d.%m.%Y, %H:%M}"

    @property
    def ends_at(self) -> datetime:
        """When the talk is expected to end."""
        return self.starts_at + timedelta(minutes=self.minutes)
