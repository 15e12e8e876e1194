"""Keeping and dropping views of lists."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.accounts.models import Membership
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.ui.enums import Perm
from schwerpunkt.ui.models import SavedView

LIMIT = 30
"""Views one person can keep of one list: more would not be found again."""


@command(Perm.KEEP_VIEWS, says=gettext_lazy("Ansicht gemerkt"))
def save_view(*, actor: Actor, page: str, name: str, query: str) -> SavedView:
    """Keep filters and order of a list under a name; the same name is overwritten. Refuses more than 30 of a list."""
    membership = Membership.objects.filter(pk=actor.membership_id or 0).first()
    if membership is None:
        raise Forbidden(_("Ansichten merkt sich das Programm nur für Kolleginnen und Kollegen."))
    own = SavedView.objects.filter(membership=membership, page=page)
    view = own.filter(name=name).first()
    if view is None:
        if own.count() >= LIMIT:
            raise Refused(_("Sie haben schon %(n)s Ansichten dieser Liste. Löschen Sie zuerst eine.") % {"n": LIMIT})
        view = SavedView(membership=membership, page=page, name=name)
    view.query = query
    view.save()
    return view


@command(Perm.KEEP_VIEWS, says=gettext_lazy("Ansicht gelöscht"), on="view")
def drop_view(*, actor: Actor, view: SavedView) -> SavedView:
    """Delete a kept view. Refuses somebody else's."""
    if view.membership_id != actor.membership_id:
        raise Forbidden(_("Diese Ansicht gehört jemand anderem."))
    view.delete()
    return view
