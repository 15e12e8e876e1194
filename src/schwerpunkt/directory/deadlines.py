"""What of setting up a centre waits for somebody."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import can
from schwerpunkt.directory.enums import Perm
from schwerpunkt.directory.queries import setup_steps
from schwerpunkt.ui.contributions import Waiting, waiting


@waiting
def missing_setup(actor: Actor, day: date) -> Iterable[Waiting]:
    """For those who set the centre up: what is still missing, as one item."""
    if actor.centre is None or not can(actor, Perm.MANAGE_CENTRE):
        return
    missing = [step.title for step in setup_steps(actor.centre, day) if not step.is_done]
    if missing:
        yield Waiting(
            title=_("Zentrum fertig einrichten"),
            detail=_("Es fehlt noch: %(what)s.") % {"what": ", ".join(missing)},
            verb=_("Angaben ergänzen"),
            url=reverse("directory:setup"),
        )
