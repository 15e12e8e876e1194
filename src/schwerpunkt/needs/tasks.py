"""Reminders in the background."""

from datetime import time

from schwerpunkt.accounts.actors import system_actor
from schwerpunkt.core.jobs import daily, job
from schwerpunkt.needs.commands import remind_when_due
from schwerpunkt.needs.enums import RoundState
from schwerpunkt.needs.models import NeedRound
from schwerpunkt.tenancy.scope import everywhere, inside


@job(attempts=3)
def remind_municipalities() -> int:
    """Remind the silent ones of every open round whose stage is due; returns how many rounds were looked at."""
    with everywhere():
        rounds = list(NeedRound.objects.filter(state=RoundState.OPEN).select_related("centre"))
    for asked in rounds:
        with inside(asked.centre):
            remind_when_due(actor=system_actor("Erinnerung", asked.centre), asked=asked)
    return len(rounds)


daily("needs.remind_municipalities", remind_municipalities, at=time(7, 30))
