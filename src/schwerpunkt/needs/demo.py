"""Two need rounds of the demo: of the founding focus and of the period that runs. Invented, the same every time.

Everything goes through commands, the answers through those of the personal link; nobody is written to.
"""

import json
import random
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.text import slugify

from schwerpunkt.accounts.actors import system_actor
from schwerpunkt.core import clock
from schwerpunkt.directory.commands import add_organisation
from schwerpunkt.directory.enums import CodeKind, OrganisationKind
from schwerpunkt.directory.models import CentreMunicipality, Code, Organisation
from schwerpunkt.needs import commands
from schwerpunkt.needs.commands import NeedFacts, RoundFacts
from schwerpunkt.needs.links import guest_of
from schwerpunkt.needs.models import Invitation, Need, NeedRound
from schwerpunkt.planning.demo import Cast, at_day
from schwerpunkt.planning.models import FocusPeriod
from schwerpunkt.tenancy.scope import current_centre

FOUNDING_OPENS, FOUNDING_CLOSES, FOUNDING_DECIDED = date(2022, 8, 2), date(2022, 8, 24), date(2022, 8, 31)
_MERGED_SHARE = 0.7


def founding_needs(cast: Cast, period: FocusPeriod) -> NeedRound:
    """What the municipalities reported before the founding focus, and what became of it."""
    _offices()
    return _round(cast, period, "founding", (FOUNDING_OPENS, FOUNDING_CLOSES, FOUNDING_DECIDED))


def running_needs(cast: Cast, period: FocusPeriod) -> NeedRound:
    """What they reported before the period that runs today."""
    days = (200, 165, 140)
    opens, closes, decided = (period.starts_on - timedelta(days=each) for each in days)
    return _round(cast, period, "running", (opens, closes, decided))


@cache
def _plan() -> dict[str, Any]:
    text = files("schwerpunkt.needs").joinpath("data", "invented_needs.json").read_text(encoding="utf-8")
    plan: dict[str, Any] = json.loads(text)
    return plan


def _offices() -> None:
    """Every municipality's administration with an address."""
    program = system_actor("Beispieldaten", current_centre())
    with clock.at(at_day(FOUNDING_OPENS - timedelta(days=1))):
        for place in CentreMunicipality.objects.order_by("ags"):
            house = "Stadtverwaltung" if "Stadt" in place.official_name else "Gemeindeverwaltung"
            add_organisation(
                actor=program,
                name=f"{house} {place.name}",
                kind=OrganisationKind.MUNICIPALITY,
                municipality=place,
                email=f"integration@{slugify(place.name)}.example",
            )


def _round(cast: Cast, period: FocusPeriod, key: str, days: tuple[date, date, date]) -> NeedRound:
    facts, (opens_on, closes_on, decided_on) = _plan()["rounds"][key], days
    chance = random.Random(f"{_plan()['seed']} {key}")  # noqa: S311  # the same answers every time, nothing secret
    with clock.at(at_day(opens_on)):
        asked = commands.create_round(
            actor=cast.actor,
            facts=RoundFacts(
                title=facts["title"],
                opens_on=opens_on,
                closes_on=closes_on,
                period=period,
                introduction=facts["introduction"],
                contact=cast.people["leitung"],
            ),
            is_demo=True,
        )
        places = tuple(CentreMunicipality.objects.order_by("ags"))
        commands.add_recipients(actor=cast.actor, asked=asked, municipalities=places)
        asked = commands.open_round(actor=cast.actor, asked=asked, sends_mail=False)
    themes: dict[int, int] = {}
    for place in places:
        if place.ags not in facts["silent"]:
            day = opens_on + timedelta(days=chance.randrange(2, (closes_on - opens_on).days))
            with clock.at(at_day(day)):
                themes |= _answer(asked, place, chance, has_needs=place.ags not in facts["none"])
    with clock.at(at_day(closes_on + timedelta(days=1))):
        commands.close_round(actor=cast.actor, asked=asked)
    with clock.at(at_day(decided_on)):
        _decide(cast, period, key, themes, chance)
    return asked


def _answer(asked: NeedRound, place: CentreMunicipality, chance: random.Random, *, has_needs: bool) -> dict[int, int]:
    """Answer as one municipality; gives the theme of each need by its key."""
    plan, codes = _plan(), _codes()
    invitation = Invitation.objects.select_related("centre", "municipality", "round").get(
        round=asked, municipality=place
    )
    actor = guest_of(invitation)
    function = chance.choice(plan["functions"])
    answer = commands.begin_answer(actor=actor, invitation=invitation, reporter_function=function, is_confirmed=True)
    themes: dict[int, int] = {}
    for number in chance.sample(range(len(plan["themes"])), chance.randint(1, 3) if has_needs else 0):
        theme = plan["themes"][number]
        groups = [codes[CodeKind.TARGET_GROUP, each] for each in theme["groups"]]
        facts = NeedFacts(
            text=" ".join(filter(None, (chance.choice(theme["texts"]), chance.choice(plan["additions"])))).format(
                place=place.name
            ),
            topic=codes[CodeKind.NEED_TOPIC, theme["topic"]],
            urgency=codes[CodeKind.NEED_URGENCY, theme["urgency"]],
            target_groups=tuple(groups),
        )
        need = commands.add_entry(actor=actor, answer=answer, facts=facts)
        themes[need.pk] = number
    answer.refresh_from_db()
    commands.submit_answer(actor=actor, answer=answer, has_no_need=not has_needs, sends_mail=False)
    return themes


def _decide(cast: Cast, period: FocusPeriod, key: str, themes: Mapping[int, int], chance: random.Random) -> None:
    """Review every need, and end it the way of its theme; some of those that say the same follow the first."""
    fields = {code.key: code for code in Code.objects.filter(kind=CodeKind.ACTION_FIELD)}
    mains: dict[int, Need] = {}
    for pk, number in sorted(themes.items()):
        theme, need = _plan()["themes"][number], Need.objects.get(pk=pk)
        commands.review_need(actor=cast.actor, need=need, action_field=fields[theme["field"]], topic=need.topic)
        need.refresh_from_db()
        main = mains.setdefault(number, need)
        if main is not need and chance.random() < _MERGED_SHARE:
            commands.merge_needs(actor=cast.actor, need=main, others=[need])
        elif main is not need:
            _end(cast, period, need, theme[key])
    for number, main in mains.items():
        main.refresh_from_db()
        _end(cast, period, main, _plan()["themes"][number][key])


def _end(cast: Cast, period: FocusPeriod, need: Need, fate: Mapping[str, Any]) -> None:
    decision = fate.get("decision", "")
    if "decline" in fate:
        commands.decline_need(actor=cast.actor, need=need, reason=fate["decline"])
    elif "pass_on" in fate:
        organisation = Organisation.objects.get(name=fate["pass_on"])
        commands.pass_on_need(actor=cast.actor, need=need, organisation=organisation, decision=decision)
    else:
        commands.take_up_need(
            actor=cast.actor,
            need=need,
            goals=tuple(period.goals.filter(title__in=fate.get("goals", ()))),
            measures=tuple(period.measures.filter(title__in=fate.get("measures", ()))),
            decision=decision,
        )


def _codes() -> dict[tuple[str, str], Code]:
    return {(code.kind, code.key): code for code in Code.objects.all()}
