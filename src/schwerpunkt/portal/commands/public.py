"""Showing the goals of the centre to everybody, or no more."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.planning.enums import Perm
from schwerpunkt.tenancy.models import Centre


@command(Perm.PUBLISH_GOALS, says=_l("Öffentliche Seite eingeschaltet"), on="centre")
def open_public_page(*, actor: Actor, centre: Centre) -> Centre:
    """Show the goals of the running periods to everybody. Refuses another centre's, and when they are shown already."""
    _only_own(actor, centre)
    if centre.has_public_page:
        raise Refused(_("Die öffentliche Seite ist schon eingeschaltet."))
    centre.has_public_page = True
    centre.save()
    return centre


@command(Perm.PUBLISH_GOALS, says=_l("Öffentliche Seite abgeschaltet"), on="centre")
def close_public_page(*, actor: Actor, centre: Centre) -> Centre:
    """Show them no more. Refuses another centre's, and when they are not shown."""
    _only_own(actor, centre)
    if not centre.has_public_page:
        raise Refused(_("Die öffentliche Seite ist schon abgeschaltet."))
    centre.has_public_page = False
    centre.save()
    return centre


def _only_own(actor: Actor, centre: Centre) -> None:
    if actor.centre is None or actor.centre.pk != centre.pk:
        raise Forbidden(_("Diesen Datensatz gibt es nicht."))
