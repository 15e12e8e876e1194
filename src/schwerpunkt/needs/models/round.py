"""Rounds of asking for needs, and the questions they ask."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.models import Membership
from schwerpunkt.core.models import validity_check
from schwerpunkt.needs.enums import Asked, QuestionKind, RoundState
from schwerpunkt.planning.models import FocusPeriod
from schwerpunkt.tenancy.models import CentreModel, DatedCentreModel


class NeedRound(CentreModel):
    """Bedarfsabfrage: the municipalities are asked, until a day, what they need; it prepares a focus period."""

    title = models.CharField(_("Titel"), max_length=160)
    period = models.ForeignKey(
        FocusPeriod,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="need_rounds",
        verbose_name=_("Schwerpunktzeitraum"),
    )
    opens_on = models.DateField(_("Beginn"))
    closes_on = models.DateField(_("Antwort bis"))
    introduction = models.TextField(_("Einleitung"), blank=True)
    contact = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Ansprechperson")
    )
    state = models.CharField(_("Zustand"), max_length=8, choices=RoundState.choices, default=RoundState.DRAFT)
    is_demo = models.BooleanField(_("erfunden (Beispieldaten)"), default=False)

    class Meta:
        verbose_name = _("Bedarfsabfrage")
        verbose_name_plural = _("Bedarfsabfragen")
        ordering = ("-opens_on",)
        constraints = (
            models.UniqueConstraint(fields=("centre", "title"), name="need_round_once"),
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="need_round_closes_after"),
        )

    def __str__(self) -> str:
        return self.title


class QuestionSheet(DatedCentreModel):
    """Fragebogen: of one round, or without a round the centre's template for new ones, valid from a day."""

    round = models.OneToOneField(
        NeedRound, models.CASCADE, null=True, blank=True, related_name="sheet", verbose_name=_("Bedarfsabfrage")
    )
    title = models.CharField(_("Titel"), max_length=160)
    source = models.CharField(_("Quelle"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Fragebogen")
        verbose_name_plural = _("Fragebogen")
        ordering = (F("valid_from").desc(nulls_last=True), "title")
        constraints = (validity_check("question_sheet_validity"),)

    def __str__(self) -> str:
        return self.title

    @property
    def is_locked(self) -> bool:
        """Whether the questions stand: somebody may have answered them."""
        return self.round is not None and self.round.state != RoundState.DRAFT

    def is_template_on(self, day: date) -> bool:
        """Whether new rounds of that day begin with this sheet."""
        return self.round_id is None and self.is_valid_on(day)


class Question(CentreModel):
    """Frage: asked besides the need itself, once for each need or once for each answer."""

    part_of = "sheet"

    sheet = models.ForeignKey(QuestionSheet, models.CASCADE, related_name="questions", verbose_name=_("Fragebogen"))
    position = models.PositiveSmallIntegerField(_("Reihenfolge"))
    label = models.CharField(_("Frage"), max_length=200)
    help_text = models.CharField(_("Hinweis"), max_length=300, blank=True)
    kind = models.CharField(_("Art der Antwort"), max_length=8, choices=QuestionKind.choices)
    asked = models.CharField(_("Wie oft"), max_length=4, choices=Asked.choices, default=Asked.NEED)
    choices = models.JSONField(_("Auswahl"), default=list, blank=True)
    is_required = models.BooleanField(_("muss beantwortet werden"), default=False)

    class Meta:
        verbose_name = _("Frage")
        verbose_name_plural = _("Fragen")
        ordering = ("sheet", "position")

    def __str__(self) -> str:
        return self.label
