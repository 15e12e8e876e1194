"""Where the directory appears."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.enums import Perm as Accounts
from schwerpunkt.directory.enums import Perm
from schwerpunkt.ui.navigation import NavItem, Place, contribute

contribute(
    NavItem(_("Partner"), "directory:organisations", Perm.VIEW_DIRECTORY, 50),
    NavItem(_("Meine Einstellungen"), "directory:profile", Accounts.EDIT_OWN_PROFILE, 20, Place.OWN),
    NavItem(_("Team"), "directory:team", Accounts.VIEW_TEAM, 40, Place.OWN),
    NavItem(_("Zentrum einrichten"), "directory:setup", Perm.VIEW_DIRECTORY, 50, Place.OWN),
)
