"""Entries as they are listed, and the last one of somebody."""

from django.db.models import QuerySet

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.advice.models import AdviceEntry
from schwerpunkt.core.fetching import with_related


def entries() -> QuerySet[AdviceEntry]:
    """All entries of the centre with what a list shows."""
    return with_related(
        AdviceEntry.objects.all(),
        "kind__label",
        "organisation__name",
        "municipality__name",
        "topic__label",
        "measure__title",
        "staff__user__name",
    )


def last_of(actor: Actor) -> AdviceEntry | None:
    """The entry the actor wrote last; None when there is none."""
    return entries().filter(staff=actor.membership_id).order_by("-pk").first() if actor.membership_id else None


def latest(**where: object) -> list[AdviceEntry]:
    """The ten latest entries of an institution, a measure or a municipality."""
    return list(entries().filter(**where)[:10])
