"""What of needs is in a colleague's hand."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.needs.commands.handing_over import hand_over_round
from schwerpunkt.needs.enums import Perm, RoundState
from schwerpunkt.needs.models import NeedRound
from schwerpunkt.ui.duties import Duty, Held, duty


def _round(asked: NeedRound) -> Held:
    url = reverse("needs:round", args=(asked.pk,))
    return Held(asked.pk, asked.title, url, asked.closes_on, str(asked.get_state_display()))


duty(
    Duty(
        "needs.rounds",
        _l("Bedarfsabfragen"),
        Perm.VIEW_NEEDS,
        Perm.EDIT_NEED,
        lambda member: (
            NeedRound.objects.filter(contact=member).exclude(state=RoundState.CLOSED).order_by("closes_on", "pk")
        ),
        _round,
        hand_over_round,
        "asked",
    )
)
