"""Requests and assignments as they are listed."""

from django.db.models import Count, OuterRef, QuerySet, Subquery

from schwerpunkt.core.fetching import with_related
from schwerpunkt.directory.models import Organisation
from schwerpunkt.interpreters.enums import BINDING, AssignmentState, RequestState
from schwerpunkt.interpreters.models import Assignment, Interpreter, Request
from schwerpunkt.ui.status import Look, Status

_LOOKS: dict[str, Look] = {
    RequestState.OPEN: "risk",
    RequestState.PLACED: "run",
    RequestState.DONE: "done",
    RequestState.FAILED: "void",
    RequestState.CANCELLED: "void",
    RequestState.UNCOVERED: "late",
}
_ASSIGNMENT_LOOKS: dict[str, Look] = {
    AssignmentState.OFFERED: "plan",
    AssignmentState.ACCEPTED: "run",
    AssignmentState.HELD: "done",
    AssignmentState.STOPPED: "done",
}


def requests() -> QuerySet[Request]:
    """All requests of the centre with what a list shows; ``who`` is the name of the person who goes."""
    going = Assignment.objects.filter(request=OuterRef("pk"), state__in=BINDING).values("interpreter__name")[:1]
    rows = with_related(
        Request.objects.all(),
        "organisation__name",
        "language__name",
        "kind__label",
        "uncovered_because__label",
        "municipality__name",
        "municipality__ags",
    )
    return rows.annotate(who=Subquery(going))


def filled() -> QuerySet[Request]:
    """Requests of which is known how long it took until somebody promised to come."""
    return requests().filter(fill_hours__isnull=False)


def asking() -> QuerySet[Organisation]:
    """Institutions that asked for somebody, with how often (``request_count``)."""
    rows = with_related(Organisation.objects.all(), "municipality__name")
    return rows.annotate(request_count=Count("interpreter_requests")).filter(request_count__gt=0)


def open_requests() -> QuerySet[Request]:
    """Requests nobody has promised to come to yet."""
    return Request.objects.filter(state=RequestState.OPEN)


def assignments() -> QuerySet[Assignment]:
    """All assignments with what a list shows of them."""
    return with_related(
        Assignment.objects.all(),
        "interpreter__name",
        "request__organisation__name",
        "request__language__name",
        "request__kind__label",
        "request__municipality__name",
        "request__starts_at",
        "request__minutes",
        "request__venue",
        "request__is_online",
        "request__state",
    )


def assignments_of(interpreter: Interpreter) -> list[Assignment]:
    """The latest assignments of a person."""
    return list(assignments().filter(interpreter=interpreter)[:10])


def request_status(request: Request) -> Status:
    """How a request stands."""
    return Status(_LOOKS[request.state], request.get_state_display())


def assignment_status(assignment: Assignment) -> Status:
    """How an assignment stands."""
    return Status(_ASSIGNMENT_LOOKS.get(assignment.state, "void"), assignment.get_state_display())


def uncovered() -> QuerySet[Request]:
    """Requests nobody was found for, by the day they ended as such."""
    return requests().filter(state=RequestState.UNCOVERED)
