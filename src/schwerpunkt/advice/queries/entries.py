"""Entries as they are listed, and the last one of somebody."""

from django.db.models import QuerySet

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.advice.models import AdviceEntry


def entries() -> QuerySet[AdviceEntry]:
    """All entries of the centre with what a list shows."""
    return AdviceEntry.objects.select_related("kind", "organisation", "municipality", "topic", "measure", "staff__user")


def last_of(actor: Actor) -> AdviceEntry | None:
    """The entry the actor wrote last; None when there is none."""
    return entries().filter(staff=actor.membership_id).order_by("-pk").first() if actor.membership_id else None


def latest(**where: object) -> list[AdviceEntry]:
    """The ten latest entries of an institution, a measure or a municipality."""
    return list(entries().filter(**where)[:10])
