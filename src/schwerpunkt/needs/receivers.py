"""What needs have to say when the plan below changes."""

from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver

from schwerpunkt.needs.commands.deciding import refuse_while_served
from schwerpunkt.planning.models import Goal, Measure


@receiver(pre_delete, sender=Goal, dispatch_uid="needs.goal")
@receiver(pre_delete, sender=Measure, dispatch_uid="needs.measure")
def keep_answers(sender: type[Goal | Measure], instance: Goal | Measure, **_more: Any) -> None:
    """A goal or measure that serves a need is not deleted; the refusal ends the whole command."""
    refuse_while_served(instance)
