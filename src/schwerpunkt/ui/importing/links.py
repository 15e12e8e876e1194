"""The way from a list to its import."""

from django.urls import reverse
from django.utils.translation import gettext as _

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import can
from schwerpunkt.exchange.enums import Perm
from schwerpunkt.exchange.sheets import sheet_called
from schwerpunkt.ui.actions import Action


def import_action(actor: Actor | None, key: str) -> Action | None:
    """The link that leads from a list to the upload of its sheet, or None when the actor may not."""
    sheet = sheet_called(key)
    if sheet is None or not can(actor, Perm.IMPORT_TABLES) or not can(actor, sheet.permission):
        return None
    return Action(_("Importieren"), reverse("ui:import_new", args=(key,)))
