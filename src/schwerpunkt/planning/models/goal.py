"""Goals and their versions."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.models import Membership
from schwerpunkt.directory.models import Code, Organisation
from schwerpunkt.planning.models.period import FocusPeriod
from schwerpunkt.tenancy.models import CentreModel


class Goal(CentreModel):
    """Ziel: numbered within its period (without number: a focus of its own such as KIM).

    ``sentence`` is the whole sentence "Bis zum … wird das KI …" as it stands in the paper; the deadline is a field of
    its own and not the period's end.
    """

    part_of = "period"
    audited_sets = ("target_groups",)

    period = models.ForeignKey(FocusPeriod, models.CASCADE, related_name="goals", verbose_name=_("Schwerpunktzeitraum"))
    action_field = models.ForeignKey(
        Code,
        models.PROTECT,
        related_name="goals",
        verbose_name=_("Handlungsfeld"),
        limit_choices_to={"kind": "action_field"},
    )
    position = models.PositiveSmallIntegerField(_("Reihenfolge"))
    number = models.PositiveSmallIntegerField(_("Nummer"), null=True, blank=True)
    title = models.CharField(_("Titel"), max_length=200)
    short_title = models.CharField(_("Kurztitel"), max_length=80, blank=True)
    sentence = models.TextField(_("Zielsatz"))
    due_on = models.DateField(_("Frist"))
    strategy_level = models.ForeignKey(
        Code,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Integrationsstrategieebene"),
        limit_choices_to={"kind": "strategy_level"},
    )
    target_groups = models.ManyToManyField(
        Code,
        blank=True,
        related_name="+",
        verbose_name=_("Zielgruppen"),
        limit_choices_to={"kind": "target_group"},
    )
    responsible = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="goals", verbose_name=_("Zuständig")
    )
    note = models.TextField(_("Interne Notiz"), blank=True)
    continues = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="continued_by", verbose_name=_("führt fort")
    )
    current_version = models.PositiveSmallIntegerField(_("Stand"), default=0, editable=False)

    class Meta:
        verbose_name = _("Ziel")
        verbose_name_plural = _("Ziele")
        ordering = ("period", "position")
        constraints = (
            models.CheckConstraint(condition=~Q(title="") & ~Q(sentence=""), name="goal_has_text"),
            models.UniqueConstraint(fields=("period", "continues"), name="goal_carried_on_once"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        """The short title for lists; the title where there is none."""
        return self.short_title or self.title


class GoalPartner(CentreModel):
    """Beteiligte Organisation an einem Ziel, with the role it has there."""

    part_of = "goal"

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="partners", verbose_name=_("Ziel"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="goal_roles", verbose_name=_("Organisation")
    )
    role = models.CharField(_("Rolle"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("Beteiligung an einem Ziel")
        verbose_name_plural = _("Beteiligungen an Zielen")
        ordering = ("organisation__name",)
        constraints = (models.UniqueConstraint(fields=("goal", "organisation"), name="goal_partner_once"),)

    def __str__(self) -> str:
        return f"{self.organisation} ({self.role})" if self.role else str(self.organisation)


class GoalVersion(CentreModel):
    """Fassung eines Ziels: what was released, agreed or changed, word by word, and why. Never changes."""

    part_of = "goal"

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="versions", verbose_name=_("Ziel"))
    number = models.PositiveSmallIntegerField(_("Fassung Nr."))
    title = models.CharField(_("Titel"), max_length=200)
    sentence = models.TextField(_("Zielsatz"))
    due_on = models.DateField(_("Frist"))
    details = models.JSONField(_("weitere Angaben"), default=dict)
    reason = models.TextField(_("Grund"), blank=True)
    needs_agreement = models.BooleanField(_("braucht neue Zustimmung"), default=False)
    made_at = models.DateTimeField(_("entstanden am"))
    made_by = models.CharField(_("von"), max_length=200)

    class Meta:
        verbose_name = _("Fassung")
        verbose_name_plural = _("Fassungen")
        ordering = ("goal", "number")
        constraints = (
            models.UniqueConstraint(fields=("goal", "number"), name="goal_version_once"),
            models.CheckConstraint(
                condition=Q(number__gt=0) & (Q(number=1) | ~Q(reason="")), name="goal_version_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.title}, Fassung {self.number}"
