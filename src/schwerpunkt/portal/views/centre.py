"""Working for another of one's centres."""

from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schwerpunkt.accounts.middleware import CENTRE_IN_SESSION
from schwerpunkt.accounts.models import Membership
from schwerpunkt.accounts.queries import memberships_of
from schwerpunkt.core import clock
from schwerpunkt.ui.pages import SIGNED_IN, Page


class SwitchCentre(Page):
    """The centres one works for, and the choice among them. Nothing is stored but the choice of this session."""

    permission = SIGNED_IN
    template = "portal/centre_switch.html"
    title = gettext_lazy("Für welches Zentrum arbeiten Sie gerade?")

    def _memberships(self) -> list[Membership]:
        user = self.request.user
        return memberships_of(user, clock.today()) if user.is_authenticated else []

    def lead(self) -> str:
        return _("Sie sehen immer nur, was zu einem Zentrum gehört.")

    def context(self) -> dict[str, Any]:
        return {"memberships": self._memberships()}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        wanted = request.POST.get("centre", "")
        if wanted not in {str(each.centre_id) for each in self._memberships()}:
            return self.show(status=422)
        request.session[CENTRE_IN_SESSION] = int(wanted)
        return HttpResponseRedirect("/")
