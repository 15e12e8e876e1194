"""Pages of what came in by the public forms: the lists, one of each, taking over and declining."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.enums import DayPart, LanguageLevel, Perm, Weekday
from schwerpunkt.interpreters.forms.rules import InquiryAcceptForm
from schwerpunkt.interpreters.models import Application, Inquiry, Language
from schwerpunkt.interpreters.queries import applications, incoming_status, inquiries, meant_organisation
from schwerpunkt.interpreters.tables import ApplicationTable, InquiryTable
from schwerpunkt.interpreters.views.checking import CHECK
from schwerpunkt.interpreters.views.people import crumbs_of as crumbs_of_people
from schwerpunkt.interpreters.views.requests import crumbs_of as crumbs_of_requests
from schwerpunkt.interpreters.words import span
from schwerpunkt.interpreters.workflows import APPLICATION_FLOW, INQUIRY_FLOW
from schwerpunkt.ui.actions import Action, Crumb, reached_by, transitions
from schwerpunkt.ui.pages import DetailPage, ListPage, TransitionPage

_INQUIRIES, _INQUIRY = "interpreters:inquiries", "interpreters:inquiry"
_APPLICATIONS, _APPLICATION = "interpreters:applications", "interpreters:application"


def _to(label: str, view: str, key: int | None) -> Action | None:
    """The way to what was made of it, if it was."""
    return Action(label, reverse(view, args=(key,))) if key else None


class InquiryList(ListPage[Inquiry]):
    """Requests that came by the public form."""

    permission = Perm.VIEW_REQUESTS
    title = _l("Eingegangene Anfragen")
    table_class = InquiryTable

    def records(self) -> QuerySet[Inquiry]:
        return inquiries()

    def crumbs(self) -> list[Crumb]:
        return crumbs_of_requests()

    def empty(self) -> str:
        return _("Noch keine Anfrage über das öffentliche Formular.")


class _OneInquiry:
    def records(self) -> QuerySet[Inquiry]:
        return inquiries()

    def crumbs(self) -> list[Crumb]:
        return [*crumbs_of_requests(), Crumb(_("Eingegangene Anfragen"), reverse(_INQUIRIES))]


class InquiryDetail(_OneInquiry, DetailPage[Inquiry]):
    """What an institution sent."""

    permission = Perm.VIEW_REQUESTS
    model = Inquiry
    own_panels = (CHECK,)

    def pre_title(self) -> str:
        return span(self.record.starts_at, self.record.ends_at)

    def headline(self) -> str:
        return str(self.record)

    def lead(self) -> str:
        return self.record.subject

    def primary(self) -> Action | None:
        ways = transitions(self.actor, self.record, INQUIRY_FLOW, {"accept": "interpreters:inquiry_accept"})
        return ways[0] if ways else None

    def actions(self) -> list[Action]:
        ways = {"decline": "interpreters:inquiry_decline"}
        return transitions(self.actor, self.record, INQUIRY_FLOW, ways)

    def facts(self) -> list[tuple[str, Any]]:
        row = self.record
        return [
            (_("Stand"), incoming_status(row)),
            (_("Grund"), row.state_reason),
            (_("Anfrage"), _to(_("Anfrage ansehen"), "interpreters:request", row.request_id)),
            (_("Einrichtung"), [row.institution, row.get_institution_kind_display()]),
            (_("Kommune"), row.municipality.name if row.municipality else None),
            (_("Ansprechperson"), [row.name, *reached_by(row.phone, row.email)]),
            (_("Ort"), _("online oder am Telefon") if row.is_online else row.venue),
            (_("Dialekt"), row.dialect),
            (_("Sprachmitteln soll"), row.get_gender_display() if row.gender else None),
            (_("Art des Gesprächs"), row.kind.label),
            (_("Personen"), row.persons),
            *([(_("Daten"), _("erfunden (Beispieldaten)"))] if row.is_demo else []),
        ]


class InquiryAccept(_OneInquiry, TransitionPage[Inquiry]):
    """Makes it a request of an institution."""

    permission = Perm.EDIT_REQUEST
    model = Inquiry
    workflow = INQUIRY_FLOW
    verb = "accept"
    title = _l("Die Anfrage übernehmen?")
    command = staticmethod(commands.accept_inquiry)
    form_class = InquiryAcceptForm
    back_view = _INQUIRY

    def form_arguments(self) -> dict[str, Any]:
        meant = meant_organisation(self.record)
        return {"initial": {"organisation": meant.pk if meant else None}}

    def consequences(self) -> list[str]:
        return [_("Geschrieben ist: %(name)s.") % {"name": self.record.institution}, *super().consequences()]

    def success_url(self, result: Any) -> str:
        return reverse("interpreters:request", args=(result.request_id,))


class InquiryDecline(_OneInquiry, TransitionPage[Inquiry]):
    """Says no."""

    permission = Perm.EDIT_REQUEST
    model = Inquiry
    workflow = INQUIRY_FLOW
    verb = "decline"
    title = _l("Die Anfrage ablehnen?")
    command = staticmethod(commands.decline_inquiry)
    success_view = _INQUIRY


class ApplicationList(ListPage[Application]):
    """Everybody who wants to join."""

    permission = Perm.VIEW_INTERPRETERS
    title = _l("Bewerbungen")
    table_class = ApplicationTable

    def records(self) -> QuerySet[Application]:
        return applications()

    def crumbs(self) -> list[Crumb]:
        return crumbs_of_people()

    def empty(self) -> str:
        return _("Noch keine Bewerbung über das öffentliche Formular.")


class _OneApplication:
    def records(self) -> QuerySet[Application]:
        return applications()

    def crumbs(self) -> list[Crumb]:
        return [*crumbs_of_people(), Crumb(_("Bewerbungen"), reverse(_APPLICATIONS))]

    def pre_title(self) -> str:
        return str(self.record.name)  # type: ignore[attr-defined]  # the page's


class ApplicationDetail(_OneApplication, DetailPage[Application]):
    """What somebody wrote who wants to join."""

    permission = Perm.VIEW_INTERPRETERS
    model = Application

    def pre_title(self) -> str:
        return _("Bewerbung")

    def headline(self) -> str:
        return self.record.name

    def lead(self) -> str:
        return self.record.message

    def primary(self) -> Action | None:
        ways = transitions(self.actor, self.record, APPLICATION_FLOW, {"accept": "interpreters:application_accept"})
        return ways[0] if ways else None

    def actions(self) -> list[Action]:
        ways = {"decline": "interpreters:application_decline"}
        return transitions(self.actor, self.record, APPLICATION_FLOW, ways)

    def facts(self) -> list[tuple[str, Any]]:
        row = self.record
        spoken = dict(row.languages)
        names = Language.objects.filter(code__in=spoken).order_by("name")
        return [
            (_("Stand"), incoming_status(row)),
            (_("Grund"), row.state_reason),
            (_("Im Pool"), _to(_("Person ansehen"), "interpreters:interpreter", row.interpreter_id)),
            (_("Sprachen"), [f"{each.name}: {LanguageLevel(spoken[each.code]).label}" for each in names]),
            (_("Wohnort"), row.municipality.name if row.municipality else None),
            (_("Kommt"), row.get_mobility_display()),
            (_("Tage"), [str(Weekday(each).label) for each in row.weekdays]),
            (_("Tageszeiten"), [str(DayPart(each).label) for each in row.parts]),
            (_("Erreichbar"), reached_by(row.phone, row.email)),
            (_("Geschlecht"), row.get_gender_display()),
            *([(_("Daten"), _("erfunden (Beispieldaten)"))] if row.is_demo else []),
        ]


class ApplicationAccept(_OneApplication, TransitionPage[Application]):
    """Takes somebody into the pool."""

    permission = Perm.EDIT_INTERPRETER
    model = Application
    workflow = APPLICATION_FLOW
    verb = "accept"
    title = _l("In den Pool aufnehmen?")
    command = staticmethod(commands.accept_application)
    back_view = _APPLICATION

    def success_url(self, result: Any) -> str:
        return reverse("interpreters:interpreter", args=(result.interpreter_id,))


class ApplicationDecline(_OneApplication, TransitionPage[Application]):
    """Says no."""

    permission = Perm.EDIT_INTERPRETER
    model = Application
    workflow = APPLICATION_FLOW
    verb = "decline"
    title = _l("Die Bewerbung ablehnen?")
    command = staticmethod(commands.decline_application)
    success_view = _APPLICATION
