"""For whom a colleague stands in."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.commands import hand_over_standing_in
from schwerpunkt.accounts.enums import Perm
from schwerpunkt.accounts.models import Membership
from schwerpunkt.core import clock
from schwerpunkt.ui.duties import Duty, Held, duty


def _stood_in_for(member: Membership) -> QuerySet[Membership]:
    here = Q(valid_to=None) | Q(valid_to__gte=clock.today())
    return Membership.objects.filter(here, substitute=member).select_related("user").order_by("user__name")


def _colleague(row: Membership) -> Held:
    return Held(row.pk, row.user.name, reverse("directory:member", args=(row.pk,)), note=row.function)


duty(
    Duty(
        "accounts.standing_in",
        _l("Vertretung von Kolleginnen und Kollegen"),
        Perm.VIEW_TEAM,
        Perm.VIEW_TEAM,
        _stood_in_for,
        _colleague,
        hand_over_standing_in,
        "member",
    )
)
