"""The page on which needs are condensed: grouped by field and topic, what is alike side by side."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.accounts.permissions import can
from schwerpunkt.needs.enums import Perm
from schwerpunkt.needs.models import NeedRound
from schwerpunkt.needs.queries import rounds, rounds_to_condense
from schwerpunkt.needs.queries.condensing import Condensed, condensed
from schwerpunkt.needs.views.rounds import crumbs_of
from schwerpunkt.ui.actions import Action, Crumb
from schwerpunkt.ui.formats import count_word
from schwerpunkt.ui.pages import Page, RecordPage


class _Condensing(Page, abstract=True):
    permission = Perm.EDIT_NEED
    template: ClassVar[str] = "needs/condense.html"
    title = _l("Bedarfe verdichten")

    @cached_property
    def asked(self) -> NeedRound | None:
        """The round whose needs are condensed; None: of all of them and by hand."""
        return None

    @cached_property
    def found(self) -> Condensed:
        """The open needs in their groups."""
        return condensed(self.asked)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        chosen = [key for key in request.GET.getlist("bedarf") if key.isdecimal()]
        if len(chosen) > 1:
            query = urlencode([("mit", key) for key in chosen[1:]])
            return HttpResponseRedirect(f"{reverse('needs:need_merge', args=(chosen[0],))}?{query}")
        return self.show(is_alone=len(chosen) == 1)

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.asked)

    def pre_title(self) -> str:
        return self.asked.title if self.asked is not None else _("Bedarfe")

    def headline(self) -> str:
        if not self.found.count:
            return _("Alle Bedarfe sind beantwortet.")
        return ngettext(
            "%(count)s Bedarf wartet auf eine Entscheidung.",
            "%(count)s Bedarfe warten auf eine Entscheidung.",
            self.found.count,
        ) % {"count": count_word(self.found.count)}

    def window_title(self) -> str:
        return str(self.title)

    def lead(self) -> str:
        if not self.found.pairs:
            return ""
        return ngettext(
            "%(count)s Paar sagt fast dasselbe. Das Programm führt nichts von selbst zusammen.",
            "%(count)s Paare sagen fast dasselbe. Das Programm führt nichts von selbst zusammen.",
            self.found.pairs,
        ) % {"count": count_word(self.found.pairs)}

    def actions(self) -> list[Action]:
        found = [Action(each.title, reverse("needs:condense", args=(each.pk,))) for each in self._others]
        return found[:4]

    @cached_property
    def _others(self) -> list[NeedRound]:
        key = self.asked.pk if self.asked is not None else None
        return [each for each in rounds_to_condense() if each.pk != key]

    def context(self) -> dict[str, Any]:
        return {"found": self.found, "may_decide": can(self.actor, Perm.DECIDE_NEED)}


class Condense(_Condensing, RecordPage[NeedRound]):
    """The open needs of one round."""

    model = NeedRound
    permission = Perm.EDIT_NEED

    def records(self) -> QuerySet[NeedRound]:
        return rounds()

    @cached_property
    def asked(self) -> NeedRound | None:
        """The round of the address."""
        return self.record


class CondenseAll(_Condensing):
    """The open needs of all rounds, and those by hand."""

    permission = Perm.EDIT_NEED
