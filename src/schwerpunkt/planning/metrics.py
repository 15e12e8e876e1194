"""What planning can count, and the goals and measures figures can be split by."""

from django.db.models import Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core.asking import Question
from schwerpunkt.figures.metrics import Dimension, Evidence, dimension, metric
from schwerpunkt.planning.enums import MeasureState, Perm
from schwerpunkt.planning.models import Goal, Measure, Milestone
from schwerpunkt.planning.queries.measures import measures
from schwerpunkt.planning.tables import CountedMeasureTable, MilestoneTable

_LABEL = Concat("period__title", Value(": "), "title")


def _goals() -> Question:
    return Question(Goal.objects.annotate(label=_LABEL).order_by("-period__starts_on", "position"), ("pk", "label"))


def _measures() -> Question:
    return Question(Measure.objects.annotate(label=_LABEL).order_by("-period__starts_on", "title"), ("pk", "label"))


GOAL = dimension(Dimension("ziel", _("Ziel"), _goals, _("ohne Ziel"), 70))
MEASURE = dimension(Dimension("massnahme", _("Maßnahme"), _measures, _("ohne Maßnahme"), 80))

_MEASURE_BY = {
    "ziel": "goals",
    "kommune": "municipalities",
    "handlungsfeld": "goals__action_field",
    "zielgruppe": "target_groups",
    "art": "kind",
}
_MILESTONE_BY = {
    "ziel": "measure__goals",
    "massnahme": "measure",
    "kommune": "measure__municipalities",
    "handlungsfeld": "measure__goals__action_field",
    "art": "measure__kind",
}


@metric(
    "planning.measures_done",
    _("Erledigte Maßnahmen"),
    unit=_("Maßnahmen"),
    explanation=_("Jede Maßnahme einmal, am Tag, an dem sie erledigt war."),
    permission=Perm.VIEW_PLANNING,
    table=CountedMeasureTable,
)
def measures_done() -> Evidence:
    """Measures that are done, by the day they were done."""
    return Evidence(measures().filter(state=MeasureState.DONE), on="done_on", by=_MEASURE_BY)


@metric(
    "planning.measures_due",
    _("Fällige Maßnahmen"),
    unit=_("Maßnahmen"),
    explanation=_("Jede Maßnahme, die nicht aufgegeben ist, einmal, am Tag ihrer Frist."),
    permission=Perm.VIEW_PLANNING,
    table=CountedMeasureTable,
    is_activity=False,
    silence=_("kommt in keiner fälligen Maßnahme vor"),
)
def measures_due() -> Evidence:
    """Measures with a deadline that were not dropped, by their deadline."""
    found = measures().exclude(state=MeasureState.DROPPED).exclude(due_on=None)
    return Evidence(found, on="due_on", by=_MEASURE_BY)


@metric(
    "planning.milestones_reached",
    _("Erreichte Meilensteine"),
    unit=_("Meilensteine"),
    explanation=_("Jeder Meilenstein einmal, am Tag, an dem er erreicht war."),
    permission=Perm.VIEW_PLANNING,
    table=MilestoneTable,
)
def milestones_reached() -> Evidence:
    """Milestones by the day they were reached."""
    found = Milestone.objects.exclude(done_on=None).select_related("measure__owner__user")
    return Evidence(found, on="done_on", by=_MILESTONE_BY)
