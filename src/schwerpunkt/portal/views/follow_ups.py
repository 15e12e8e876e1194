"""Pages of follow-ups: one's list, one of them, and what one does with it."""

from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from django.db.models import QuerySet
from django.http import Http404
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden
from schwerpunkt.portal import commands
from schwerpunkt.portal.commands.follow_ups import About
from schwerpunkt.portal.follow_up_table import FollowUpTable, follow_up_status
from schwerpunkt.portal.forms import FollowUpChangeForm, FollowUpForm
from schwerpunkt.portal.models import FollowUp
from schwerpunkt.portal.queries.follow_ups import follow_ups_of
from schwerpunkt.ui.actions import Action, Crumb, action
from schwerpunkt.ui.enums import Perm
from schwerpunkt.ui.formats import count_word
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, CreatePage, DetailPage, ListPage, PageRequest

_LIST, _ONE = "portal:follow_ups", "portal:follow_up"


def page_about(request: PageRequest, address: str) -> About:
    """The page of a record at that address, as the person who asks may see it.

    Http404 when there is none, Forbidden when she may not see it.
    """
    path = urlsplit(address).path
    try:
        match = resolve(path)
    except Resolver404 as error:
        raise Http404 from error
    page_class = getattr(match.func, "view_class", None)
    if not (isinstance(page_class, type) and issubclass(page_class, DetailPage)):
        raise Http404
    page: DetailPage[Any] = page_class()
    page.setup(request, *match.args, **match.kwargs)
    if refusal := page.refusal():
        raise Forbidden(refusal)
    page.prepare()
    return About(path, str(page.record), str(page.permission))


def _crumbs(record: FollowUp | None = None) -> list[Crumb]:
    trail = [Crumb(_("Wiedervorlagen"), reverse(_LIST))]
    if record is not None:
        trail.append(Crumb(record.text, reverse(_ONE, args=(record.pk,))))
    return trail


class FollowUpList(ListPage[FollowUp]):
    """What one is to come back to."""

    permission = Perm.KEEP_FOLLOW_UPS
    title = _l("Wiedervorlagen")
    table_class = FollowUpTable

    def records(self) -> QuerySet[FollowUp]:
        return follow_ups_of(actor=self.actor)

    def besides(self) -> dict[str, QuerySet[Any]]:
        return {"due": self.records().filter(done_at=None, due_on__lte=clock.today())}

    def pre_title(self) -> str:
        return str(self.title)

    def headline(self) -> str:
        if not (due := self.table.numbers["due"]):
            return _("Heute ist nichts wieder vorzulegen.")
        sentence = ngettext("%(count)s Wiedervorlage ist fällig.", "%(count)s Wiedervorlagen sind fällig.", due)
        return sentence % {"count": count_word(due)}

    def primary(self) -> Action | None:
        return action(self.actor, _("Wiedervorlage anlegen"), Perm.KEEP_FOLLOW_UPS, "portal:follow_up_create")

    def empty(self) -> str:
        return _("Noch liegt nichts zur Wiedervorlage. Auch auf jeder Seite eines Eintrags lässt sich eine anlegen.")


class FollowUpDetail(DetailPage[FollowUp]):
    """One follow-up."""

    permission = Perm.KEEP_FOLLOW_UPS
    model = FollowUp
    slot = "portal.follow_up"

    def records(self) -> QuerySet[FollowUp]:
        return follow_ups_of(actor=self.actor)

    def crumbs(self) -> list[Crumb]:
        return _crumbs()

    def pre_title(self) -> str:
        return _("Wiedervorlage")

    def headline(self) -> str:
        return self.record.text

    def primary(self) -> Action | None:
        name = "portal:follow_up_done" if self.record.done_at is None else "portal:follow_up_reopen"
        label = _("Erledigt") if self.record.done_at is None else _("Wieder öffnen")
        return action(self.actor, label, Perm.KEEP_FOLLOW_UPS, name, self.record.pk, record=self.record)

    def actions(self) -> list[Action]:
        if self.record.done_at is not None:
            return []
        change = action(self.actor, _("Ändern"), Perm.KEEP_FOLLOW_UPS, "portal:follow_up_change", self.record.pk)
        return [change] if change else []

    def facts(self) -> list[tuple[str, Any]]:
        row = self.record
        about = Action(row.record_title, row.address) if row.address else None
        return [
            (_("Am"), row.due_on),
            (_("Zustand"), follow_up_status(row)),
            (_("Gehört zu"), about),
            (_("Für"), row.owner.user.name),
            (_("Angelegt von"), row.set_by.user.name if row.set_by else None),
        ]


