"""The advice log of the demo: a year of entries, invented, the same ones every time on the same day."""

import json
import random
from datetime import timedelta
from importlib.resources import files
from typing import Any

from schwerpunkt.accounts.actors import actor_for
from schwerpunkt.advice import commands
from schwerpunkt.advice.commands import AdviceFacts
from schwerpunkt.core import clock
from schwerpunkt.directory.enums import CodeKind, OrganisationKind
from schwerpunkt.directory.models import CentreMunicipality, Code, Organisation
from schwerpunkt.planning.demo import Cast, at_day
from schwerpunkt.planning.models import FocusPeriod

_SATURDAY = 5


def invented_advice(cast: Cast, running: FocusPeriod) -> None:
    """A year of coordination, advice, support and accompaniment up to today; some towns ask more, one never."""
    text = files("schwerpunkt.advice").joinpath("data", "invented_entries.json").read_text(encoding="utf-8")
    plan: dict[str, Any] = json.loads(text)
    chance = random.Random(plan["seed"])  # noqa: S311  # the same year every time, nothing secret
    kinds = list(Code.objects.filter(kind=CodeKind.ADVICE_KIND).order_by("position"))
    topics = list(Code.objects.filter(kind=CodeKind.NEED_TOPIC).order_by("position"))
    places = list(CentreMunicipality.objects.order_by("name"))[1:]
    partners = list(Organisation.objects.exclude(kind=OrganisationKind.MINISTRY).order_by("name"))
    measures = list(running.measures.order_by("title"))
    today = clock.today()
    days = sorted(today - timedelta(days=chance.randrange(365)) for _each in range(plan["count"]))
    for day in days:
        kind = chance.choice(kinds)
        facts = AdviceFacts(
            on=day if day.weekday() < _SATURDAY else day - timedelta(days=2),
            kind=kind,
            minutes=chance.choice(plan["minutes"]),
            organisation=chance.choice(partners) if chance.random() < 0.6 else None,  # noqa: PLR2004  # a share
            municipality=places[min(int(chance.expovariate(0.2)), len(places) - 1)] if places else None,
            topic=chance.choice(topics),
            measure=chance.choice(measures) if chance.random() < 0.5 else None,  # noqa: PLR2004  # a share
            note=chance.choice(plan["notes"][kind.key]),
        )
        writer = cast.people[chance.choice(plan["people"])]
        with clock.at(at_day(day)):
            commands.log_advice(actor=actor_for(writer), facts=facts, is_demo=True)
