"""Pages of the centre's own lists."""

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.directory import commands
from schwerpunkt.directory.enums import CodeKind, Perm
from schwerpunkt.directory.forms.centre import CodeChangeForm, CodeForm, CodeOrderForm
from schwerpunkt.directory.models import Code
from schwerpunkt.directory.queries import codes
from schwerpunkt.directory.tables import CodeTable
from schwerpunkt.directory.views.parts import present, setup_crumb
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.ui.actions import Action, Crumb, action
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, CreatePage, ListPage

TITLES = {
    "handlungsfelder": (CodeKind.ACTION_FIELD, _l("Handlungsfelder")),
    "ebenen": (CodeKind.STRATEGY_LEVEL, _l("Integrationsstrategieebenen")),
    "zielgruppen": (CodeKind.TARGET_GROUP, _l("Zielgruppen")),
    "massnahmenarten": (CodeKind.MEASURE_KIND, _l("Arten von Maßnahmen")),
    "bedarfsthemen": (CodeKind.NEED_TOPIC, _l("Themen von Bedarfen")),
    "leistungen": (CodeKind.ADVICE_KIND, _l("Leistungen der Beratung")),
    "dringlichkeiten": (CodeKind.NEED_URGENCY, _l("Dringlichkeit von Bedarfen")),
    "gespraechsarten": (CodeKind.TALK_KIND, _l("Arten von Gesprächen")),
    "nicht-vermittelt": (CodeKind.UNCOVERED_REASON, _l("Gründe, warum niemand gefunden wurde")),
}
"""The lists by the word in their address."""
_WORDS = {str(kind): word for word, (kind, _title) in TITLES.items()}


def list_url(kind: str) -> str:
    """The address of a list."""
    return reverse("directory:code_list", args=(_WORDS[kind],))


class _OfList:
    """What the pages of one list share: which one it is."""

    kwargs: dict[str, Any]

    @cached_property
    def kind(self) -> CodeKind:
        """The kind that the address names; Http404 for any other word."""
        if self.kwargs["word"] not in TITLES:
            raise Http404
        return TITLES[self.kwargs["word"]][0]

    def list_title(self) -> str:
        """The name of the list."""
        return str(TITLES[_WORDS[self.kind]][1])


class CodeList(_OfList, ListPage[Code]):
    """The entries of one list, with the other lists beside it."""

    permission = Perm.VIEW_DIRECTORY
    template = "directory/code_list.html"
    table_class = CodeTable

    def records(self) -> QuerySet[Code]:
        return codes(self.kind)

    def crumbs(self) -> list[Crumb]:
        return [setup_crumb()]

    def pre_title(self) -> str:
        return _("Listen")

    def headline(self) -> str:
        return self.list_title()

    def window_title(self) -> str:
        return self.list_title()

    def lead(self) -> str:
        return _("Ein Eintrag, der nicht mehr gilt, steht nicht mehr zur Auswahl; was ihn schon nutzt, behält ihn.")

    def primary(self) -> Action | None:
        return action(self.actor, _("Eintrag anlegen"), Perm.MANAGE_CENTRE, "directory:code_create", _WORDS[self.kind])

    def actions(self) -> list[Action]:
        return present(
            action(self.actor, _("Reihenfolge ändern"), Perm.MANAGE_CENTRE, "directory:code_order", _WORDS[self.kind])
        )

    def empty(self) -> str:
        return _("Noch kein Eintrag in dieser Liste.")

    def context(self) -> dict[str, Any]:
        tabs = [
            (str(title), reverse("directory:code_list", args=(word,)), kind == self.kind)
            for word, (kind, title) in TITLES.items()
        ]
        return {**super().context(), "lists": tabs}


class CodeCreate(_OfList, CreatePage):
    """A new entry."""

    permission = Perm.MANAGE_CENTRE
    title = _l("Neuer Eintrag")
    form_class = CodeForm
    submit_label = _l("Eintrag anlegen")

    def crumbs(self) -> list[Crumb]:
        return [setup_crumb(), Crumb(self.list_title(), list_url(self.kind))]

    def command_arguments(self) -> dict[str, Any]:
        return {"kind": str(self.kind)}

    def back_url(self) -> str:
        return list_url(self.kind)

    def success_url(self, result: Any) -> str:
        return list_url(self.kind)


class CodeOrder(_OfList, CommandPage[Centre]):
    """The order of a list, by drag or keyboard."""

    permission = Perm.MANAGE_CENTRE
    model = Centre
    form_class = CodeOrderForm

    @cached_property
    def record(self) -> Centre:
        """The centre of this request; the order of a list is the centre's."""
        if self.request.centre is None:
            raise Http404
        return self.request.centre

    def crumbs(self) -> list[Crumb]:
        return [setup_crumb(), Crumb(self.list_title(), list_url(self.kind))]

    def headline(self) -> str:
        return _("%(list)s ordnen") % {"list": self.list_title()}

    def form_arguments(self) -> dict[str, Any]:
        return {"rows": tuple(codes(self.kind))}

    def command_arguments(self) -> dict[str, Any]:
        return {"kind": str(self.kind)}

    def back_url(self) -> str:
        return list_url(self.kind)

    def success_url(self, result: Any) -> str:
        return list_url(self.kind)


class _OfCode:
    """What the pages of an existing entry share."""

    def crumbs(self) -> list[Crumb]:
        kind = self.record.kind  # type: ignore[attr-defined]  # the page's
        return [setup_crumb(), Crumb(str(TITLES[_WORDS[kind]][1]), list_url(kind))]

    def back_url(self) -> str:
        return list_url(self.record.kind)  # type: ignore[attr-defined]  # the page's

    def success_url(self, result: Any) -> str:
        return self.back_url()


class CodeChange(_OfCode, CommandPage[Code]):
    """Changes an entry."""

    permission = Perm.MANAGE_CENTRE
    model = Code
    form_class = CodeChangeForm

    def headline(self) -> str:
        return _("„%(label)s“ ändern") % {"label": self.record.label}

    def actions(self) -> list[Action]:
        return [Action(_("Eintrag löschen"), reverse("directory:code_remove", args=(self.record.pk,)))]


class CodeRemove(_OfCode, ConfirmPage[Code]):
    """Deletes an entry."""

    permission = Perm.MANAGE_CENTRE
    model = Code
    command = staticmethod(commands.remove_code)
    is_dangerous = True
    submit_label = _l("Eintrag löschen")

    def headline(self) -> str:
        return _("„%(label)s“ löschen?") % {"label": self.record.label}

    def consequences(self) -> list[str]:
        return [_("Das geht nur, solange nichts ihn nutzt. Sonst setzen Sie ein Ende der Gültigkeit.")]
