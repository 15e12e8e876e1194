"""Where the advice log appears."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.advice.enums import Perm
from schwerpunkt.ui.navigation import NavItem, contribute

contribute(NavItem(_("Beratung"), "advice:entries", Perm.VIEW_ADVICE, 40))
