"""Where planning appears."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.planning.enums import Perm
from schwerpunkt.ui.navigation import NavItem, contribute

contribute(
    NavItem(_("Schwerpunkte"), "planning:periods", Perm.VIEW_PLANNING, 20),
    NavItem(_("Maßnahmen"), "planning:measures", Perm.VIEW_PLANNING, 30),
)
