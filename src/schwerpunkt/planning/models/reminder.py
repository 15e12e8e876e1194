"""Reminders that went out, so that none goes out twice."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.models import Membership
from schwerpunkt.planning.models.measure import Measure, Milestone
from schwerpunkt.tenancy.models import CentreModel


class Reminder(CentreModel):
    """Erinnerung an eine Frist: which deadline, how many days ahead, who was told and when.

    A deadline that moves is another one and is reminded of anew.
    """

    part_of = "measure"

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="reminders", verbose_name=_("Maßnahme"))
    milestone = models.ForeignKey(
        Milestone, models.CASCADE, null=True, blank=True, related_name="reminders", verbose_name=_("Meilenstein")
    )
    due_on = models.DateField(_("Frist"))
    days_before = models.SmallIntegerField(_("Tage vor der Frist"))
    recipient = models.ForeignKey(Membership, models.PROTECT, related_name="+", verbose_name=_("an"))
    sent_on = models.DateField(_("erinnert am"))

    class Meta:
        verbose_name = _("Erinnerung")
        verbose_name_plural = _("Erinnerungen")
        ordering = ("-sent_on", "due_on")
        constraints = (
            models.UniqueConstraint(
                fields=("measure", "due_on", "days_before"),
                condition=Q(milestone=None),
                name="reminder_of_measure_once",
            ),
            models.UniqueConstraint(
                fields=("milestone", "due_on", "days_before"),
                condition=Q(milestone__isnull=False),
                name="reminder_of_milestone_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.milestone or self.measure}, {self.due_on:%d.%m.%Y}"