class FollowUpCreate(CreatePage):
    """A new follow-up; ``?zu=`` names the page of the record it hangs on."""

    permission = Perm.KEEP_FOLLOW_UPS
    title = _l("Zur Wiedervorlage legen")
    form_class = FollowUpForm
    success_view = _ONE
    back_view = _LIST

    def prepare(self) -> None:
        _known = self.about

    @cached_property
    def about(self) -> About:
        """What it hangs on."""
        address = self.request.GET.get("zu", "")
        return page_about(self.request, address) if address else About()

    def crumbs(self) -> list[Crumb]:
        return [Crumb(self.about.title, self.about.address)] if self.about.address else _crumbs()

    def lead(self) -> str:
        return _("Gehört zu: %(record)s") % {"record": self.about.title} if self.about.address else ""

    def form_arguments(self) -> dict[str, Any]:
        return {"needs": self.about.permission, "initial": {"owner": self.actor.membership_id}}

    def command_arguments(self) -> dict[str, Any]:
        return {"about": self.about}

    def success_url(self, result: Any) -> str:
        return f"{self.about.address}#wiedervorlage" if self.about.address else reverse(_ONE, args=(result.pk,))

    def success_message(self, result: Any) -> str:
        return _("Zur Wiedervorlage gelegt. Am Tag steht es unter „Heute“.")

    def back_url(self) -> str:
        return self.about.address or reverse(_LIST)


class _OfFollowUp(CommandPage[FollowUp], abstract=True):
    permission = Perm.KEEP_FOLLOW_UPS
    model = FollowUp
    success_view = _ONE

    def records(self) -> QuerySet[FollowUp]:
        return follow_ups_of(actor=self.actor)

    def crumbs(self) -> list[Crumb]:
        return _crumbs(self.record)


class FollowUpChange(_OfFollowUp):
    """Changes words, day or person."""

    title = _l("Wiedervorlage ändern")
    form_class = FollowUpChangeForm

    @cached_property
    def needs(self) -> str:
        """The permission to see the page it hangs on; none when that is gone."""
        try:
            return page_about(self.request, self.record.address).permission
        except (Http404, Forbidden):
            return ""

    def form_arguments(self) -> dict[str, Any]:
        return {"needs": self.needs}

    def command_arguments(self) -> dict[str, Any]:
        return {"needs": self.needs}


class FollowUpDone(_OfFollowUp, ConfirmPage[FollowUp]):
    """Ticks it off."""

    command = staticmethod(commands.complete_follow_up)
    submit_label = _l("Erledigt")

    def headline(self) -> str:
        return _("Ist „%(text)s“ erledigt?") % {"text": self.record.text}

    def obstacle(self) -> str | None:
        return _("Diese Wiedervorlage ist schon erledigt.") if self.record.done_at else None

    def success_message(self, result: Any) -> str:
        return _("Erledigt. Sie lässt sich noch wieder öffnen.")


class FollowUpReopen(_OfFollowUp, ConfirmPage[FollowUp]):
    """Takes "done" back."""

    command = staticmethod(commands.reopen_follow_up)
    submit_label = _l("Wieder öffnen")

    def headline(self) -> str:
        return _("„%(text)s“ wieder öffnen?") % {"text": self.record.text}

    def obstacle(self) -> str | None:
        return None if self.record.done_at else _("Diese Wiedervorlage ist noch offen.")

    def success_message(self, result: Any) -> str:
        return _("Sie ist wieder offen.")
