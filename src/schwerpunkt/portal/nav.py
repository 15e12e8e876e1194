"""Where the portal appears."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.audit.enums import Perm as Audit
from schwerpunkt.ui.navigation import NavItem, Place, contribute

contribute(
    NavItem(_("Heute"), "portal:today", "", 10),
    NavItem(_("Suchen"), "portal:search", "", 10, Place.TOOLS),
    NavItem(_("Verlauf"), "portal:history", Audit.VIEW_WHOLE_HISTORY, 60, Place.OWN),
    NavItem(_("Passwort ändern"), "account_change_password", "", 80, Place.OWN),
    NavItem(_("Anmeldung schützen"), "mfa_index", "", 85, Place.OWN),
)
