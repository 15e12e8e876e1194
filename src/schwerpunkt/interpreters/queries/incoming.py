"""What came in by the public forms, and which institution is meant."""

from typing import Any

from django.db.models import QuerySet

from schwerpunkt.core.fetching import with_related
from schwerpunkt.directory.models import Organisation
from schwerpunkt.directory.queries import find_organisation, organisations_near
from schwerpunkt.interpreters.enums import FormKind, IncomingState
from schwerpunkt.interpreters.models import Application, Incoming, Inquiry, PublicForm, Request
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import everywhere
from schwerpunkt.ui.status import Look, Status

_LOOKS: dict[str, Look] = {
    IncomingState.WAITING: "risk",
    IncomingState.ACCEPTED: "done",
    IncomingState.DECLINED: "void",
}


def inquiries() -> QuerySet[Inquiry]:
    """All requests of the public form whose address is confirmed, with what a list shows."""
    rows = with_related(Inquiry.objects.all(), "language__name", "kind__label", "municipality__name")
    return rows.exclude(state=IncomingState.UNCONFIRMED)


def waiting_inquiries() -> QuerySet[Inquiry]:
    """Those that somebody has to decide on."""
    return Inquiry.objects.filter(state=IncomingState.WAITING)


def applications() -> QuerySet[Application]:
    """All applications whose address is confirmed, with what a list shows."""
    rows = with_related(Application.objects.all(), "municipality__name")
    return rows.exclude(state=IncomingState.UNCONFIRMED)


def incoming_status(incoming: Incoming) -> Status:
    """How something that came in stands."""
    return Status(_LOOKS.get(incoming.state, "plan"), incoming.get_state_display())


def open_forms() -> dict[str, PublicForm]:
    """The forms everybody can fill in, by their kind."""
    return {each.kind: each for each in PublicForm.objects.all()}


def centre_with_form(slug: str, kind: FormKind) -> Centre | None:
    """The centre of that short name, if everybody can fill in this form of it."""
    with everywhere():
        found = PublicForm.objects.filter(centre__slug=slug, kind=kind).select_related("centre").first()
    return found.centre if found else None


def requests_of(email: str) -> QuerySet[Request]:
    """What was asked for from an e-mail address, the latest talk first, with what a list shows."""
    rows = Request.objects.filter(pk__in=_same(Request.objects.all(), email))
    return with_related(
        rows, "language__code", "language__name", "language__variety_of", "organisation__name", "kind__label"
    ).order_by("-starts_at", "-pk")


def _same(rows: QuerySet[Any], email: str) -> list[int]:
    """The rows of that address. Databases fold foreign letters to Latin ones, and two addresses to one."""
    found = rows.filter(email__iexact=email).exclude(email="").values_list("pk", "email")
    return [key for key, known in found if known.lower() == email.lower()]


def meant_organisation(inquiry: Inquiry) -> Organisation | None:
    """The institution the directory knows as this one: by the address it confirmed before, by a name, by a near name.

    None when there is none, or when several could be meant.
    """
    others = Inquiry.objects.filter(request__isnull=False).exclude(pk=inquiry.pk)
    same = Inquiry.objects.filter(pk__in=_same(others, inquiry.email))
    if (known := same.select_related("request__organisation").order_by("-closed_on", "-pk").first()) is not None:
        found: Organisation = known.request.organisation  # type: ignore[union-attr]  # filtered
        return found
    if (named := find_organisation(inquiry.institution)) is not None:
        return named
    near = organisations_near(inquiry.institution)
    return near[0] if len(near) == 1 else None
