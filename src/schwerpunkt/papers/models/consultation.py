"""Consultations: which committee treats a paper, when, and what came of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.directory.models import Committee, Meeting
from schwerpunkt.papers.enums import ConsultationRole, ConsultationState
from schwerpunkt.papers.models.paper import Paper
from schwerpunkt.tenancy.models import CentreModel


class Consultation(CentreModel):
    """Beratung: one step of the Beratungsfolge. Postponement closes a step and opens the next."""

    part_of = "paper"

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="consultations", verbose_name=_("Vorlage"))
    position = models.PositiveSmallIntegerField(_("Reihenfolge"))
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="consultations", verbose_name=_("Gremium"))
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="consultations", verbose_name=_("Sitzung")
    )
    role = models.CharField(_("Behandlung"), max_length=12, choices=ConsultationRole.choices)
    is_authoritative = models.BooleanField(_("entscheidet"), default=False)
    proposal = models.TextField(_("Beschlussvorschlag"), blank=True)
    agenda_number = models.CharField(_("Tagesordnungspunkt"), max_length=20, blank=True)
    is_public = models.BooleanField(_("öffentlich"), default=True)
    state = models.CharField(
        _("Zustand"), max_length=9, choices=ConsultationState.choices, default=ConsultationState.PLANNED
    )
    result = models.CharField(_("Ergebnis"), max_length=120, blank=True)
    result_on = models.DateField(_("Tag der Beratung"), null=True, blank=True)
    remark = models.TextField(_("Bemerkung"), blank=True)
    postponed_from = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="postponed_to", verbose_name=_("vertagt aus")
    )

    class Meta:
        verbose_name = _("Beratung")
        verbose_name_plural = _("Beratungsfolge")
        ordering = ("paper", "position")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state="done") | Q(result_on__isnull=False), name="consultation_done_dated"
            ),
        )

    def __str__(self) -> str:
        return f"{self.committee}: {self.get_role_display()}"
