"""What a colleague gets outside of the program: her calendar and her weekly mail."""

from functools import cached_property
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.enums import Perm
from schwerpunkt.accounts.models import Membership
from schwerpunkt.core import clock
from schwerpunkt.portal import commands
from schwerpunkt.portal.forms import DigestForm, day_names
from schwerpunkt.portal.links import calendar_address
from schwerpunkt.portal.models import CalendarLink
from schwerpunkt.portal.queries.calendar import calendar_link_of
from schwerpunkt.portal.queries.digest import digest_of, usual_day
from schwerpunkt.ui.actions import Crumb
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, RecordPage

_HOME = "portal:personal"


def _crumbs() -> list[Crumb]:
    return [Crumb(_("Meine Einstellungen"), reverse("directory:profile"))]


def _below() -> list[Crumb]:
    return [*_crumbs(), Crumb(_("Kalender und Wochenmail"), reverse(_HOME))]


class _OwnMembership(RecordPage[Membership], abstract=True):
    """A page about one's own work here; there is none for anybody else's."""

    permission = Perm.EDIT_OWN_PROFILE
    model = Membership

    @cached_property
    def record(self) -> Membership:
        """The membership of the person who looks."""
        found = Membership.objects.filter(pk=self.actor.membership_id or 0).select_related("user").first()
        if found is None:
            raise Http404
        return found

    @cached_property
    def link(self) -> CalendarLink | None:
        """Her calendar address, if she ever had one."""
        return calendar_link_of(self.record)

    @property
    def is_on(self) -> bool:
        """Whether her calendar can be read."""
        return self.link is not None and self.link.is_on


class Personal(_OwnMembership):
    """The address of one's calendar, and when the weekly mail comes."""

    template = "portal/personal.html"
    title = _l("Kalender und Wochenmail")

    def crumbs(self) -> list[Crumb]:
        return _crumbs()

    def headline(self) -> str:
        return _("Ihre Fristen, auch außerhalb dieses Programms")

    def window_title(self) -> str:
        return str(self.title)

    def context(self) -> dict[str, Any]:
        today = clock.today()
        digest = digest_of(self.record)
        weekday = usual_day(today) if digest.weekday is None else digest.weekday
        return {
            "link": self.link,
            "address": calendar_address(self.link) if self.link else "",
            "digest_day": day_names().get(weekday, ""),
        }


class DigestDay(_OwnMembership, CommandPage[Membership]):
    """Chooses the day of one's weekly mail."""

    permission = Perm.EDIT_OWN_PROFILE
    model = Membership
    title = _l("Wann soll die Wochenmail kommen?")
    form_class = DigestForm
    success_view = _HOME
    back_view = _HOME

    def crumbs(self) -> list[Crumb]:
        return _below()

    def lead(self) -> str:
        return _("Sie kommt um 7 Uhr, und nur, wenn etwas ansteht.")

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"weekday": digest_of(self.record).weekday}}

    def command_arguments(self) -> dict[str, Any]:
        return {"member": self.record}


class _Confirm(_OwnMembership, ConfirmPage[Membership], abstract=True):
    permission = Perm.EDIT_OWN_PROFILE
    model = Membership
    success_view = _HOME
    back_view = _HOME

    def crumbs(self) -> list[Crumb]:
        return _below()


class CalendarGive(_Confirm):
    """Switches the calendar on, or gives it a new address."""

    command = staticmethod(commands.give_calendar_address)

    def command_arguments(self) -> dict[str, Any]:
        return {"member": self.record}

    @property
    def submit_label(self) -> str:  # type: ignore[override]  # depends on whether there is one
        return _("Neue Adresse vergeben") if self.is_on else _("Kalender einschalten")

    def headline(self) -> str:
        return _("Eine neue Adresse für Ihren Kalender?") if self.is_on else _("Ihren Kalender einschalten?")

    def consequences(self) -> list[str]:
        if self.is_on:
            return [
                _("Die bisherige Adresse öffnet ab sofort nichts mehr."),
                _("Tragen Sie die neue in jedem Kalender ein, in dem die alte steht."),
            ]
        return [
            _("Sie bekommen eine Adresse, unter der Ihr Kalenderprogramm Ihre Fristen liest, ohne Anmeldung."),
            _("Wer die Adresse hat, kann die Titel Ihrer Fristen lesen. Sie können sie jederzeit erneuern."),
        ]

    def success_message(self, result: Any) -> str:
        return _("Die Adresse steht unten. Kopieren Sie sie in Ihr Kalenderprogramm.")


class CalendarClose(_Confirm):
    """Switches the calendar off."""

    command = staticmethod(commands.close_calendar_address)
    title = _l("Ihren Kalender abschalten?")
    submit_label = _l("Kalender abschalten")

    def command_arguments(self) -> dict[str, Any]:
        if self.link is None:
            raise Http404
        return {"link": self.link, "revision": None}

    def consequences(self) -> list[str]:
        return [_("Die Adresse öffnet nichts mehr. Ihr Kalenderprogramm zeigt danach keine Fristen von hier.")]

    def obstacle(self) -> str | None:
        return None if self.is_on else _("Ihr Kalender ist abgeschaltet.")

    def success_message(self, result: Any) -> str:
        return _("Ihr Kalender ist abgeschaltet.")
