"""Pages for whoever has a link: no account, no JavaScript needed. Opening a link changes nothing; a button does."""

from collections.abc import Mapping
from functools import cached_property
from http import HTTPStatus
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.core import clock
from schwerpunkt.directory.queries import letterhead_on
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.enums import AssignmentState, RequestState, Side
from schwerpunkt.interpreters.forms.by_link import (
    CalledOffForm,
    ConfirmForm,
    GiveBackForm,
    OwnAbsenceForm,
    OwnTimesForm,
)
from schwerpunkt.interpreters.invitations import entry_for_institution, entry_for_interpreter, place_of
from schwerpunkt.interpreters.languages import SPOKEN, name_of
from schwerpunkt.interpreters.letters import passes_contact
from schwerpunkt.interpreters.links import Door, Purpose, Trouble, guest_of, open_door
from schwerpunkt.interpreters.models import Absence, Assignment, Interpreter, Request
from schwerpunkt.interpreters.words import said_words, span
from schwerpunkt.tenancy.scope import inside
from schwerpunkt.ui.command_form import CommandForm, form_for
from schwerpunkt.ui.enums import LANGUAGE
from schwerpunkt.ui.limits import SAVES, WRONG_LINKS
from schwerpunkt.ui.limits import place_of as place_of_visitor
from schwerpunkt.ui.pages import CommandPage, CreatePage, Download, DownloadPage
from schwerpunkt.ui.pages.guest import GuestPage, languages
from schwerpunkt.ui.rendering import respond

_ENDED = {Trouble.UNKNOWN: HTTPStatus.NOT_FOUND, Trouble.OVER: HTTPStatus.GONE}


class ByLink(GuestPage, abstract=True):
    """A page behind a link: acts as its guest, in a language the guest chooses."""

    purpose: ClassVar[Purpose]
    template: ClassVar[str] = "interpreters/by_link_page.html"
    spoken: ClassVar[Mapping[str, str]] = SPOKEN
    trouble_template: ClassVar[str] = "interpreters/by_link_trouble.html"

    def admit(self) -> Actor | HttpResponse:
        place = place_of_visitor(self.request)
        if WRONG_LINKS.is_reached(place):
            return self._trouble(None, HTTPStatus.TOO_MANY_REQUESTS)
        door = open_door(self.purpose, str(self.kwargs["token"]))
        if door.trouble is Trouble.UNKNOWN:
            WRONG_LINKS.count(place)
        if door.trouble is not None:
            return self._trouble(door, _ENDED[door.trouble])
        if self.request.method == "POST":
            who = f"{self.purpose} {door.record.pk}"
            if SAVES.is_reached(who):
                return self._trouble(door, HTTPStatus.TOO_MANY_REQUESTS)
            SAVES.count(who)
        self.record = door.record
        return guest_of(door.record)

    def when_over(self) -> str:
        """What to do when the time of the link is over."""
        return _("Die Zeit dafür ist vorbei. Rufen Sie bei Fragen das Zentrum an.")

    def address(self, name: str, *keys: int) -> str:
        """The address of another page behind the same link, in the language that was chosen."""
        chosen = self.request.GET.get(LANGUAGE, "")
        url = reverse(f"interpreters:{name}", args=(self.kwargs["token"], *keys))
        return f"{url}?{urlencode({LANGUAGE: chosen})}" if chosen in self.spoken else url

    def home(self) -> str:
        """The page of the link itself."""
        return self.address(f"by_link_{self.purpose}")

    def back_url(self) -> str:
        """Where "Abbrechen" leads."""
        return self.home()

    def context(self) -> dict[str, Any]:
        return {**super().context(), **guest_context(self), "record": self.record}

    def _trouble(self, door: Door | None, status: HTTPStatus) -> HttpResponse:
        trouble = door.trouble if door is not None else None
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            headline = _("Das ging zu schnell.")
            advice = _("Warten Sie zehn Minuten, und versuchen Sie es dann noch einmal.")
        elif trouble is Trouble.OVER:
            headline, advice = _("Dieser Link gilt nicht mehr."), self.when_over()
        else:
            headline = _("Dieser Link führt nirgendwohin.")
            advice = _("Vielleicht ist er nicht vollständig angekommen. Öffnen Sie ihn noch einmal aus der E-Mail.")
        if door is not None and door.record is not None:
            self.request.centre = door.record.centre
        context = {"headline": headline, "advice": advice, **guest_context(self)}
        return respond(self.request, self.trouble_template, context, status=status)


