"""Where papers appear."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.papers.enums import Perm
from schwerpunkt.ui.navigation import NavItem, contribute

contribute(NavItem(_("Vorlagen"), "papers:papers", Perm.VIEW_RELEASED_PAPERS, 50))
