"""Pages of needs: the list, one need, entering by hand, and what is said about it."""

from dataclasses import replace
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.accounts.permissions import can
from schwerpunkt.core import clock
from schwerpunkt.needs import commands
from schwerpunkt.needs.enums import Asked, NeedState, Perm
from schwerpunkt.needs.forms.needs import CommentForm, NeedChangeForm, NeedCreateForm
from schwerpunkt.needs.models import Need
from schwerpunkt.needs.queries import (
    Alike,
    alike_to,
    need_status,
    needs,
    open_needs,
    outcome,
    questions_of,
    replies_in_words,
)
from schwerpunkt.needs.tables import NeedTable
from schwerpunkt.needs.workflows import NEED_FLOW
from schwerpunkt.ui.actions import Action, Crumb, action, transitions
from schwerpunkt.ui.formats import count_word
from schwerpunkt.ui.importing import import_action
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, CreatePage, DetailPage, ListPage, Panel
from schwerpunkt.ui.pages.within import CreateWithinPage

WAYS = {
    "report": "needs:need_report",
    "review": "needs:need_review",
    "take_up": "needs:need_take_up",
    "pass_on": "needs:need_pass_on",
    "decline": "needs:need_decline",
    "unmerge": "needs:need_unmerge",
    "reopen": "needs:need_reopen",
}
_EXPECTED = {
    NeedState.DRAFT: "needs:need_report",
    NeedState.REPORTED: "needs:need_review",
    NeedState.REVIEWED: "needs:need_take_up",
}
"""The page of the step that is expected next, by state; what has ended expects none."""


def crumbs_of(need: Need | None = None) -> list[Crumb]:
    """The way to a page below a need."""
    trail = [Crumb(_("Bedarfe"), reverse("needs:needs"))]
    if need is not None:
        trail.append(Crumb(need.name, reverse("needs:need", args=(need.pk,))))
    return trail


class NeedList(ListPage[Need]):
    """All needs of the centre."""

    permission = Perm.VIEW_NEEDS
    title = _l("Bedarfe")
    table_class = NeedTable

    def records(self) -> QuerySet[Need]:
        return needs()

    def pre_title(self) -> str:
        return str(self.title)

    def besides(self) -> dict[str, QuerySet[Need]]:
        return {"open": open_needs()}

    def headline(self) -> str:
        count = self.table.numbers["open"]
        if not count:
            return _("Kein Bedarf wartet auf eine Entscheidung.")
        return ngettext(
            "%(count)s Bedarf wartet auf eine Entscheidung.", "%(count)s Bedarfe warten auf eine Entscheidung.", count
        ) % {"count": count_word(count)}

    def primary(self) -> Action | None:
        return action(self.actor, _("Bedarf eintragen"), Perm.EDIT_NEED, "needs:need_create")

    def actions(self) -> list[Action]:
        found = [
            action(self.actor, _("Bedarfsabfragen"), Perm.VIEW_NEEDS, "needs:rounds"),
            action(self.actor, _("Verdichten"), Perm.EDIT_NEED, "needs:condense_all"),
            import_action(self.actor, "bedarfe"),
        ]
        return [each for each in found if each is not None]

    def empty(self) -> str:
        return _("Noch kein Bedarf gemeldet. Fragen Sie die Kommunen, oder tragen Sie ein, was Sie gehört haben.")


class NeedCreate(CreatePage):
    """A need by hand."""

    permission = Perm.EDIT_NEED
    title = _l("Neuer Bedarf")
    form_class = NeedCreateForm
    submit_label = _l("Bedarf eintragen")
    success_view = "needs:need"
    back_view = "needs:needs"

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    def form_arguments(self) -> dict[str, Any]:
        given = {
            name: self.request.GET.get(key, "") for name, key in (("municipality", "kommune"), ("round", "abfrage"))
        }
        chosen = {name: value for name, value in given.items() if value.isdecimal()}
        return {"initial": {"reported_on": clock.today(), **chosen}}


def _said(page: Any) -> dict[str, Any] | None:
    rows = replies_in_words(questions_of(page.record.round, Asked.NEED), page.record.replies)
    return {"rows": rows} if rows else None


def _alike(page: Any) -> dict[str, Any] | None:
    if not page.record.is_open:
        return None
    return {"rows": page.alike, "may_decide": can(page.actor, Perm.DECIDE_NEED, page.record)}


def _followers(page: Any) -> dict[str, Any] | None:
    rows = list(page.record.merged.select_related("municipality", "organisation").order_by("pk"))
    return {"needs": rows} if rows else None


def _comments(page: Any) -> dict[str, Any]:
    rows = list(page.record.comments.select_related("author__user").order_by("written_at"))
    return {"comments": rows, "may_write": can(page.actor, Perm.EDIT_NEED, page.record)}


