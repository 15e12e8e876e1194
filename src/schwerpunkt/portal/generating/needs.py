"""What the municipalities reported before a focus period."""

import random
from datetime import UTC, date, datetime, time, timedelta

from schwerpunkt.accounts.actors import system_actor
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.models import CentreMunicipality, Code, Organisation
from schwerpunkt.needs.commands import create_round
from schwerpunkt.needs.commands.rounds import RoundFacts
from schwerpunkt.needs.enums import NeedSource, NeedState, RoundState
from schwerpunkt.needs.models import Answer, Invitation, Need, NeedRound
from schwerpunkt.planning.enums import PeriodState
from schwerpunkt.planning.models import FocusPeriod
from schwerpunkt.portal.generating.size import Size
from schwerpunkt.portal.generating.words import keep, words

_STATES = (NeedState.REPORTED, NeedState.REVIEWED, NeedState.TAKEN_UP)


def report_needs(period: FocusPeriod, dice: random.Random, size: Size) -> None:
    """A closed round, everybody's answer, and the needs; those of a closed period are all taken up."""
    opens_on = date(period.starts_on.year - 1, 3, 1)
    facts = RoundFacts(f"Abfrage {opens_on.year}", opens_on, opens_on + timedelta(days=60), period)
    asked = create_round(actor=system_actor("Messdaten", period.centre), facts=facts)
    asked.state = RoundState.CLOSED
    asked.save()
    invitations = _invitations(asked)
    fields = list(Code.objects.filter(kind=CodeKind.ACTION_FIELD))
    topics = list(Code.objects.filter(kind=CodeKind.NEED_TOPIC))
    is_running = period.state == PeriodState.RUNNING
    needs = keep(
        Need,
        (
            Need(
                centre=period.centre,
                round=asked,
                invitation=(invitation := dice.choice(invitations)),
                reported_on=opens_on + timedelta(days=dice.randrange(60)),
                municipality_id=invitation.municipality_id,
                organisation_id=invitation.organisation_id,
                text=words(dice, 25),
                action_field=dice.choice(fields),
                topic=dice.choice(topics),
                source=NeedSource.LINK,
                state=dice.choice(_STATES) if is_running else NeedState.TAKEN_UP,
            )
            for _number in range(size.needs)
        ),
    )
    goals, served = list(period.goals.all()), Need.goals.through
    taken_up = [each for each in needs if each.state == NeedState.TAKEN_UP]
    keep(served, (served(need_id=each.pk, goal_id=dice.choice(goals).pk) for each in taken_up))


def _invitations(asked: NeedRound) -> list[Invitation]:
    """Every municipality was invited and has answered; in a city some of the partners."""
    places = [(each, None) for each in CentreMunicipality.objects.all()]
    partners = [(None, each) for each in Organisation.objects.order_by("pk")[:10]]
    invitations = keep(
        Invitation,
        (
            Invitation(
                centre=asked.centre,
                round=asked,
                nonce=f"{asked.pk}-{number}",
                municipality=municipality,
                organisation=organisation,
            )
            for number, (municipality, organisation) in enumerate(places or partners)
        ),
    )
    at = datetime.combine(asked.opens_on, time(10), UTC)
    keep(
        Answer,
        (
            Answer(
                centre=asked.centre,
                invitation=each,
                reporter_function="Integrationsbeauftragte",
                begun_at=at,
                submitted_at=at,
                submissions=1,
            )
            for each in invitations
        ),
    )
    return invitations
