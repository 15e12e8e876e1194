"""Reminders in the background."""

from datetime import time

from schwerpunkt.accounts.actors import system_actor
from schwerpunkt.core.jobs import daily, job
from schwerpunkt.planning.commands import remind_of_deadlines
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import inside


@job(attempts=3)
def remind_everybody() -> int:
    """Remind the colleagues of every centre of their deadlines; returns how many deadlines."""
    count = 0
    for centre in Centre.objects.all():
        with inside(centre):
            count += remind_of_deadlines(actor=system_actor("Erinnerung", centre))
    return count


daily("planning.remind_everybody", remind_everybody, at=time(7, 0))
