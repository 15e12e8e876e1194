"""Reminding of deadlines: one mail a day and person, each deadline once for each stage."""

from datetime import date
from itertools import groupby

from django.utils.translation import gettext_lazy as _l
from django.utils.translation import override

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core import clock
from schwerpunkt.planning.enums import Perm
from schwerpunkt.planning.letters import remind
from schwerpunkt.planning.models import Reminder
from schwerpunkt.planning.queries.reminding import Due, due_reminders


@command(Perm.SEND_REMINDERS, says=_l("An Fristen erinnert"))
def remind_of_deadlines(*, actor: Actor) -> int:
    """The daily job: tell everybody what is due soon or late, in one mail each; returns how many deadlines."""
    today = clock.today()
    due = sorted(due_reminders(today), key=lambda each: (each.recipient.pk, each.due_on, each.title))
    for recipient, items in groupby(due, key=lambda each: each.recipient):
        mine = list(items)
        noted = [_noted(each, today) for each in mine]
        with override(recipient.user.language):
            remind(recipient, mine, key=f"deadlines {noted[0].pk}")
    return len(due)


def _noted(due: Due, today: date) -> Reminder:
    reminder = Reminder(
        measure=due.measure,
        milestone=due.milestone,
        due_on=due.due_on,
        days_before=due.stage,
        recipient=due.recipient,
        sent_on=today,
    )
    reminder.save()
    return reminder