class NeedDetail(DetailPage[Need]):
    """A need: who reports it, how it stands, what became of it, what is like it."""

    permission = Perm.VIEW_NEEDS
    model = Need
    template: ClassVar[str] = "needs/need_detail.html"
    slot = "needs.need"
    own_panels = (
        Panel("angaben", _l("Weitere Angaben"), "needs/_replies.html", _said, order=10),
        Panel("aehnlich", _l("Ähnliche Bedarfe"), "needs/_alike.html", _alike, order=20),
        Panel("folgen", _l("Diese Bedarfe folgen ihm"), "needs/_followers.html", _followers, order=30),
        Panel("beitraege", _l("Beiträge"), "needs/_comments.html", _comments, order=40),
    )

    def records(self) -> QuerySet[Need]:
        return needs()

    @cached_property
    def alike(self) -> list[Alike]:
        """Other open needs that say nearly the same."""
        return alike_to(self.record, open_needs().order_by("-reported_on"))

    @property
    def became(self) -> str:
        """What became of it."""
        return outcome(self.record)

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    def pre_title(self) -> str:
        return " · ".join(filter(None, (self.record.reporter, str(self.record.topic or ""))))

    def headline(self) -> str:
        return self.record.name

    def primary(self) -> Action | None:
        return next((way for way in self._ways if way.url == self._next_step), None)

    def actions(self) -> list[Action]:
        need, key = self.record, self.record.pk
        is_own_draft = need.state == NeedState.DRAFT and need.invitation_id is None
        found = [
            *(way for way in self._ways if way.url != self._next_step),
            action(self.actor, _("Zusammenführen"), Perm.DECIDE_NEED, "needs:need_merge", key, record=need)
            if need.is_open
            else None,
            action(self.actor, _("Bedarf ändern"), Perm.EDIT_NEED, "needs:need_change", key, record=need),
            action(self.actor, _("Entwurf löschen"), Perm.EDIT_NEED, "needs:need_remove", key, record=need)
            if is_own_draft
            else None,
        ]
        return [each for each in found if each is not None]

    @cached_property
    def _ways(self) -> list[Action]:
        # the page of reviewing asks for field and topic itself
        asks = reverse(WAYS["review"], args=(self.record.pk,))
        found = transitions(self.actor, self.record, NEED_FLOW, WAYS)
        return [replace(way, obstacle="") if way.url == asks else way for way in found]

    @cached_property
    def _next_step(self) -> str:
        name = _EXPECTED.get(NeedState(self.record.state))
        return reverse(name, args=(self.record.pk,)) if name else ""

    def facts(self) -> list[tuple[str, Any]]:
        need = self.record
        place, asked = need.municipality, need.round
        return [
            (_("Stand"), need_status(need)),
            (_("Gemeldet von"), self._reporter(place, need)),
            (_("Funktion"), need.reporter_function),
            (_("Gemeldet am"), need.reported_on),
            (_("Weg"), need.get_source_display()),
            (_("Bedarfsabfrage"), Action(asked.title, reverse("needs:round", args=(asked.pk,))) if asked else None),
            (_("Handlungsfeld"), need.action_field),
            (_("Thema"), need.topic),
            (_("Dringlichkeit"), need.urgency),
            (_("Zielgruppen"), [each.label for each in need.target_groups.all()]),
            (_("Entschieden am"), need.decided_on),
        ]

    @staticmethod
    def _reporter(place: Any, need: Need) -> Action | None:
        if place is not None:
            return Action(place.name, reverse("directory:municipality", args=(place.pk,)))
        if need.organisation is not None:
            return Action(need.organisation.name, reverse("directory:organisation", args=(need.organisation_id,)))
        return None


class NeedChange(CommandPage[Need]):
    """Changes a need."""

    permission = Perm.EDIT_NEED
    model = Need
    title = _l("Bedarf ändern")
    form_class = NeedChangeForm
    success_view = "needs:need"

    def records(self) -> QuerySet[Need]:
        return needs()

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)

    def lead(self) -> str:
        if self.record.invitation_id:
            return _("Gemeldet über den Link: Wer ihn meldet und wann, bleibt, wie es ist.")
        return ""


class NeedRemove(ConfirmPage[Need]):
    """Deletes an own draft."""

    permission = Perm.EDIT_NEED
    model = Need
    command = staticmethod(commands.remove_need)
    is_dangerous = True
    submit_label = _l("Entwurf löschen")
    back_view = "needs:need"

    def records(self) -> QuerySet[Need]:
        return needs()

    def headline(self) -> str:
        return _("„%(need)s“ löschen?") % {"need": self.record.name}

    def consequences(self) -> list[str]:
        return [_("Der Verlauf bleibt.")]

    def success_url(self, result: Any) -> str:
        return reverse("needs:needs")

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)


class CommentCreate(CreateWithinPage[Need]):
    """Says something to colleagues."""

    permission = Perm.EDIT_NEED
    model = Need
    within = "need"
    title = _l("Beitrag schreiben")
    form_class = CommentForm
    submit_label = _l("Beitrag schreiben")
    back_view = "needs:need"

    def records(self) -> QuerySet[Need]:
        return needs()

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)

    def lead(self) -> str:
        return _("Nur das Team liest mit. In das Antwortschreiben kommt, was Sie bei der Entscheidung schreiben.")

    def success_url(self, result: Any) -> str:
        return reverse("needs:need", args=(self.record.pk,)) + "#beitraege"
