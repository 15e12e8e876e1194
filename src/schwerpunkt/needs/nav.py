"""Where needs appear."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.needs.enums import Perm
from schwerpunkt.ui.navigation import NavItem, contribute

contribute(NavItem(_("Bedarfe"), "needs:needs", Perm.VIEW_NEEDS, 15))
