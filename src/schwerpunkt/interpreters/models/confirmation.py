"""What each side says about a talk."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.interpreters.enums import AssignmentState, Impression, Side
from schwerpunkt.interpreters.models.assignment import Assignment
from schwerpunkt.tenancy.models import CentreModel


class Confirmation(CentreModel):
    """Bestätigung: one side says by its link whether the talk took place, from when until when, and how it went."""

    part_of = "assignment"

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="confirmations", verbose_name=_("Einsatz"))
    side = models.CharField(_("Seite"), max_length=11, choices=Side.choices)
    outcome = models.CharField(_("Was daraus wurde"), max_length=13, choices=AssignmentState.choices)
    held_from = models.DateTimeField(_("tatsächlicher Beginn"), null=True, blank=True)
    held_until = models.DateTimeField(_("tatsächliches Ende"), null=True, blank=True)
    impression = models.CharField(_("Wie es lief"), max_length=9, choices=Impression.choices, blank=True)
    remark = models.CharField(_("Bemerkung"), max_length=500, blank=True)
    given_at = models.DateTimeField(_("bestätigt"))

    class Meta:
        verbose_name = _("Bestätigung eines Einsatzes")
        verbose_name_plural = _("Bestätigungen der Einsätze")
        ordering = ("given_at",)
        constraints = (
            models.UniqueConstraint(fields=("assignment", "side"), name="confirmation_once_a_side"),
            models.CheckConstraint(
                condition=Q(held_from=None, held_until=None) | Q(held_until__gt=F("held_from")),
                name="confirmation_in_order",
            ),
        )

    def __str__(self) -> str:
        return f"{self.assignment}: {self.get_side_display()}"
