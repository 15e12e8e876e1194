"""What the interpreter pool can count, and what figures can be split by."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.core.asking import Question
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.queries import codes
from schwerpunkt.figures.metrics import Dimension, Evidence, dimension, metric
from schwerpunkt.interpreters.enums import AssignmentState, Perm
from schwerpunkt.interpreters.queries import assignments, requests, uncovered, used_languages
from schwerpunkt.interpreters.tables import CountedAssignmentTable, CountedRequestTable

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
_OF_ASSIGNMENT = {
    "kommune": "request__municipality",
    "sprache": "request__language",
    "gespraech": "request__kind",
}
_OF_REQUEST = {"kommune": "municipality", "sprache": "language", "gespraech": "kind"}


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
    table=CountedRequestTable,
    is_activity=False,
    is_about_people=True,
)
def requests_uncovered() -> Evidence:
    """Requests nobody was found for, by the day this was said."""
    return Evidence(uncovered(), on="closed_on", by=_OF_REQUEST)