def guest_context(page: GuestPage) -> dict[str, Any]:
    """What every page for people without account shows: its languages, and how to reach the centre."""
    centre, house = getattr(page.request, "centre", None), None
    if centre is not None:
        with inside(centre):
            house = letterhead_on(clock.today())
    return {"languages": languages(page.request, page.spoken), "contact": house.contact_line if house else ""}


def facts_of(request: Request, *, is_going: bool) -> list[tuple[str, str]]:
    """What a volunteer is told about a talk; the room only when she goes, the contact only by the centre's rule."""
    town = request.municipality.name if request.municipality and not request.is_online else ""
    rows = [
        (_("Wann"), span(request.starts_at, request.ends_at)),
        (_("Wo"), place_of(request) if is_going or request.is_online else town or place_of(request)),
        (_("Sprache"), " · ".join(filter(None, (name_of(request.language), request.dialect)))),
        (_("Art des Gesprächs"), request.kind.label),
        (_("Einrichtung"), request.organisation.name),
    ]
    if is_going and request.contact:
        more = (request.phone, request.email) if passes_contact(request) else ()
        rows.append((_("Ansprechperson"), ", ".join(filter(None, (request.contact, *more)))))
    return rows


class _OfferPage(ByLink, abstract=True):
    purpose = Purpose.OFFER
    record: Assignment

    def pre_title(self) -> str:
        return str(self.record.centre.name)


class Offer(_OfferPage):
    """Somebody is asked for a talk: yes or no, each one tap."""

    template = "interpreters/by_link_offer.html"

    def headline(self) -> str:
        state = self.record.state
        if state == AssignmentState.OFFERED:
            return _("Können Sie dolmetschen?")
        if state == AssignmentState.ACCEPTED:
            return _("Danke, Sie haben zugesagt.")
        if state == AssignmentState.DECLINED:
            return _("Sie haben abgesagt. Danke für die Antwort.")
        return _("Für dieses Gespräch wird niemand mehr gesucht.")

    def context(self) -> dict[str, Any]:
        assignment = self.record
        is_going = assignment.state == AssignmentState.ACCEPTED
        rows = facts_of(assignment.request, is_going=is_going)
        if not assignment.request.is_online:
            words = {"km": assignment.way_km, "minutes": assignment.way_minutes}
            rows.insert(2, (_("Weg"), _("etwa %(km)s km, %(minutes)s Minuten") % words))
        return {
            **super().context(),
            "rows": rows,
            "is_open": assignment.state == AssignmentState.OFFERED,
            "is_going": is_going,
            "has_declined": assignment.state == AssignmentState.DECLINED,
            "form": form_for(commands.accept_by_link)(actor=self.actor),
        }


class _OfferAnswer(_OfferPage, CommandPage[Assignment], abstract=True):
    """One tap on the page of the offer; opened by itself it asks once more, so that no scanner can answer."""

    model = Assignment

    def elsewhere(self) -> HttpResponseBase | None:
        return None if self.record.state == AssignmentState.OFFERED else HttpResponseRedirect(self.home())

    def lead(self) -> str:
        return span(self.record.request.starts_at, self.record.request.ends_at)

    def success_url(self, result: Any) -> str:
        return self.home()

    def success_message(self, result: Any) -> str:
        return ""


class OfferAccept(_OfferAnswer):
    """She comes."""

    form_class = form_for(commands.accept_by_link)
    title = _l("Zusagen?")
    submit_label = _l("Ja, ich komme")


class OfferDecline(_OfferAnswer):
    """She cannot."""

    form_class = form_for(commands.decline_by_link)
    title = _l("Absagen?")
    submit_label = _l("Nein, ich kann nicht")


class _TalkPage(ByLink, abstract=True):
    purpose = Purpose.TALK
    side = Side.INTERPRETER
    record: Assignment

    @property
    def talk(self) -> Assignment:
        """The assignment it is about."""
        return self.record

    def pre_title(self) -> str:
        return span(self.record.request.starts_at, self.record.request.ends_at)


def said_by(assignment: Assignment, side: Side) -> str:
    """What one side has said about a talk so far, in words; empty when nothing."""
    said = assignment.confirmations.filter(side=side).first()
    return "" if said is None else said_words(said)


