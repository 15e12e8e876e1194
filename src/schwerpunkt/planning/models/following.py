"""What is said while the plan is carried out: how a measure stands, deadlines that moved, what came of a goal."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.planning.enums import MeasureState, Outcome
from schwerpunkt.planning.models.goal import Goal
from schwerpunkt.planning.models.measure import Measure, Milestone
from schwerpunkt.tenancy.models import CentreModel


class StatusReport(CentreModel):
    """Sachstand: how a measure stood on a day, in a sentence. A change of state is always one."""

    part_of = "measure"

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="reports", verbose_name=_("Maßnahme"))
    milestone = models.ForeignKey(
        Milestone, models.SET_NULL, null=True, blank=True, related_name="reports", verbose_name=_("Meilenstein")
    )
    state = models.CharField(_("Stand"), max_length=10, choices=MeasureState.choices)
    text = models.TextField(_("Wie es steht"), blank=True)
    reported_on = models.DateField(_("gemeldet am"))
    reported_by = models.CharField(_("von"), max_length=200)

    class Meta:
        verbose_name = _("Sachstand")
        verbose_name_plural = _("Sachstände")
        ordering = ("-reported_on", "-pk")
        indexes = (models.Index(fields=("measure", "-reported_on"), name="report_of_measure"),)

    def __str__(self) -> str:
        return f"{self.get_state_display()}, {self.reported_on:%d.%m.%Y}"


class MovedDeadline(CentreModel):
    """Verschobene Frist of a measure or a milestone: from when to when, and why. The next report names it."""

    part_of = "measure"

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="moves", verbose_name=_("Maßnahme"))
    milestone = models.ForeignKey(
        Milestone, models.CASCADE, null=True, blank=True, related_name="moves", verbose_name=_("Meilenstein")
    )
    old_due_on = models.DateField(_("Frist bisher"))
    new_due_on = models.DateField(_("Frist neu"), null=True, blank=True)
    reason = models.TextField(_("Grund"))
    moved_on = models.DateField(_("verschoben am"))

    class Meta:
        verbose_name = _("verschobene Frist")
        verbose_name_plural = _("verschobene Fristen")
        ordering = ("moved_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(new_due_on=None) | ~Q(new_due_on=F("old_due_on")), name="deadline_really_moved"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="deadline_moved_with_reason"),
        )

    def __str__(self) -> str:
        return f"{self.what}, {self.old_due_on:%d.%m.%Y}"

    @property
    def what(self) -> str:
        """The milestone or measure whose deadline moved."""
        return str(self.milestone or self.measure)


class GoalResult(CentreModel):
    """Ergebnis eines Ziels: reached, partly, not, or carried on; what changed and why."""

    part_of = "goal"

    goal = models.OneToOneField(Goal, models.CASCADE, related_name="result", verbose_name=_("Ziel"))
    outcome = models.CharField(_("Ergebnis"), max_length=10, choices=Outcome.choices)
    text = models.TextField(_("Was sich geändert hat und warum"))
    obstacles = models.TextField(_("Was hinderlich war"), blank=True)
    outlook = models.TextField(_("Ausblick"), blank=True)
    assessed_on = models.DateField(_("bewertet am"))
    is_demo = models.BooleanField(_("erfunden (Beispieldaten)"), default=False)

    class Meta:
        verbose_name = _("Ergebnis eines Ziels")
        verbose_name_plural = _("Ergebnisse der Ziele")
        ordering = ("goal__position",)
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="goal_result_says_something"),)

    def __str__(self) -> str:
        return self.get_outcome_display()
