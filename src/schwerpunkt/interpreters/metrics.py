"""What the interpreter pool can count, and what figures can be split by."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from schwerpunkt.core.asking import Question
from schwerpunkt.directory.enums import CodeKind, OrganisationKind
from schwerpunkt.directory.queries import codes
from schwerpunkt.figures.metrics import Dimension, Evidence, dimension, metric
from schwerpunkt.interpreters.enums import AssignmentState, BudgetKind, Perm
from schwerpunkt.interpreters.queries import (
    assignments,
    filled,
    joined,
    requests,
    trainings,
    uncovered,
    used_languages,
)
from schwerpunkt.interpreters.queries.settling import released_lines
from schwerpunkt.interpreters.tables import (
    CountedAssignmentTable,
    CountedFillTable,
    CountedInterpreterTable,
    CountedLeadTable,
    CountedLineTable,
    CountedRequestTable,
    CountedTrainingTable,
    CountedUncoveredTable,
)

LANGUAGE = dimension(
    Dimension("sprache", _("Sprache"), lambda: Question(used_languages(), ("pk", "name")), _("ohne Sprache"), 15)
)
TALK_KIND = dimension(
    Dimension(
        "gespraech",
        _("Art des Gesprächs"),
        lambda: Question(codes(CodeKind.TALK_KIND), ("pk", "label")),
        _("ohne Art des Gesprächs"),
        16,
    )
)
INSTITUTION_KIND = dimension(
    Dimension(
        "einrichtungsart",
        _("Art der Einrichtung"),
        lambda: OrganisationKind.choices,
        _("ohne Art der Einrichtung"),
        17,
    )
)
REASON = dimension(
    Dimension(
        "grund",
        _("Grund"),
        lambda: Question(codes(CodeKind.UNCOVERED_REASON), ("pk", "label")),
        _("ohne Grund"),
        18,
    )
)
_OF_ASSIGNMENT = {
    "kommune": "request__municipality",
    "sprache": "request__language",
    "gespraech": "request__kind",
    "einrichtungsart": "request__organisation__kind",
}
_OF_REQUEST = {
    "kommune": "municipality",
    "sprache": "language",
    "gespraech": "kind",
    "einrichtungsart": "organisation__kind",
}


def _held() -> Evidence:
    rows = assignments().filter(state__in=(AssignmentState.HELD, AssignmentState.STOPPED))
    return Evidence(rows, on="starts_at__date", by=_OF_ASSIGNMENT)


@metric(
    "interpreters.assignments_held",
    _("Einsätze der Sprachmittelnden"),
    unit=_("Einsätze"),
    explanation=_("Jeder Einsatz, der stattfand, einmal, am Tag des Gesprächs; auch abgebrochene."),
    permission=Perm.VIEW_REQUESTS,
    table=CountedAssignmentTable,
    is_about_people=True,
)
def assignments_held() -> Evidence:
    """Assignments that took place, by the day of the talk."""
    return _held()


@metric(
    "interpreters.minutes_held",
    _("Zeit der Sprachmittlung"),
    unit=_("Minuten"),
    explanation=_("Die Minuten aller Einsätze, die stattfanden, am Tag des Gesprächs, ohne Wege."),
    permission=Perm.VIEW_REQUESTS,
    table=CountedAssignmentTable,
    is_about_people=True,
)
def minutes_held() -> Evidence:
    """Minutes of the assignments that took place."""
    found = _held()
    return Evidence(found.records, on=found.on, amount="held_minutes", by=found.by)


@metric(
    "interpreters.requests",
    _("Anfragen nach Sprachmittlung"),
    unit=_("Anfragen"),
    explanation=_("Jede Anfrage einmal, am Tag, an dem sie einging."),
    permission=Perm.VIEW_REQUESTS,
    table=CountedRequestTable,
    is_activity=False,
    is_about_people=True,
    silence=_("hat niemanden zum Dolmetschen angefragt"),
)
def requests_received() -> Evidence:
    """Requests by the day they came in."""
    return Evidence(requests(), on="received_on", by=_OF_REQUEST)


@metric(
    "interpreters.uncovered",
    _("Nicht vermittelte Anfragen"),
    unit=_("Anfragen"),
    explanation=_("Jede Anfrage, für die niemand gefunden wurde, einmal, am Tag, an dem das feststand."),
    permission=Perm.VIEW_REQUESTS,
    table=CountedUncoveredTable,
    is_activity=False,
    is_about_people=True,
)
def requests_uncovered() -> Evidence:
    """Requests nobody was found for, by the day this was said."""
    return Evidence(uncovered(), on="closed_on", by={**_OF_REQUEST, "grund": "uncovered_because"})


@metric(
    "interpreters.lead_days",
    _("Vorlauf der Anfragen"),
    unit=_("Tage"),
    explanation=_("Die Tage vom Eingang der Anfrage bis zum Gespräch, zusammengezählt, am Tag des Eingangs."),
    permission=Perm.VIEW_REQUESTS,
    table=CountedLeadTable,
    is_activity=False,
    is_about_people=True,
    per=_("je Anfrage"),
)
def lead_days() -> Evidence:
    """Days between the day a request came in and its talk."""
    return Evidence(requests(), on="received_on", amount="lead_days", by=_OF_REQUEST)


@metric(
    "interpreters.fill_hours",
    _("Zeit bis zur ersten Zusage"),
    unit=_("Stunden"),
    explanation=_(
        "Die Stunden vom Eintragen einer Anfrage bis zur ersten Zusage, zusammengezählt, am Tag des Eingangs. "
        "Was vor dieser Zählung einging, fehlt."
    ),
    permission=Perm.VIEW_REQUESTS,
    table=CountedFillTable,
    is_activity=False,
    is_about_people=True,
    per=_("je Anfrage"),
)
def fill_hours() -> Evidence:
    """Hours until somebody promised to come, of the requests that got so far."""
    return Evidence(filled(), on="received_on", amount="fill_hours", by=_OF_REQUEST)


@metric(
    "interpreters.joined",
    _("Neu im Pool der Sprachmittelnden"),
    unit=_("Personen"),
    explanation=_("Jede Person einmal, am Tag, an dem sie in den Pool kam, beim Wohnort."),
    permission=Perm.VIEW_INTERPRETERS,
    table=CountedInterpreterTable,
    is_activity=False,  # where somebody lives is not where something took place
    is_about_people=True,
)
def people_joined() -> Evidence:
    """People who came to the pool, by the day they did."""
    return Evidence(joined(), on="joined_on", by={"kommune": "municipality"})


def _trainings(amount: str = "") -> Evidence:
    return Evidence(trainings(), on="on", amount=amount)


@metric(
    "interpreters.trainings",
    _("Schulungen der Sprachmittelnden"),
    unit=_("Abschlüsse"),
    explanation=_("Jede Schulung, die eine Person abgeschlossen hat, einmal, am Tag des Abschlusses."),
    permission=Perm.VIEW_INTERPRETERS,
    table=CountedTrainingTable,
    is_about_people=True,
)
def trainings_completed() -> Evidence:
    """Trainings by the day somebody completed them."""
    return _trainings()


@metric(
    "interpreters.lessons",
    _("Unterrichtsstunden der Sprachmittelnden"),
    unit=_("Unterrichtsstunden"),
    explanation=_("Die Unterrichtsstunden aller Schulungen, die Personen abgeschlossen haben, am Tag des Abschlusses."),
    permission=Perm.VIEW_INTERPRETERS,
    table=CountedTrainingTable,
    is_about_people=True,
)
def lessons_completed() -> Evidence:
    """Lessons of the trainings somebody completed."""
    return _trainings("lessons")


_OF_LINE = {
    "kommune": "assignment__request__municipality",
    "sprache": "assignment__request__language",
    "gespraech": "assignment__request__kind",
    "einrichtungsart": "assignment__request__organisation__kind",
}
_COSTS = {
    BudgetKind.STATE: _("Sprachmittlung aus Landesmitteln"),
    BudgetKind.OWN: _("Sprachmittlung aus eigenen Mitteln"),
    BudgetKind.REQUESTER: _("Sprachmittlung, die Einrichtungen zahlen"),
}


def _cost(kind: BudgetKind) -> Evidence:
    return Evidence(released_lines().filter(budget=kind), on="on", amount="amount", by=_OF_LINE)


for _kind, _label in _COSTS.items():
    metric(
        f"interpreters.cost_{_kind}",
        _label,
        unit=_("€"),
        explanation=_("Freigegeben abgerechnete Beträge am Tag des Gesprächs, mit Korrekturen."),
        permission=Perm.VIEW_SETTLEMENTS,
        table=CountedLineTable,
        is_activity=False,
        is_about_people=True,
    )(partial(_cost, _kind))
