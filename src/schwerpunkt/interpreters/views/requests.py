"""Pages of requests: the list, one request with who can come, entering, changing, and how it ends."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.accounts.permissions import can
from schwerpunkt.core import clock
from schwerpunkt.directory.reference.credits import DESTATIS
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.candidates import Candidate, Proposal
from schwerpunkt.interpreters.enums import AssignmentState, BudgetKind, Perm, RequestState
from schwerpunkt.interpreters.forms.checking import NewRequestForm
from schwerpunkt.interpreters.forms.requests import CancelForm, GiveUpForm, RequestChangeForm
from schwerpunkt.interpreters.models import Assignment, Request
from schwerpunkt.interpreters.queries import (
    assignment_status,
    assignments,
    open_requests,
    proposal_for,
    request_status,
    requests,
    waiting_inquiries,
)
from schwerpunkt.interpreters.queries.settling import charged_to
from schwerpunkt.interpreters.tables import RequestTable
from schwerpunkt.interpreters.words import because_of, moment, said_words, span
from schwerpunkt.interpreters.workflows import ASSIGNMENT_FLOW, REQUEST_FLOW
from schwerpunkt.ui.actions import Action, Crumb, action, reached_by, transitions
from schwerpunkt.ui.once import new_token
from schwerpunkt.ui.pages import CommandPage, CreatePage, DetailPage, ListPage, Panel, TransitionPage
from schwerpunkt.ui.status import Status

_LIST, ONE = "interpreters:requests", "interpreters:request"
_WAYS = {
    "cancel": "interpreters:request_cancel",
    "give_up": "interpreters:request_give_up",
    "reopen": "interpreters:request_reopen",
}
_OF_ASSIGNMENT = {
    "accept": "interpreters:assignment_accept",
    "decline": "interpreters:assignment_decline",
    "retract": "interpreters:assignment_retract",
    "hold": "interpreters:assignment_outcome",
    "withdraw": "interpreters:assignment_withdraw",
    "correct": "interpreters:assignment_correct",
}
_SHOWN = 8
"""So many candidates at first; the others are behind "Weitere"."""


def crumbs_of(request: Request | None = None) -> list[Crumb]:
    """The way to a page below a request."""
    trail = [Crumb(_("Sprachmittlung"), reverse(_LIST))]
    if request is not None:
        trail.append(Crumb(str(request), reverse(ONE, args=(request.pk,))))
    return trail


def _this_month() -> tuple[int, int]:
    today = clock.today()
    return today.year, today.month


class RequestList(ListPage[Request]):
    """All requests of the centre."""

    permission = Perm.VIEW_REQUESTS
    title = _l("Sprachmittlung")
    table_class = RequestTable

    def records(self) -> QuerySet[Request]:
        return requests()

    def pre_title(self) -> str:
        return str(self.title)

    def besides(self) -> dict[str, QuerySet[Any]]:
        return {"open": open_requests(), "arrived": waiting_inquiries()}

    def headline(self) -> str:
        count = self.table.numbers["open"]
        if not count:
            return _("Für jede Anfrage ist jemand gefunden.")
        return ngettext(
            "Für %(count)s Anfrage fehlt noch jemand", "Für %(count)s Anfragen fehlt noch jemand", count
        ) % {"count": count}

    def primary(self) -> Action | None:
        return action(self.actor, _("Anfrage eintragen"), Perm.EDIT_REQUEST, "interpreters:request_create")

    def actions(self) -> list[Action]:
        found = (
            action(self.actor, _("Offene Anfragen planen"), Perm.ASSIGN_INTERPRETER, "interpreters:dispatch"),
            action(self.actor, self._arrived(), Perm.VIEW_REQUESTS, "interpreters:inquiries"),
            action(self.actor, _("Monatsblatt"), Perm.VIEW_REQUESTS, "interpreters:sheet_month", *_this_month()),
            action(self.actor, _("Sprachmittelnde"), Perm.VIEW_INTERPRETERS, "interpreters:interpreters"),
            action(self.actor, _("Abrechnungen"), Perm.VIEW_SETTLEMENTS, "interpreters:settlements"),
            action(self.actor, _("Regeln und öffentliche Formulare"), Perm.VIEW_REQUESTS, "interpreters:rules"),
        )
        return [each for each in found if each]

    def _arrived(self) -> str:
        count = self.table.numbers["arrived"]
        return _("Eingegangene Anfragen (%(count)s neu)") % {"count": count} if count else _("Eingegangene Anfragen")

    def empty(self) -> str:
        return _(
            "Noch keine Anfrage. Tragen Sie ein, wer Sprachmittlung braucht, und das Programm schlägt vor, wer kommen kann."
        )


class RequestCreate(CreatePage):
    """Enters a request; ``?einrichtung=`` begins with an institution."""

    permission = Perm.EDIT_REQUEST
    title = _l("Neue Anfrage")
    form_class = NewRequestForm
    submit_label = _l("Anfrage eintragen")
    success_view = ONE
    back_view = _LIST

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    def lead(self) -> str:
        return _("Bitte keine Namen von Ratsuchenden: Das Programm braucht sie nicht.")

    def form_arguments(self) -> dict[str, Any]:
        chosen = self.request.GET.get("einrichtung", "")
        return {"initial": {"minutes": 60, **({"organisation": int(chosen)} if chosen.isdecimal() else {})}}


def _said(assignment: Assignment) -> list[str]:
    """What both sides say about the talk."""
    return [
        ": ".join((str(each.get_side_display()), " – ".join(filter(None, (said_words(each), each.remark)))))
        for each in assignment.confirmations.all()
    ]


def _going(page: Any) -> dict[str, Any]:
    searching = page.record.next_wave_at if page.record.state == RequestState.OPEN else None
    return {
        "rows": [(each, assignment_status(each), page.ways_of(each), _said(each)) for each in page.assignments],
        "next_wave": moment(searching) if searching else "",
        "may_stop": can(page.actor, Perm.ASSIGN_INTERPRETER, page.record),
    }


def _proposal(page: Any) -> dict[str, Any] | None:
    if page.record.state != RequestState.OPEN:
        return None
    return {
        "proposal": page.proposal,
        "candidates": page.free,
        "shown": _SHOWN,
        "may_assign": can(page.actor, Perm.ASSIGN_INTERPRETER, page.record) and page.record.starts_at > clock.now(),
        "token": new_token,
        "credit": DESTATIS.line,
    }


class RequestDetail(DetailPage[Request]):
    """A request: what is asked for, who goes or was asked, and who can come."""

    permission = Perm.VIEW_REQUESTS
    model = Request
    slot = "interpreters.request"
    own_panels: ClassVar[tuple[Panel, ...]] = (
        Panel("einsatz", _l("Wer kommt und wer gefragt ist"), "interpreters/_going.html", _going, order=10),
        Panel(
            "vorschlaege",
            _l("Wer kommen kann"),
            "interpreters/_candidates.html",
            _proposal,
            Perm.VIEW_INTERPRETERS,
            order=20,
        ),
    )

    def records(self) -> QuerySet[Request]:
        return requests()

    @cached_property
    def assignments(self) -> list[Assignment]:
        """Everybody who was asked, the one who goes first."""
        rows = list(assignments().filter(request=self.record).prefetch_related("confirmations"))
        for each in rows:
            each.request = self.record
        return sorted(rows, key=lambda each: (not each.is_binding, each.asked_at))

    @cached_property
    def proposal(self) -> Proposal:
        """Who can come."""
        return proposal_for(self.record)

    @property
    def free(self) -> list[Candidate]:
        """Those of them who are not asked yet."""
        return [each for each in self.proposal.candidates if not each.person.is_asked]

    def ways_of(self, assignment: Assignment) -> list[Action]:
        """What can be done with an assignment now."""
        found = transitions(self.actor, assignment, ASSIGNMENT_FLOW, _OF_ASSIGNMENT)
        ways = [
            Action(_("Ergebnis eintragen"), way.url, way.obstacle)
            if way.url == reverse(_OF_ASSIGNMENT["hold"], args=(assignment.pk,))
            else way
            for way in found
        ]
        if assignment.state == AssignmentState.ACCEPTED:
            ways.append(
                Action(_("Bestätigungsblatt (PDF)"), reverse("interpreters:assignment_sheet", args=(assignment.pk,)))
            )
        return ways

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    def pre_title(self) -> str:
        return span(self.record.starts_at, self.record.ends_at)

    def headline(self) -> str:
        return f"{self.record.language.name}: {self.record.organisation.name}"

    def lead(self) -> str:
        return self.record.subject

    def primary(self) -> Action | None:
        if not self._is_searchable():
            return self._change()
        if self.record.next_wave_at is not None or not any(each.person.has_email for each in self.free):
            return None
        way = "interpreters:search_start"
        return action(self.actor, _("Per E-Mail suchen"), Perm.ASSIGN_INTERPRETER, way, self.record.pk)

    def _is_searchable(self) -> bool:
        return self.record.state == RequestState.OPEN and self.record.starts_at > clock.now()

    def _change(self) -> Action | None:
        if self.record.state not in (RequestState.OPEN, RequestState.PLACED):
            return None
        way = "interpreters:request_change"
        return action(self.actor, _("Anfrage ändern"), Perm.EDIT_REQUEST, way, self.record.pk, record=self.record)

    def actions(self) -> list[Action]:
        change = self._change()
        own = [change] if change and self._is_searchable() else []
        way = "interpreters:request_charge"
        charge = action(self.actor, _("Mittel wählen"), Perm.EDIT_REQUEST, way, self.record.pk, record=self.record)
        return [*own, *transitions(self.actor, self.record, REQUEST_FLOW, _WAYS), *([charge] if charge else [])]

    def status(self) -> Status:
        """How the request stands."""
        return request_status(self.record)

    def facts(self) -> list[tuple[str, Any]]:
        row = self.record
        organisation = Action(row.organisation.name, reverse("directory:organisation", args=(row.organisation_id,)))
        return [
            (_("Stand"), self.status()),
            *([(_("Grund"), because)] if (because := because_of(row)) else []),
            (_("Einrichtung"), organisation),
            (_("Ansprechperson"), [*filter(None, [row.contact]), *reached_by(row.phone, row.email)]),
            (_("Ort"), _("online oder am Telefon") if row.is_online else row.venue),
            (_("Kommune"), row.municipality.name if row.municipality else None),
            (_("Dialekt"), row.dialect),
            (_("Sprachmitteln soll"), row.get_gender_display() if row.gender else None),
            (_("Art des Gesprächs"), row.kind.label),
            (_("Personen"), row.persons),
            (_("Bezahlt aus"), BudgetKind(charged_to(row)).label),
            (_("Eingegangen"), row.received_on),
            *([(_("Daten"), _("erfunden (Beispieldaten)"))] if row.is_demo else []),
        ]


class RequestChange(CommandPage[Request]):
    """Changes a request."""

    permission = Perm.EDIT_REQUEST
    model = Request
    title = _l("Anfrage ändern")
    form_class = RequestChangeForm
    success_view = ONE

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)


class _RequestTransition(TransitionPage[Request], abstract=True):
    model = Request
    workflow = REQUEST_FLOW
    permission = Perm.EDIT_REQUEST
    success_view = ONE

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)

    def pre_title(self) -> str:
        return self.record.organisation.name


class RequestCancel(_RequestTransition):
    """The institution calls it off."""

    verb = "cancel"
    title = _l("Die Einrichtung sagt ab?")
    command = staticmethod(commands.cancel_request)
    form_class = CancelForm

    def form_arguments(self) -> dict[str, Any]:
        now = clock.now()
        return {"initial": {"cancelled_on": now.date(), "cancelled_time": now.time()}}


class RequestGiveUp(_RequestTransition):
    """Nobody could be found."""

    verb = "give_up"
    title = _l("Warum wurde niemand gefunden?")
    command = staticmethod(commands.give_up_request)
    form_class = GiveUpForm


class RequestReopen(_RequestTransition):
    """Searches again."""

    verb = "reopen"
    title = _l("Die Anfrage wieder öffnen?")
    command = staticmethod(commands.reopen_request)
