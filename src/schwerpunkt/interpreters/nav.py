"""Where the interpreter pool appears."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.interpreters.enums import Perm
from schwerpunkt.ui.navigation import NavItem, contribute

contribute(NavItem(_("Sprachmittlung"), "interpreters:requests", Perm.VIEW_REQUESTS, 42))
