"""Committees of the council and their meetings."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core.models import validity_check
from schwerpunkt.directory.enums import MeetingState
from schwerpunkt.tenancy.models import CentreModel, DatedCentreModel


class Committee(DatedCentreModel):
    """Gremium: a committee of the district's or city's council. ``genitive`` is used in "Zur Sitzung des …"."""

    name = models.CharField(_("Name"), max_length=160)
    genitive = models.CharField(
        _("Name im Satz „Zur Sitzung …“"), max_length=180, help_text=_("z. B. „des Ausschusses für Soziales“")
    )
    short_name = models.CharField(_("Kurzname"), max_length=40, blank=True)
    is_deciding = models.BooleanField(_("entscheidet selbst"), default=False)

    class Meta:
        verbose_name = _("Gremium")
        verbose_name_plural = _("Gremien")
        ordering = ("name",)
        constraints = (
            validity_check("committee_validity"),
            models.UniqueConstraint(fields=("centre", "name", "valid_from"), name="committee_once"),
            models.UniqueConstraint(
                fields=("centre", "name"), condition=models.Q(valid_from=None), name="committee_once_undated"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Meeting(CentreModel):
    """Sitzung eines Gremiums."""

    part_of = "committee"

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="meetings", verbose_name=_("Gremium"))
    held_on = models.DateField(_("Tag"))
    starts_at = models.TimeField(_("Beginn"), null=True, blank=True)
    place = models.CharField(_("Ort"), max_length=160, blank=True)
    is_public = models.BooleanField(_("öffentlich"), default=True)
    papers_due_on = models.DateField(_("Vorlagen abzugeben bis"), null=True, blank=True)
    state = models.CharField(_("Zustand"), max_length=10, choices=MeetingState.choices, default=MeetingState.SCHEDULED)

    class Meta:
        verbose_name = _("Sitzung")
        verbose_name_plural = _("Sitzungen")
        ordering = ("-held_on",)
        constraints = (
            models.UniqueConstraint(fields=("committee", "held_on", "starts_at"), name="meeting_once"),
            models.UniqueConstraint(
                fields=("committee", "held_on"), condition=models.Q(starts_at=None), name="meeting_once_without_hour"
            ),
            models.CheckConstraint(
                condition=models.Q(papers_due_on=None) | models.Q(papers_due_on__lte=models.F("held_on")),
                name="meeting_papers_before",
            ),
        )

    def __str__(self) -> str:
        return f"{self.committee.short_name or self.committee.name}, {self.held_on:%d.%m.%Y}"
