"""Pages of the rules of admissibility and the public forms, and how a request was judged."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.core import clock
from schwerpunkt.directory.enums import Perm as Directory
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.enums import FormKind, Perm, Reply
from schwerpunkt.interpreters.forms.rules import RuleChangeForm, RuleEndForm, RuleForm
from schwerpunkt.interpreters.models import AdmissibilityRule, PublicForm, Request
from schwerpunkt.interpreters.queries import open_forms, rules
from schwerpunkt.interpreters.tables import RuleTable
from schwerpunkt.interpreters.views.requests import crumbs_of
from schwerpunkt.messaging.links import address
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.ui.actions import Action, Crumb, action
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, CreatePage, ListPage, Panel
from schwerpunkt.ui.tables import Cell

_LIST = "interpreters:rules"
_PAGES = {FormKind.REQUEST: "interpreters:public_ask", FormKind.APPLICATION: "interpreters:public_join"}


def _check(page: Any) -> dict[str, Any]:
    record = page.record
    rows = [[Cell(each["question"]), Cell(str(Reply(each["answer"]).label))] for each in record.answers]
    excluded = isinstance(record, Request) and record.is_state_money_excluded
    result = [record.get_verdict_display(), *([_("nicht aus Landesmitteln")] if excluded else [])]
    rows.append([Cell(_("Ergebnis der Prüfung")), Cell(" · ".join(result))])
    if reason := getattr(record, "override_reason", ""):
        rows.append([Cell(_("Grund der Ausnahme")), Cell(reason)])
    return {"heads": [_("Frage"), _("Antwort")], "rows": rows, "sentence": "", "add": None, "caption": _("Prüfung")}


CHECK = Panel("pruefung", _l("Prüfung"), "interpreters/_rows.html", _check, order=30)
"""How a request was judged, in the words of that day."""


class RuleList(ListPage[AdmissibilityRule]):
    """The rules of the centre, and its public forms."""

    permission = Perm.VIEW_REQUESTS
    template: ClassVar[str] = "interpreters/rules.html"
    title = _l("Regeln und öffentliche Formulare")
    table_class = RuleTable

    def records(self) -> QuerySet[AdmissibilityRule]:
        return rules()

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    def lead(self) -> str:
        return _("Diese Fragen entscheiden, ob eine Anfrage zulässig ist. Vorlauf und Dauer: „Regeln und Sätze“.")

    def primary(self) -> Action | None:
        return action(self.actor, _("Regel anlegen"), Directory.MANAGE_CENTRE, "interpreters:rule_create")

    def empty(self) -> str:
        return _("Noch keine Regel. Ohne Regeln fragt das Formular nur nach Tag und Dauer.")

    def context(self) -> dict[str, Any]:
        centre = self.actor.centre
        if centre is None:
            raise Http404
        found, forms = open_forms(), []
        for kind, page in _PAGES.items():
            form = found.get(kind)
            way = (
                action(self.actor, _("Abschalten"), Directory.MANAGE_CENTRE, "interpreters:form_close", form.pk)
                if form
                else action(self.actor, _("Einschalten"), Directory.MANAGE_CENTRE, "interpreters:form_open", kind.value)
            )
            forms.append((kind.label, form is not None, address(reverse(page, args=(centre.slug,))), way))
        return {**super().context(), "forms": forms}


class _OfRules:
    def crumbs(self) -> list[Crumb]:
        return [*crumbs_of(), Crumb(_("Regeln und öffentliche Formulare"), reverse(_LIST))]


class RuleCreate(_OfRules, CreatePage):
    """A new rule."""

    permission = Directory.MANAGE_CENTRE
    title = _l("Neue Regel")
    form_class = RuleForm
    submit_label = _l("Regel anlegen")
    success_view = _LIST
    back_view = _LIST

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"position": min(rules().count() + 1, 99), "valid_from": clock.today()}}


class RuleChange(_OfRules, CommandPage[AdmissibilityRule]):
    """Corrects a rule."""

    permission = Directory.MANAGE_CENTRE
    model = AdmissibilityRule
    title = _l("Regel ändern")
    form_class = RuleChangeForm
    success_view = _LIST


class RuleEnd(_OfRules, CommandPage[AdmissibilityRule]):
    """Lets a rule end."""

    permission = Directory.MANAGE_CENTRE
    model = AdmissibilityRule
    title = _l("Bis wann gilt die Regel?")
    form_class = RuleEndForm
    submit_label = _l("Regel beenden")
    success_view = _LIST

    def pre_title(self) -> str:
        return self.record.question


class FormOpen(_OfRules, ConfirmPage[Centre]):
    """Opens a form for everybody, after having said what that means."""

    permission = Directory.MANAGE_CENTRE
    model = Centre
    command = staticmethod(commands.open_form)
    title = _l("Das Formular für alle einschalten?")
    submit_label = _l("Einschalten")
    success_view = _LIST
    back_view = _LIST

    @cached_property
    def record(self) -> Centre:
        """The centre of the person who looks; Http404 when there is no such form."""
        if self.kwargs["form_kind"] not in FormKind.values or self.actor.centre is None:
            raise Http404
        return Centre.objects.get(pk=self.actor.centre.pk)

    def pre_title(self) -> str:
        return str(FormKind(self.kwargs["form_kind"]).label)

    def command_arguments(self) -> dict[str, Any]:
        return {"kind": self.kwargs["form_kind"]}

    def consequences(self) -> list[str]:
        return [
            _("Alle, die die Adresse kennen, können das Formular ausfüllen. Suchmaschinen finden es nicht."),
            _(
                "Bei Ihnen kommt an, was jemand über seine E-Mail-Adresse bestätigt hat. Wer im Pool ist, steht nirgends."
            ),
        ]


class FormClose(_OfRules, ConfirmPage[PublicForm]):
    """Closes it."""

    permission = Directory.MANAGE_CENTRE
    model = PublicForm
    command = staticmethod(commands.close_form)
    title = _l("Das Formular abschalten?")
    submit_label = _l("Abschalten")
    success_view = _LIST
    back_view = _LIST

    def consequences(self) -> list[str]:
        return [_("Unter der Adresse steht nichts mehr. Was schon angekommen ist, bleibt.")]