class Talk(_TalkPage):
    """Everything about a promised talk: where, when, whom to ask for, giving it back, confirming it."""

    template = "interpreters/by_link_talk.html"

    def headline(self) -> str:
        if self.record.state == AssignmentState.ACCEPTED:
            return _("Ihr Einsatz") if self.record.starts_at > clock.now() else _("Wie war das Gespräch?")
        if self.record.state in (AssignmentState.HELD, AssignmentState.STOPPED):
            return _("Danke, das Gespräch ist bestätigt.")
        return _("Sie werden für dieses Gespräch nicht mehr gebraucht.")

    def context(self) -> dict[str, Any]:
        is_going = self.record.state == AssignmentState.ACCEPTED
        has_begun = self.record.starts_at <= clock.now()
        return {
            **super().context(),
            "rows": facts_of(self.record.request, is_going=is_going),
            "may_give_back": is_going and not has_begun,
            "may_confirm": is_going and has_begun,
            "said": said_by(self.record, self.side),
            "urls": {
                "give_back": self.address("by_link_talk_give_back"),
                "confirm": self.address("by_link_talk_confirm"),
                "calendar": self.address("by_link_talk_calendar"),
            },
        }


class TalkGiveBack(_TalkPage, CommandPage[Assignment]):
    """She cannot come after all."""

    model = Assignment
    form_class = GiveBackForm
    title = _l("Können Sie doch nicht kommen?")
    submit_label = _l("Ich kann nicht kommen")

    def lead(self) -> str:
        return _("Dann wird sofort jemand anderes gesucht. Das geht nicht zurückzunehmen.")

    def elsewhere(self) -> HttpResponseBase | None:
        return None if self.record.state == AssignmentState.ACCEPTED else HttpResponseRedirect(self.home())

    def success_url(self, result: Any) -> str:
        return self.home()

    def success_message(self, result: Any) -> str:
        return _("Danke für die Nachricht. Es wird jemand anderes gesucht.")


class _Confirm(CommandPage[Any], abstract=True):
    """One side says how the talk was."""

    form_class = ConfirmForm
    title = _l("Wie war das Gespräch?")
    submit_label = _l("Bestätigen")
    side: ClassVar[Side]

    @property
    def talk(self) -> Assignment:
        """The assignment it is about."""
        raise NotImplementedError

    def make_form(self, *data: Any) -> CommandForm:
        return ConfirmForm(*data, actor=self.actor, talk=self.talk, side=self.side)

    def command_arguments(self) -> dict[str, Any]:
        return {"assignment": self.talk, "side": self.side}

    def success_message(self, result: Any) -> str:
        return _("Danke, gespeichert.")


class TalkConfirm(_TalkPage, _Confirm):
    """Whoever interpreted says how it was."""

    model = Assignment

    def elsewhere(self) -> HttpResponseBase | None:
        is_due = self.record.state == AssignmentState.ACCEPTED and self.record.starts_at <= clock.now()
        return None if is_due else HttpResponseRedirect(self.home())

    def success_url(self, result: Any) -> str:
        return self.home()


class TalkCalendar(_TalkPage, DownloadPage):
    """The entry for her calendar, once more."""

    def download(self) -> Download:
        if self.record.state != AssignmentState.ACCEPTED:
            raise Http404
        return Download("termin.ics", "text/calendar", entry_for_interpreter(self.record).encode())


class _InstitutionPage(ByLink, abstract=True):
    purpose = Purpose.INSTITUTION
    side = Side.INSTITUTION
    record: Request

    @cached_property
    def going(self) -> Assignment | None:
        """Who comes, or came."""
        states = (AssignmentState.ACCEPTED, AssignmentState.HELD, AssignmentState.STOPPED)
        found = self.record.assignments.filter(state__in=states).select_related("interpreter").first()
        if found is not None:
            found.request = self.record
        return found

    @property
    def talk(self) -> Assignment:
        """The assignment it is about; on pages that need one."""
        if self.going is None:
            raise Http404
        return self.going

    def pre_title(self) -> str:
        return span(self.record.starts_at, self.record.ends_at)


class Institution(_InstitutionPage):
    """What an institution sees of its request: how it stands and who comes. Never who else is in the pool."""

    template = "interpreters/by_link_institution.html"

    def headline(self) -> str:
        state = self.record.state
        if state == RequestState.OPEN:
            return _("Wir suchen noch.")
        if state == RequestState.PLACED and self.record.starts_at <= clock.now():
            return _("Wie war das Gespräch?")
        if state == RequestState.PLACED and self.going is not None:
            return _("%(name)s kommt.") % {"name": self.going.interpreter.name}
        words = {
            RequestState.DONE: _("Das Gespräch fand statt."),
            RequestState.FAILED: _("Das Gespräch ist ausgefallen."),
            RequestState.CANCELLED: _("Das Gespräch ist abgesagt."),
            RequestState.UNCOVERED: _("Leider haben wir niemanden gefunden."),
        }
        return words.get(RequestState(state), self.record.get_state_display())

    def context(self) -> dict[str, Any]:
        is_alive = self.record.state in (RequestState.OPEN, RequestState.PLACED)
        has_begun = self.record.starts_at <= clock.now()
        is_placed = self.record.state == RequestState.PLACED
        return {
            **super().context(),
            "rows": facts_of(self.record, is_going=True),
            "reason": self.record.state_reason if self.record.state == RequestState.UNCOVERED else "",
            "may_cancel": is_alive and not has_begun,
            "may_confirm": is_placed and has_begun,
            "is_placed": is_placed,
            "said": said_by(self.going, self.side) if self.going else "",
            "urls": {
                "cancel": self.address("by_link_institution_cancel"),
                "confirm": self.address("by_link_institution_confirm"),
                "calendar": self.address("by_link_institution_calendar"),
            },
        }


