"""Keeping and dropping views of lists."""

from typing import Any

from django.db.models import QuerySet
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schwerpunkt.ui.enums import Perm
from schwerpunkt.ui.forms import DropViewForm, SaveViewForm
from schwerpunkt.ui.models import SavedView
from schwerpunkt.ui.pages import ConfirmPage, CreatePage, PageRequest
from schwerpunkt.ui.queries import saved_views


def back_to(request: PageRequest) -> str:
    """The address the form named to return to, if it is one of ours; else the start page."""
    back = request.POST.get("back", "")
    return back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/") else "/"


class ViewSave(CreatePage):
    """Keep filters and order of a list."""

    permission = Perm.KEEP_VIEWS
    title = gettext_lazy("Ansicht merken")
    form_class = SaveViewForm

    def success_url(self, result: Any) -> str:
        return back_to(self.request)

    def success_message(self, result: Any) -> str:
        return _("Die Ansicht „%(name)s“ ist gemerkt.") % {"name": result.name}


class ViewDrop(ConfirmPage[SavedView]):
    """Delete a kept view."""

    permission = Perm.KEEP_VIEWS
    title = gettext_lazy("Diese Ansicht löschen?")
    form_class = DropViewForm
    submit_label = gettext_lazy("Ansicht löschen")

    def records(self) -> QuerySet[SavedView]:
        return saved_views(self.actor.membership_id or 0)

    def success_url(self, result: Any) -> str:
        return back_to(self.request)

    def success_message(self, result: Any) -> str:
        return _("Die Ansicht ist gelöscht.")
