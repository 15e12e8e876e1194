"""Pages about who may do what."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schwerpunkt.access.labels import GROUPS
from schwerpunkt.accounts.enums import Perm
from schwerpunkt.accounts.permissions import roles
from schwerpunkt.ui.pages import Page


class Roles(Page):
    """The table of roles and permissions, made from the table the program itself asks."""

    permission = Perm.VIEW_ROLES
    template = "access/roles.html"
    title = gettext_lazy("Rollen")

    def headline(self) -> str:
        return _("Wer darf was?")

    def lead(self) -> str:
        own = next((str(role.label) for role in roles() if role.key == self.actor.role), self.actor.role)
        return _("Ihre Rolle ist: %(role)s.") % {"role": own}

    def context(self) -> dict[str, Any]:
        return {"roles": roles(), "groups": GROUPS}
