"""Rules and rates: what holds, since when, where it is written."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schwerpunkt.accounts.permissions import can
from schwerpunkt.core import clock
from schwerpunkt.parameters.enums import Perm
from schwerpunkt.parameters.registry import Definition, definitions
from schwerpunkt.portal.forms import ParameterForm
from schwerpunkt.portal.queries.rules import rules_on
from schwerpunkt.ui.actions import Crumb
from schwerpunkt.ui.pages import CreatePage, Page


class Rules(Page):
    """All rules with their values."""

    permission = Perm.VIEW_PARAMETERS
    template = "portal/rules.html"
    title = gettext_lazy("Regeln und Sätze")

    def headline(self) -> str:
        return _("Was gilt, seit wann, und wo steht das?")

    def context(self) -> dict[str, Any]:
        return {"rules": rules_on(clock.today()), "may_set": can(self.actor, Perm.MANAGE_PARAMETERS)}


class RuleSet(CreatePage):
    """A new value of one rule from a day on."""

    permission = Perm.MANAGE_PARAMETERS
    form_class = ParameterForm
    submit_label = gettext_lazy("Wert festlegen")
    title = gettext_lazy("Neuer Wert")

    @property
    def definition(self) -> Definition:
        """The rule of the address; Http404 when no room asks for it."""
        found = next((each for each in definitions() if each.code == self.kwargs["code"]), None)
        if found is None:
            raise Http404
        return found

    def prepare(self) -> None:
        _known = self.definition

    def crumbs(self) -> list[Crumb]:
        return [Crumb(_("Regeln und Sätze"), reverse("portal:rules"))]

    def headline(self) -> str:
        return _("Neuer Wert: %(rule)s") % {"rule": self.definition.label}

    def lead(self) -> str:
        unit = _("In %(unit)s.") % {"unit": self.definition.unit} if self.definition.unit else ""
        return f"{self.definition.help_text} {unit} {_('Was bisher galt, bleibt stehen.')}".strip()

    def command_arguments(self) -> dict[str, Any]:
        return {"code": self.definition.code}

    def success_url(self, result: Any) -> str:
        return reverse("portal:rules")

    def back_url(self) -> str:
        return reverse("portal:rules")
