"""Setting up a centre: the checklist, and how the centre is called."""

from functools import cached_property
from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.core import clock
from schwerpunkt.directory.enums import Perm
from schwerpunkt.directory.forms.centre import CentreForm
from schwerpunkt.directory.queries import Step, setup_steps
from schwerpunkt.directory.views.parts import present, setup_crumb
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.ui.actions import Action, Crumb, action
from schwerpunkt.ui.formats import count_word
from schwerpunkt.ui.pages import CommandPage, Page
from schwerpunkt.ui.status import Status


class Setup(Page):
    """What is set up and what is missing, each with its page."""

    permission = Perm.VIEW_DIRECTORY
    template: ClassVar[str] = "directory/setup.html"
    title = _l("Zentrum einrichten")

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps of this centre today."""
        return setup_steps(self.centre, clock.today())

    @property
    def centre(self) -> Centre:
        """The centre of this request."""
        return _centre(self)

    def pre_title(self) -> str:
        return str(self.title)

    def headline(self) -> str:
        missing = sum(not step.is_done for step in self.steps)
        if not missing:
            return _("Ihr Zentrum ist eingerichtet.")
        return ngettext("Eine Angabe fehlt noch.", "%(count)s Angaben fehlen noch.", missing) % {
            "count": count_word(missing)
        }

    def lead(self) -> str:
        return _("Alles lässt sich jederzeit ändern. Freigegebene Vorlagen behalten, was an ihrem Tag galt.")

    def primary(self) -> Action | None:
        first = next((step for step in self.steps if not step.is_done), None)
        if first is None:
            return None
        return Action(_("%(step)s ergänzen") % {"step": first.title}, reverse(f"directory:{first.key}"))

    def actions(self) -> list[Action]:
        return present(
            action(self.actor, _("Angaben zum Zentrum ändern"), Perm.MANAGE_CENTRE, "directory:centre_change")
        )

    def context(self) -> dict[str, Any]:
        shown = [
            (
                step,
                Status("done", _("vollständig")) if step.is_done else Status("plan", _("fehlt noch")),
                reverse(f"directory:{step.key}"),
            )
            for step in self.steps
        ]
        centre = self.centre
        facts = [
            (_("Name"), centre.name),
            (_("Kurzname"), centre.short_name),
            (_("Gebiet"), f"{centre.area_name} ({centre.get_area_kind_display()}, {centre.area_ags})"),
        ]
        return {"steps": shown, "facts": facts}


class CentreChange(CommandPage[Centre]):
    """Changes how the centre is called."""

    permission = Perm.MANAGE_CENTRE
    model = Centre
    title = _l("Angaben zum Zentrum")
    form_class = CentreForm
    success_view = "directory:setup"

    @cached_property
    def record(self) -> Centre:
        """The centre of this request; there is no page for another one."""
        return _centre(self)

    def crumbs(self) -> list[Crumb]:
        return [setup_crumb()]


def _centre(page: Page) -> Centre:
    if page.request.centre is None:
        raise Http404
    return page.request.centre
