"""The pool of the demo: 60 people, 25 languages, a year of talks and what is ahead. Invented, always the same."""

import json
import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from schwifty import IBAN

from schwerpunkt.accounts.actors import Actor, actor_for
from schwerpunkt.core import clock
from schwerpunkt.core.dates import add_months
from schwerpunkt.directory.enums import CodeKind, OrganisationKind
from schwerpunkt.directory.models import CentreMunicipality, Code, Organisation
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.asking_demo import invented_forms
from schwerpunkt.interpreters.commands import InterpreterFacts, Known, RequestFacts, Spoken, TariffFacts
from schwerpunkt.interpreters.enums import (
    AssignmentState,
    BudgetKind,
    LanguageLevel,
    Mobility,
    ProofKind,
    TravelMode,
)
from schwerpunkt.interpreters.metrics import assignments_held, minutes_held
from schwerpunkt.interpreters.models import Assignment, Interpreter, Language, Request
from schwerpunkt.interpreters.queries.settling import unsettled
from schwerpunkt.interpreters.settling.rates import Rates
from schwerpunkt.planning.commands import IndicatorFacts, add_measure_indicator
from schwerpunkt.planning.demo import Cast, at_day
from schwerpunkt.planning.models import FocusPeriod, Measure

_ZONE = ZoneInfo("Europe/Berlin")
_WORKDAYS = 5
_ASKING = (
    OrganisationKind.MUNICIPALITY,
    OrganisationKind.AUTHORITY,
    OrganisationKind.SCHOOL,
    OrganisationKind.DAYCARE,
    OrganisationKind.WELFARE,
)


