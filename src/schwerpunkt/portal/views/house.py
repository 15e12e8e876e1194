"""Pages that explain: workflows, register of processing, help, accessibility, data protection, imprint."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schwerpunkt.access.labels import GROUPS
from schwerpunkt.accounts.enums import Perm as Accounts
from schwerpunkt.core import clock
from schwerpunkt.directory.models import Letterhead
from schwerpunkt.portal import handbook
from schwerpunkt.privacy.enums import Perm as Privacy
from schwerpunkt.privacy.queries import register_on
from schwerpunkt.ui.actions import Crumb
from schwerpunkt.ui.pages import PUBLIC, Page
from schwerpunkt.workflow.machine import Workflow, all_workflows


def _rows(workflow: Workflow, words: dict[str, str]) -> list[dict[str, Any]]:
    labels = dict(workflow.states.choices)
    return [
        {
            "label": labels[state],
            "owner": workflow.owners[state],
            "is_start": state == workflow.initial,
            "ways": [
                {
                    "label": way.label,
                    "target": labels[way.target],
                    "needs": words.get(way.permission, way.permission),
                    "outcome": way.outcome,
                    "reason": way.needs_reason,
                }
                for way in workflow.transitions
                if state in way.sources
            ],
        }
        for state in workflow.states.values
    ]


class Workflows(Page):
    """Every workflow: its states, who acts next, and the ways on."""

    permission = Accounts.VIEW_ROLES
    template = "portal/workflows.html"
    title = gettext_lazy("Arbeitsabläufe")

    def headline(self) -> str:
        return _("Was kommt wann, und wer ist dran?")

    def context(self) -> dict[str, Any]:
        words = {str(code): str(label) for _title, labels in GROUPS for code, label in labels.items()}
        return {"workflows": [(each, _rows(each, words)) for each in all_workflows()]}


class Register(Page):
    """The register of processing activities, made from what the rooms declare."""

    permission = Privacy.VIEW_REGISTER
    template = "portal/register.html"
    title = gettext_lazy("Verarbeitungsverzeichnis")

    def headline(self) -> str:
        return _("Welche Daten über Personen stehen hier, und wie lange?")

    def context(self) -> dict[str, Any]:
        return {"rows": register_on(clock.today())}


class Help(Page):
    """First steps, keyboard, words."""

    permission = PUBLIC
    template = "portal/help.html"
    title = gettext_lazy("Hilfe")

    def headline(self) -> str:
        return _("So finden Sie sich zurecht.")

    def context(self) -> dict[str, Any]:
        return {"topics": handbook.topics()}


class HelpTopic(Page):
    """One page of the handbook; it is written in German only."""

    permission = PUBLIC
    template = "portal/help_topic.html"

    def prepare(self) -> None:
        found = handbook.topic(self.kwargs["topic"])
        if found is None:
            raise Http404
        self.topic = found

    def crumbs(self) -> list[Crumb]:
        return [Crumb(_("Hilfe"), reverse("portal:help"))]

    def pre_title(self) -> str:
        return _("Handbuch")

    def headline(self) -> str:
        return self.topic.title

    def context(self) -> dict[str, Any]:
        return {"topic": self.topic, "topics": handbook.topics()}


class Accessibility(Page):
    """The declaration of accessibility."""

    permission = PUBLIC
    template = "portal/accessibility.html"
    title = gettext_lazy("Barrierefreiheit")


class DataProtection(Page):
    """What happens with the data of those who work here."""

    permission = PUBLIC
    template = "portal/data_protection.html"
    title = gettext_lazy("Datenschutz")


class Imprint(Page):
    """Who answers for this."""

    permission = PUBLIC
    template = "portal/imprint.html"
    title = gettext_lazy("Impressum")

    def context(self) -> dict[str, Any]:
        letterhead = None
        if self.request.centre is not None:
            letterhead = Letterhead.objects.valid_on(clock.today()).order_by("-valid_from").first()
        return {"letterhead": letterhead}
