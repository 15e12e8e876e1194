"""Where the portal appears."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.enums import Perm as Accounts
from schwerpunkt.audit.enums import Perm as Audit
from schwerpunkt.messaging.enums import Perm as Messaging
from schwerpunkt.parameters.enums import Perm as Parameters
from schwerpunkt.planning.enums import Perm as Planning
from schwerpunkt.privacy.enums import Perm as Privacy
from schwerpunkt.tenancy.scope import current_centre
from schwerpunkt.ui.enums import Perm as Ui
from schwerpunkt.ui.navigation import NavItem, Place, contribute


def _public() -> tuple[str] | None:
    """The page everybody may read, once the centre shows one."""
    centre = current_centre()
    return (centre.slug,) if centre is not None and centre.has_public_page else None


contribute(
    NavItem(_("Heute"), "portal:today", "", 10),
    NavItem(_("Suchen"), "portal:search", "", 10, Place.TOOLS),
    NavItem(_("Regeln und Sätze"), "portal:rules", Parameters.VIEW_PARAMETERS, 55, Place.OWN),
    NavItem(_("Öffentliche Seite"), "portal:public_page", Planning.PUBLISH_GOALS, 57, Place.OWN),
    NavItem(_("Verlauf"), "portal:history", Audit.VIEW_WHOLE_HISTORY, 60, Place.OWN),
    NavItem(_("Postausgang"), "portal:outbox", Messaging.VIEW_OUTBOX, 58, Place.OWN),
    NavItem(_("Wiedervorlagen"), "portal:follow_ups", Ui.KEEP_FOLLOW_UPS, 15, Place.OWN),
    NavItem(_("Kalender und Wochenmail"), "portal:personal", Accounts.EDIT_OWN_PROFILE, 25, Place.OWN),
    NavItem(_("Passwort ändern"), "account_change_password", "", 80, Place.OWN),
    NavItem(_("Anmeldung schützen"), "mfa_index", "", 85, Place.OWN),
    NavItem(_("Zentrum wechseln"), "portal:centre", "", 90, Place.OWN),
    NavItem(_("Öffentliche Seite"), "portal:public", "", 5, Place.FOOT, _public),
    NavItem(_("Hilfe"), "portal:help", "", 10, Place.FOOT),
    NavItem(_("Rollen"), "access:roles", Accounts.VIEW_ROLES, 20, Place.FOOT),
    NavItem(_("Arbeitsabläufe"), "portal:workflows", Accounts.VIEW_ROLES, 30, Place.FOOT),
    NavItem(_("Verarbeitungsverzeichnis"), "portal:register", Privacy.VIEW_REGISTER, 40, Place.FOOT),
    NavItem(_("Barrierefreiheit"), "portal:accessibility", "", 50, Place.FOOT),
    NavItem(_("Datenschutz"), "portal:data_protection", "", 60, Place.FOOT),
    NavItem(_("Impressum"), "portal:imprint", "", 70, Place.FOOT),
)
