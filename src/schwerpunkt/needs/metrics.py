"""What needs can count."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.figures.metrics import Evidence, metric
from schwerpunkt.needs.enums import NeedState, Perm
from schwerpunkt.needs.models import Answer
from schwerpunkt.needs.queries import needs
from schwerpunkt.needs.tables import CountedAnswerTable, CountedNeedTable

_NEED_BY = {
    "kommune": "municipality",
    "handlungsfeld": "action_field",
    "zielgruppe": "target_groups",
    "thema": "topic",
    "ziel": "goals",
    "massnahme": "measures",
}


@metric(
    "needs.reported",
    _("Gemeldete Bedarfe"),
    unit=_("Bedarfe"),
    explanation=_("Jeder gemeldete Bedarf einmal, am Tag der Meldung; auch die, die später zusammengeführt wurden."),
    permission=Perm.VIEW_NEEDS,
    table=CountedNeedTable,
    is_activity=False,
    silence=_("hat keinen Bedarf gemeldet"),
)
def needs_reported() -> Evidence:
    """Needs by the day they were reported."""
    return Evidence(needs().exclude(state=NeedState.DRAFT), on="reported_on", by=_NEED_BY)


@metric(
    "needs.decided",
    _("Beantwortete Bedarfe"),
    unit=_("Bedarfe"),
    explanation=_("Jeder Bedarf mit einer Entscheidung einmal, am Tag der Entscheidung."),
    permission=Perm.VIEW_NEEDS,
    table=CountedNeedTable,
    is_activity=False,
)
def needs_decided() -> Evidence:
    """Needs that have come to their end, by the day of the decision."""
    return Evidence(needs().exclude(decided_on=None), on="decided_on", by=_NEED_BY)


@metric(
    "needs.answers",
    _("Antworten auf Bedarfsabfragen"),
    unit=_("Antworten"),
    explanation=_("Jede abgeschickte Antwort einer Kommune einmal, am Tag, an dem sie zuletzt abgeschickt wurde."),
    permission=Perm.VIEW_NEEDS,
    table=CountedAnswerTable,
    is_activity=False,
)
def answers_sent() -> Evidence:
    """Answers to rounds by the day they were sent."""
    sent = Answer.objects.exclude(submitted_at=None).select_related(
        "invitation__municipality", "invitation__organisation", "invitation__round"
    )
    return Evidence(sent, on="submitted_at__date", by={"kommune": "invitation__municipality"})
