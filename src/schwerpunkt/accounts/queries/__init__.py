"""Questions about people and their work in centres."""

from datetime import date

from django.db.models import QuerySet

from schwerpunkt.accounts.models import Membership, User
from schwerpunkt.tenancy.scope import everywhere


def memberships_of(user: User, day: date) -> list[Membership]:
    """The memberships of a user that hold on ``day``, in all centres, oldest first."""
    with everywhere():
        rows = Membership.objects.valid_on(day)
        found = list(rows.filter(user=user).select_related("centre").order_by("pk"))
    for each in found:
        each.user = user
    return found


def team(day: date | None = None) -> QuerySet[Membership]:
    """The colleagues of the open centre; with ``day`` only those who work there then."""
    rows = Membership.objects.valid_on(day) if day else Membership.objects.all()
    return rows.select_related("user", "substitute__user").order_by("user__name")
