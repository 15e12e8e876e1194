"""The focus period."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.directory.models import Code, LegalVersion
from schwerpunkt.planning.enums import LOCKED_STATES, PeriodState
from schwerpunkt.tenancy.models import CentreModel


class FocusPeriod(CentreModel):
    """Schwerpunktzeitraum: two years for which a centre sets its focus goals in its action fields.

    The two years are a dated parameter (``planning.period_months``); title and year name are the centre's.
    """

    audited_sets = ("action_fields",)

    title = models.CharField(_("Titel"), max_length=160)
    starts_on = models.DateField(_("Beginn"))
    ends_on = models.DateField(_("Ende"))
    planned_label = models.CharField(
        _("Zeitangabe im Text"),
        max_length=60,
        help_text=_("So steht es in der Vorlage, z. B. „im Jahr 2023“."),
        blank=True,
    )
    action_fields = models.ManyToManyField(
        Code, related_name="periods", verbose_name=_("Handlungsfelder"), limit_choices_to={"kind": "action_field"}
    )
    strategy_level = models.ForeignKey(
        Code,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Integrationsstrategieebene"),
        limit_choices_to={"kind": "strategy_level"},
    )
    legal_version = models.ForeignKey(
        LegalVersion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Rechtsgrundlage")
    )
    state = models.CharField(_("Zustand"), max_length=10, choices=PeriodState.choices, default=PeriodState.DRAFT)
    is_demo = models.BooleanField(_("Beispieldaten"), default=False)

    class Meta:
        verbose_name = _("Schwerpunktzeitraum")
        verbose_name_plural = _("Schwerpunktzeiträume")
        ordering = ("-starts_on",)
        constraints = (
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="period_ends_after_start"),
            models.UniqueConstraint(fields=("centre", "title"), name="period_once"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_locked(self) -> bool:
        """Whether goals change only as new versions."""
        return self.state in LOCKED_STATES