class InstitutionCancel(_InstitutionPage, CommandPage[Request]):
    """The institution calls its talk off."""

    model = Request
    form_class = CalledOffForm
    title = _l("Das Gespräch absagen?")
    submit_label = _l("Gespräch absagen")

    def lead(self) -> str:
        return _("Wer dolmetschen sollte, bekommt sofort Bescheid.")

    def elsewhere(self) -> HttpResponseBase | None:
        is_alive = self.record.state in (RequestState.OPEN, RequestState.PLACED)
        is_ahead = self.record.starts_at > clock.now()
        return None if is_alive and is_ahead else HttpResponseRedirect(self.home())

    def success_url(self, result: Any) -> str:
        return self.home()

    def success_message(self, result: Any) -> str:
        return _("Abgesagt.")


class InstitutionConfirm(_InstitutionPage, _Confirm):
    """The institution says how it was."""

    model = Request

    def elsewhere(self) -> HttpResponseBase | None:
        is_due = self.record.state == RequestState.PLACED and self.record.starts_at <= clock.now()
        return None if is_due else HttpResponseRedirect(self.home())

    def success_url(self, result: Any) -> str:
        return self.home()


class InstitutionCalendar(_InstitutionPage, DownloadPage):
    """The entry for its calendar, once more."""

    def download(self) -> Download:
        if self.record.state != RequestState.PLACED:
            raise Http404
        return Download("termin.ics", "text/calendar", entry_for_institution(self.record).encode())


class _OwnPage(ByLink, abstract=True):
    purpose = Purpose.OWN_PAGE
    record: Interpreter

    def pre_title(self) -> str:
        return str(self.record.name)


class OwnPage(_OwnPage, CommandPage[Interpreter]):
    """When somebody can come: the week, and days away."""

    model = Interpreter
    form_class = OwnTimesForm
    template = "interpreters/by_link_own_page.html"
    title = _l("Wann können Sie dolmetschen?")
    submit_label = _l("Zeiten speichern")

    def lead(self) -> str:
        return _("Tragen Sie ein, wann Sie in der Woche Zeit haben. Leere Tage heißen: keine Zeit.")

    def context(self) -> dict[str, Any]:
        away = self.record.absences.filter(last_day__gte=clock.today())
        rows = [(each, self.address("by_link_own_absence_remove", each.pk)) for each in away]
        return {**super().context(), "away": rows, "add_url": self.address("by_link_own_absence")}

    def success_url(self, result: Any) -> str:
        return self.home()

    def success_message(self, result: Any) -> str:
        return _("Danke, gespeichert.")


class OwnAbsence(_OwnPage, CreatePage):
    """Days away."""

    form_class = OwnAbsenceForm
    title = _l("Wann sind Sie nicht da?")
    submit_label = _l("Eintragen")

    def command_arguments(self) -> dict[str, Any]:
        return {"interpreter": self.record}

    def success_url(self, result: Any) -> str:
        return self.home()

    def success_message(self, result: Any) -> str:
        return _("Danke, gespeichert.")


class OwnAbsenceRemove(_OwnPage, CreatePage):
    """Can come after all."""

    form_class = form_for(commands.remove_own_absence)
    title = _l("Sind Sie doch da?")
    submit_label = _l("Ja, löschen")

    @cached_property
    def absence(self) -> Absence:
        """The days; those of others do not exist here."""
        rows: QuerySet[Absence] = self.record.absences.filter(pk=self.kwargs["pk"])
        found = rows.first()
        if found is None:
            raise Http404
        return found

    def lead(self) -> str:
        return str(self.absence)

    def make_form(self, *data: Any) -> CommandForm:
        return self.form_class(*data, actor=self.actor, record=self.absence)

    def success_url(self, result: Any) -> str:
        return self.home()

    def success_message(self, result: Any) -> str:
        return _("Gelöscht.")
