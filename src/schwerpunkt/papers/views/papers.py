"""Pages of papers: the list, a new one, its frame, its end."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.core import clock
from schwerpunkt.papers import commands
from schwerpunkt.papers.enums import PaperState, Perm
from schwerpunkt.papers.forms.papers import CopyForm, PaperChangeForm, PaperForm, ReferenceForm
from schwerpunkt.papers.models import Paper
from schwerpunkt.papers.queries import papers_for_lists
from schwerpunkt.papers.tables import PaperTable
from schwerpunkt.papers.views.trail import crumbs_of
from schwerpunkt.papers.workflows import PAPER_FLOW
from schwerpunkt.planning.queries import current_period
from schwerpunkt.ui.actions import Action, Crumb, action
from schwerpunkt.ui.formats import count_word
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, CreatePage, ListPage, TransitionPage

UNDER_WAY = (PaperState.DRAFT, PaperState.COSIGNING, PaperState.COSIGNED, PaperState.RELEASED)
"""States of a paper that somebody in the house still has to do something about."""


class PaperList(ListPage[Paper]):
    """The papers one may read."""

    permission = Perm.VIEW_RELEASED_PAPERS
    title = _l("Vorlagen")
    table_class = PaperTable

    def records(self) -> QuerySet[Paper]:
        return papers_for_lists(actor=self.request.actor)

    def headline(self) -> str:
        count = self._under_way
        if not count:
            return _("Vorlagen")
        return ngettext(
            "%(count)s Vorlage ist noch nicht eingereicht.", "%(count)s Vorlagen sind noch nicht eingereicht.", count
        ) % {"count": count_word(count)}

    def pre_title(self) -> str:
        return _("Vorlagen") if self._under_way else ""

    def besides(self) -> dict[str, QuerySet[Paper]]:
        return {"under_way": self.records().filter(state__in=UNDER_WAY)}

    @property
    def _under_way(self) -> int:
        """How many papers are on their way."""
        return self.table.numbers["under_way"]

    def primary(self) -> Action | None:
        return action(self.actor, _("Vorlage anlegen"), Perm.EDIT_PAPER, "papers:create")

    def actions(self) -> list[Action]:
        found = action(self.actor, _("Vorlagenarten"), Perm.MANAGE_TEMPLATES, "papers:templates")
        return [found] if found else []

    def empty(self) -> str:
        return _("Noch keine Vorlage. Legen Sie eine an; ihr Text entsteht aus Zielen, Zustimmungen und Sitzung.")


class PaperCreate(CreatePage):
    """A new paper."""

    permission = Perm.EDIT_PAPER
    title = _l("Neue Vorlage")
    form_class = PaperForm
    submit_label = _l("Vorlage anlegen")
    success_view = "papers:write"
    back_view = "papers:papers"

    def lead(self) -> str:
        return _("Der Text entsteht aus den Daten. Danach können Sie jeden Baustein ändern.")

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    def form_arguments(self) -> dict[str, Any]:
        wanted = self.request.GET.get("zeitraum", "")
        period = current_period(clock.today())
        return {"initial": {"period": int(wanted) if wanted.isdecimal() else period.pk if period else None}}


class PaperCommand(CommandPage[Paper], abstract=True):
    """What the small pages of a paper share."""

    permission = Perm.EDIT_PAPER
    model = Paper
    success_view = "papers:paper"

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)


class PaperChange(PaperCommand):
    """The frame of a draft."""

    title = _l("Angaben ändern")
    form_class = PaperChangeForm


class PaperReference(PaperCommand):
    """The number of the council's office."""

    title = _l("Vorlagennummer eintragen")
    form_class = ReferenceForm

    def lead(self) -> str:
        return _("Der eingefrorene Text der Vorlage ändert sich dadurch nicht.")


class PaperCopy(PaperCommand):
    """A new version as a copy."""

    title = _l("Neue Fassung schreiben")
    form_class = CopyForm
    submit_label = _l("Neue Fassung anlegen")

    def lead(self) -> str:
        return _(
            "Texte und Gremien werden übernommen; die Sitzungen wählen Sie neu. Die bisherige Vorlage bleibt stehen."
        )

    def success_url(self, result: Any) -> str:
        return reverse("papers:write", args=(result.pk,))

    def back_url(self) -> str:
        return reverse("papers:paper", args=(self.record.pk,))


class PaperRemove(ConfirmPage[Paper]):
    """Deletes a draft."""

    permission = Perm.EDIT_PAPER
    model = Paper
    command = staticmethod(commands.remove_paper)
    is_dangerous = True
    submit_label = _l("Entwurf löschen")
    back_view = "papers:paper"

    def headline(self) -> str:
        return _("Entwurf „%(title)s“ löschen?") % {"title": self.record.title}

    def consequences(self) -> list[str]:
        return [_("Text, Anlagen und Beratungsfolge verschwinden."), _("Der Verlauf bleibt.")]

    def obstacle(self) -> str | None:
        if self.record.state != PaperState.DRAFT:
            return _("Nur ein Entwurf lässt sich löschen. Ziehen Sie die Vorlage zurück.")
        return None

    def success_url(self, result: Any) -> str:
        return reverse("papers:papers")

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)


class PaperTransition(TransitionPage[Paper], abstract=True):
    """What the ways of the workflow share."""

    model = Paper
    workflow = PAPER_FLOW
    permission = Perm.EDIT_PAPER
    success_view = "papers:paper"

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)


class PaperWithdraw(PaperTransition):
    """Takes a paper out of the way."""

    verb = "withdraw"
    command = staticmethod(commands.withdraw_paper)
    is_dangerous = True