def invented_pool(cast: Cast, period: FocusPeriod) -> None:
    """People, requests and assignments of the last year and the next weeks, all through commands."""
    text = files("schwerpunkt.interpreters").joinpath("data", "invented_pool.json").read_text(encoding="utf-8")
    plan: dict[str, Any] = json.loads(text)
    chance = random.Random(plan["seed"])  # noqa: S311  # the same pool every time, nothing secret
    pool = _Pool(actor_for(cast.people["querschnitt"]), plan, chance)
    pool.fill()
    wanted = plan["requests"]
    for _number in range(wanted["past"]):
        pool.past_talk(chance.randrange(2, wanted["past_days"]))
    for number in range(wanted["ahead"]):
        pool.coming_talk(1 + number * wanted["ahead_days"] // wanted["ahead"], is_placed=number % 3 != 0)
    pool.talk_without_outcome()
    invented_forms(cast)
    _settle(cast)
    _count(cast, period.measures.get(kind__key="pool"))


@dataclass
class _Pool:
    actor: Actor
    plan: dict[str, Any]
    chance: random.Random
    by_language: dict[str, list[Interpreter]] = field(default_factory=lambda: defaultdict(list))
    taken: set[tuple[int, date]] = field(default_factory=set)

    @cached_property
    def languages(self) -> dict[str, Language]:
        return {each.code: each for each in Language.objects.all()}

    @cached_property
    def places(self) -> list[CentreMunicipality]:
        return list(CentreMunicipality.objects.order_by("ags"))

    @cached_property
    def institutions(self) -> list[Organisation]:
        rows = Organisation.objects.filter(kind__in=_ASKING, is_archived=False).select_related("municipality")
        return list(rows.order_by("name"))

    @cached_property
    def kinds(self) -> list[Code]:
        return list(Code.objects.filter(kind=CodeKind.TALK_KIND).order_by("position"))

    @cached_property
    def reasons(self) -> list[Code]:
        """Why nobody was found, those that come up in the year."""
        found = {each.key: each for each in Code.objects.filter(kind=CodeKind.UNCOVERED_REASON)}
        return [found[key] for key in self.plan["reasons"]]

    # -- people ------------------------------------------------------------------------------------------------------
    def fill(self) -> None:
        """Everybody with one language by the mix, some with a second."""
        codes = [code for code, count in self.plan["languages"] for _number in range(count)]
        for number, code in enumerate(self._mix(codes)):
            self._person(number, code)

    def _mix(self, codes: list[str]) -> list[str]:
        """Every language once, then by its share."""
        once = list(dict.fromkeys(codes))
        rest = self.chance.sample(codes, self.plan["count"] - len(once))
        return once + rest

    def _person(self, number: int, code: str) -> None:
        plan, chance = self.plan, self.chance
        gender = "woman" if number % 3 else "man"
        names, surnames = plan["names"][gender], plan["surnames"]
        name = f"{names[number % len(names)]} {surnames[(number * 7) % len(surnames)]}"
        joined = clock.today() - timedelta(days=chance.randrange(200, 1500))
        facts = InterpreterFacts(
            name=name,
            joined_on=joined,
            email=f"{name.replace(' ', '.').lower()}.{number}@pool.example",
            phone=f"0228 0000{number:02d}",
            gender=gender,
            municipality=chance.choice(self.places) if self.places else None,
            mobility=chance.choices([Mobility.CAR, Mobility.TRANSIT, Mobility.ONLINE], (6, 4, 1))[0],
            max_km=chance.choice((15, 25, 40, None)),
            max_per_week=chance.choice((2, 3, 4, None)),
        )
        codes = [code, *([self._other(code)] if chance.random() < 0.3 else [])]  # noqa: PLR2004  # a share
        spoken = [
            Spoken(
                self.languages[each],
                LanguageLevel.NATIVE if each == code else chance.choice((LanguageLevel.FLUENT, LanguageLevel.GOOD)),
                chance.choice(plan["dialects"][each]) if each == code and each in plan["dialects"] else "",
                chance.random() < 0.3,  # noqa: PLR2004  # a share
            )
            for each in codes
        ]
        known = self._known(number, joined)
        with clock.at(at_day(joined)):
            person = commands.add_interpreter(
                actor=self.actor, facts=facts, languages=spoken, known=known, is_demo=True
            )
        if number % 15 == 14:  # noqa: PLR2004  # every so often somebody pauses
            commands.pause_interpreter(actor=self.actor, interpreter=person)
            return
        for each in codes:
            self.by_language[each].append(person)

    def _other(self, code: str) -> str:
        others: list[str] = [each for each, _count in self.plan["languages"] if each != code]
        return self.chance.choice(others)

    def _known(self, number: int, joined: date) -> Known:
        chance, today = self.chance, clock.today()
        days = sorted(chance.sample(range(_WORKDAYS), chance.randint(3, 5)))
        slots = [(day, time(8), time(chance.choice((14, 17, 19)))) for day in days] if number % 6 else []
        trainings = [("Grundschulung", joined + timedelta(days=30), 16)]
        if number % 2:
            trainings.append(("Aufbauschulung", joined + timedelta(days=120), 8))
        police_due = today + timedelta(days=chance.randrange(-10, 1200) if number % 10 == 3 else 200 + 11 * number)  # noqa: PLR2004  # a few fall due
        proofs = [
            (ProofKind.CONFIDENTIALITY.value, joined, None),
            (ProofKind.POLICE.value, joined, max(police_due, joined + timedelta(days=1))),
        ]
        return Known(slots, trainings, proofs)

    # -- talks -------------------------------------------------------------------------------------------------------
    def past_talk(self, days: int) -> None:
        """A talk that many days ago, and how it ended."""
        day = _workday(clock.today() - timedelta(days=days))
        received = day - timedelta(days=self.chance.randrange(5, 15))
        request, code = self._request(received, day)
        person = self._free(code, day)
        with clock.at(at_day(received) + timedelta(hours=2 + days * 7 % 50)):
            if person is None or self.chance.random() < 0.05:  # noqa: PLR2004  # a share
                commands.give_up_request(actor=self.actor, request=request, because=self.chance.choice(self.reasons))
                return
            assigned = commands.assign_interpreter(actor=self.actor, request=request, interpreter=person, is_demo=True)
        if self.chance.random() < 0.06:  # noqa: PLR2004  # a share
            moment = request.starts_at - timedelta(hours=self.chance.choice((3, 30)))
            with clock.at(moment):
                commands.cancel_request(actor=self.actor, request=request, reason="Termin verschoben")
            return
        outcome = self.chance.choices(
            (AssignmentState.HELD, AssignmentState.CLIENT_ABSENT, AssignmentState.STOPPED), (30, 2, 1)
        )[0]
        ends = request.ends_at + timedelta(minutes=self.chance.choice((-10, 0, 0, 15)))
        with clock.at(ends + timedelta(hours=1)):
            commands.record_outcome(
                actor=self.actor, assignment=assigned, outcome=outcome, held_from=request.starts_at, held_until=ends
            )

    def coming_talk(self, days: int, *, is_placed: bool) -> None:
        """A talk that many days ahead; somebody goes, or it is still open."""
        day = _workday(clock.today() + timedelta(days=days), ahead=True)
        request, code = self._request(clock.today() - timedelta(days=2), day)
        person = self._free(code, day)
        if is_placed and person is not None:
            commands.assign_interpreter(actor=self.actor, request=request, interpreter=person, is_demo=True)

    def talk_without_outcome(self) -> None:
        """Yesterday's talk, of which nobody has said yet what came of it."""
        day = _workday(clock.today() - timedelta(days=1))
        request, code = self._request(day - timedelta(days=8), day)
        person = self._free(code, day)
        with clock.at(at_day(day - timedelta(days=6))):
            if person is None:
                commands.give_up_request(actor=self.actor, request=request, because=self.reasons[0])
            else:
                commands.assign_interpreter(actor=self.actor, request=request, interpreter=person, is_demo=True)

    def _request(self, received: date, day: date) -> tuple[Request, str]:
        chance, plan = self.chance, self.plan
        codes, weights = zip(*plan["languages"], strict=True)
        code = chance.choices(codes, weights)[0]
        kind = chance.choices(self.kinds, range(len(self.kinds), 0, -1))[0]
        institution = chance.choice(self.institutions)
        facts = RequestFacts(
            organisation=institution,
            language=self.languages[code],
            kind=kind,
            starts_at=datetime.combine(day, time(chance.randrange(9, 16), chance.choice((0, 30))), _ZONE),
            minutes=chance.choice((45, 60, 60, 90)),
            is_online=chance.random() < 0.1,  # noqa: PLR2004  # a share
            venue=chance.choice(plan["venues"]),
            municipality=institution.municipality or (chance.choice(self.places) if self.places else None),
            persons=chance.choice((2, 3, 3, 4)),
            subject=chance.choice(plan["subjects"].get(kind.key, ("",))),
            contact="Sekretariat",
        )
        with clock.at(at_day(received)):
            return commands.add_request(actor=self.actor, facts=facts, is_demo=True), code

    def _free(self, code: str, day: date) -> Interpreter | None:
        """Somebody with the language who goes nowhere else on that day; whoever was there first comes first."""
        people = [each for each in self.by_language[code] if (each.pk, day) not in self.taken and each.joined_on < day]
        if not people:
            return None
        person = self.chance.choice(people)
        self.taken.add((person.pk, day))
        return person


def _settle(cast: Cast) -> None:
    """A tariff, the money of the years, accounts, and all months settled but the last, which waits for somebody.

    25 and 40 euro are what the district pays; everything else is invented. The accounts belong to nobody.
    """
    actor, this_month = cast.actor, clock.today().replace(day=1)
    last_month = add_months(this_month, -1)
    talks = list(unsettled().order_by("starts_at"))
    if not talks:
        return
    first = timezone.localtime(talks[0].starts_at).date().replace(day=1)
    rates = Rates(
        Decimal(25),
        Decimal(40),
        0,
        travel_mode=TravelMode.PER_MINUTE,
        travel_rate=Decimal("0.20"),
        late_amount=Decimal("12.50"),
        absent_amount=Decimal(25),
    )
    source = "Rhein-Sieg-Kreis 2021: 25 oder 40 € je Einsatz; Satz für die Fahrt und Ausfälle sind erfunden"
    facts = TariffFacts("Aufwandsentschädigung", add_months(first, -12), source, rates)
    commands.add_tariff(actor=actor, facts=facts, is_demo=True)
    for year in range(first.year, this_month.year + 1):
        for kind, amount in ((BudgetKind.STATE, Decimal(6000)), (BudgetKind.OWN, Decimal(1500))):
            commands.set_budget(
                actor=actor, year=year, kind=kind, amount=amount, source="erfunden, Beispieldaten", is_demo=True
            )
    for talk in talks[::9]:
        commands.charge_request(actor=actor, request=talk.request, budget=BudgetKind.OWN)
    commands.set_paying_account(actor=actor, holder="Musterkasse des Kreises (Beispiel)", iban=_iban(532013000))
    for number, person in enumerate(_with_account(talks, last_month)):
        commands.set_bank_account(actor=actor, interpreter=person, holder=person.name, iban=_iban(1000 + number))
    months = {timezone.localtime(each.starts_at).date().replace(day=1) for each in talks}
    for month in sorted(each for each in months if each < last_month):
        with clock.at(at_day(add_months(month, 1) + timedelta(days=3))):
            settlement = commands.settle_month(actor=actor, month=month, is_demo=True)
            commands.release_settlement(actor=actor, settlement=settlement)
        paid_on = add_months(month, 1) + timedelta(days=8)
        with clock.at(at_day(paid_on)):
            commands.mark_paid(actor=actor, settlement=settlement, paid_on=paid_on)


def _count(cast: Cast, measure: Measure) -> None:
    """The measure of the pool counts by itself what the pool does."""
    for title, metric, target in (
        ("Einsätze der Sprachmittelnden", assignments_held, 250),
        ("Vermittelte Zeit in Minuten", minutes_held, 15000),
    ):
        days = (measure.period.starts_on, measure.period.ends_on)
        facts = IndicatorFacts(title, *days, metric=metric.code, target=Decimal(target))
        add_measure_indicator(actor=cast.actor, measure=measure, facts=facts, is_demo=True)


def _with_account(talks: list[Assignment], last_month: date) -> list[Interpreter]:
    """Everybody who is to be paid, but for one who has come only since the last settled month: hers is still missing."""
    people = list(dict.fromkeys(each.interpreter for each in talks))
    early = {each.interpreter_id for each in talks if timezone.localtime(each.starts_at).date() < last_month}
    late = next((each for each in people if each.pk not in early), None)
    return [each for each in people if each != late]


def _iban(number: int) -> str:
    """An account number with valid check digits at the bank that examples are written with."""
    return str(IBAN.generate("DE", bank_code="37040044", account_code=f"{number:010d}"))


def _workday(day: date, *, ahead: bool = False) -> date:
    while day.weekday() >= _WORKDAYS:
        day += timedelta(days=1 if ahead else -1)
    return day
