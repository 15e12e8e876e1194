"""Where figures appear."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.figures.enums import Perm
from schwerpunkt.ui.navigation import NavItem, contribute

contribute(NavItem(_("Zahlen"), "figures:metrics", Perm.VIEW_FIGURES, 60))
