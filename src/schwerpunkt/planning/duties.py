"""What of planning is in a colleague's hand."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.core import clock
from schwerpunkt.directory.models import Organisation
from schwerpunkt.planning.commands import handing_over
from schwerpunkt.planning.enums import MeasureState, PeriodState, Perm
from schwerpunkt.planning.models import Goal, Measure
from schwerpunkt.planning.queries.measures import measure_status
from schwerpunkt.ui.duties import Duty, Held, duty

_ENDED = (MeasureState.DONE, MeasureState.DROPPED)


def _open_measures(**whose: Any) -> QuerySet[Measure]:
    rows = Measure.objects.filter(**whose).exclude(state__in=_ENDED).exclude(period__state=PeriodState.CLOSED)
    return rows.prefetch_related("milestones").order_by("due_on", "title")


def _measure(measure: Measure) -> Held:
    ahead = [each.title for each in measure.milestones.all() if each.done_on is None]
    milestones = _("offene Meilensteine: %(titles)s") % {"titles": ", ".join(ahead)} if ahead else ""
    status = measure_status(measure, clock.today())
    note = "; ".join(part for part in (str(status), milestones) if part)
    return Held(measure.pk, measure.title, reverse("planning:measure", args=(measure.pk,)), measure.due_on, note)


def _open_goals(**whose: Any) -> QuerySet[Goal]:
    rows = Goal.objects.filter(**whose).exclude(period__state=PeriodState.CLOSED)
    return rows.select_related("period").order_by("period__starts_on", "position")


def _goal(goal: Goal) -> Held:
    return Held(goal.pk, goal.name, reverse("planning:goal", args=(goal.pk,)), goal.due_on, goal.period.title)


def _partners_of_measures(measures: QuerySet[Measure]) -> QuerySet[Organisation]:
    return Organisation.objects.filter(measure_roles__measure__in=measures.order_by().values("pk"))


def _partners_of_goals(goals: QuerySet[Goal]) -> QuerySet[Organisation]:
    return Organisation.objects.filter(goal_roles__goal__in=goals.order_by().values("pk"))


duty(
    Duty(
        "planning.goals",
        _l("Ziele"),
        Perm.VIEW_PLANNING,
        Perm.EDIT_MEASURE,
        lambda member: _open_goals(responsible=member),
        _goal,
        handing_over.hand_over_goal,
        "goal",
        _partners_of_goals,
    ),
    Duty(
        "planning.measures",
        _l("Maßnahmen"),
        Perm.VIEW_PLANNING,
        Perm.EDIT_MEASURE,
        lambda member: _open_measures(owner=member),
        _measure,
        handing_over.hand_over_measure,
        "measure",
        _partners_of_measures,
    ),
    Duty(
        "planning.substitutions",
        _l("Vertretung bei Maßnahmen"),
        Perm.VIEW_PLANNING,
        Perm.EDIT_MEASURE,
        lambda member: _open_measures(substitute=member),
        _measure,
        handing_over.hand_over_substitution,
        "measure",
    ),
)
