"""Pages of carrying out: how a measure stands, what came of a goal, goals that come along."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.permissions import can
from schwerpunkt.planning.enums import PeriodState, Perm
from schwerpunkt.planning.forms.following import AssessForm, CarryOnForm
from schwerpunkt.planning.forms.measures import StatusReportForm
from schwerpunkt.planning.models import FocusPeriod, Goal, GoalResult, Measure, MovedDeadline
from schwerpunkt.planning.queries import reports_of
from schwerpunkt.planning.views.periods import crumbs_of
from schwerpunkt.ui.actions import Crumb
from schwerpunkt.ui.pages import CommandPage, Panel
from schwerpunkt.ui.pages.within import CreateWithinPage

_SHOWN = 12
_ASSESSABLE = (PeriodState.AGREED, PeriodState.RUNNING, PeriodState.CLOSED)


def _reports(page: Any) -> dict[str, Any] | None:
    measure = page.record
    may_report = measure.period.state == PeriodState.RUNNING and can(page.actor, Perm.EDIT_MEASURE, measure)
    reports = list(reports_of(measure)[:_SHOWN])
    moves = list(MovedDeadline.objects.filter(measure=measure).select_related("milestone").order_by("-moved_on", "-pk"))
    if not reports and not moves and not may_report:
        return None
    return {"reports": reports, "moves": moves, "may_report": may_report}


REPORTS_PANEL = Panel("sachstand", _l("Sachstand"), "planning/_reports.html", _reports, order=5)


def _result(page: Any) -> dict[str, Any] | None:
    goal = page.record
    if goal.period.state not in _ASSESSABLE:
        return None
    result = getattr(goal, "result", None)
    may_assess = can(page.actor, Perm.ASSESS_GOAL, goal)
    if result is None and not may_assess:
        return None
    return {"result": result, "may_assess": may_assess}


RESULT_PANEL = Panel("ergebnis", _l("Was daraus wurde"), "planning/_result.html", _result, order=5)


class StatusReportCreate(CommandPage[Measure]):
    """Reports how a measure stands."""

    permission = Perm.EDIT_MEASURE
    model = Measure
    title = _l("Sachstand melden")
    form_class = StatusReportForm
    submit_label = _l("Sachstand melden")

    def success_url(self, result: Any) -> str:
        return reverse("planning:measure", args=(self.record.pk,)) + "#sachstand"

    def crumbs(self) -> list[Crumb]:
        measure = self.record
        return [
            Crumb(_("Maßnahmen"), reverse("planning:measures")),
            Crumb(measure.title, reverse("planning:measure", args=(measure.pk,))),
        ]


class GoalAssess(CreateWithinPage[Goal]):
    """Writes down what came of a goal."""

    permission = Perm.ASSESS_GOAL
    model = Goal
    within = "goal"
    title = _l("Ergebnis des Ziels")
    form_class = AssessForm
    submit_label = _l("Ergebnis eintragen")
    back_view = "planning:goal"

    def form_arguments(self) -> dict[str, Any]:
        found = GoalResult.objects.filter(goal=self.record).first()
        names = ("outcome", "text", "obstacles", "outlook")
        return {"initial": {name: getattr(found, name) for name in names} if found else {}}

    def success_url(self, result: Any) -> str:
        return self.back_url() + "#ergebnis"

    def lead(self) -> str:
        return self.record.sentence

    def crumbs(self) -> list[Crumb]:
        goal = self.record
        return [*crumbs_of(goal.period), Crumb(goal.name, reverse("planning:goal", args=(goal.pk,)))]


class GoalsCarryOn(CommandPage[FocusPeriod]):
    """Takes goals of earlier periods along into this draft."""

    permission = Perm.EDIT_PERIOD
    model = FocusPeriod
    title = _l("Ziele fortführen")
    form_class = CarryOnForm
    submit_label = _l("Ziele übernehmen")
    success_view = "planning:period"

    def lead(self) -> str:
        return _(
            "Jedes gewählte Ziel wird mit Satz, Zuständigen und Beteiligten kopiert; die Frist wird das Ende dieses "
            "Zeitraums. Beide Ziele verweisen danach aufeinander."
        )

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)
