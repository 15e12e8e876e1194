"""Who goes to which talk."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.interpreters.enums import BINDING, AssignmentState
from schwerpunkt.interpreters.models.interpreter import Interpreter
from schwerpunkt.interpreters.models.request import Request
from schwerpunkt.tenancy.models import CentreModel


class Assignment(CentreModel):
    """Einsatz: an interpreter is asked for, or goes to, a talk; ``busy_from`` and ``busy_until`` include the way.

    The database holds two rules: one binding assignment per request, and nobody in two places at overlapping times,
    the way there and back included (migration 0002).
    """

    part_of = "request"

    request = models.ForeignKey(Request, models.CASCADE, related_name="assignments", verbose_name=_("Anfrage"))
    interpreter = models.ForeignKey(
        Interpreter, models.PROTECT, related_name="assignments", verbose_name=_("Sprachmittelnde")
    )
    state = models.CharField(
        _("Zustand"), max_length=13, choices=AssignmentState.choices, default=AssignmentState.OFFERED
    )
    asked_at = models.DateTimeField(_("angefragt"))
    answer_until = models.DateTimeField(
        _("antworten bis"), null=True, blank=True, help_text=_("leer, wenn niemand eine E-Mail bekommen hat")
    )
    answered_at = models.DateTimeField(_("geantwortet"), null=True, blank=True)
    starts_at = models.DateTimeField(_("Beginn"))
    busy_from = models.DateTimeField(_("unterwegs ab"))
    busy_until = models.DateTimeField(_("unterwegs bis"))
    way_km = models.PositiveSmallIntegerField(_("Weg in km"), default=0)
    way_minutes = models.PositiveSmallIntegerField(_("Weg in Minuten"), default=0)
    held_from = models.DateTimeField(_("tatsächlicher Beginn"), null=True, blank=True)
    held_until = models.DateTimeField(_("tatsächliches Ende"), null=True, blank=True)
    held_minutes = models.PositiveSmallIntegerField(_("Minuten"), default=0)
    cancelled_at = models.DateTimeField(_("abgesagt"), null=True, blank=True)
    state_reason = models.TextField(_("Grund"), blank=True)
    is_demo = models.BooleanField(_("erfunden (Beispieldaten)"), default=False)

    class Meta:
        verbose_name = _("Einsatz")
        verbose_name_plural = _("Einsätze")
        ordering = ("-starts_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("request",), condition=Q(state__in=BINDING), name="assignment_one_per_request"
            ),
            models.UniqueConstraint(
                fields=("request", "interpreter"),
                condition=Q(state=AssignmentState.OFFERED),
                name="assignment_asked_once",
            ),
            models.CheckConstraint(condition=Q(busy_until__gt=F("busy_from")), name="assignment_busy_in_order"),
            models.CheckConstraint(
                condition=Q(held_until=None) | Q(held_until__gt=F("held_from")), name="assignment_held_in_order"
            ),
        )
        indexes = (
            models.Index(fields=("interpreter", "starts_at"), name="assignment_of_person"),
            models.Index(fields=("centre", "state", "starts_at"), name="assignment_state"),
        )

    def __str__(self) -> str:
        return f"{self.request}: {self.interpreter.name}"

    @property
    def is_binding(self) -> bool:
        """Whether the person is, or was, taken up by it."""
        return self.state in BINDING
