"""Every page of the program with an address that a test can open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver

from schwerpunkt.accounts.models import Membership
from schwerpunkt.advice import commands as advice
from schwerpunkt.core import clock
from schwerpunkt.directory.models import Organisation
from schwerpunkt.interpreters import commands as interpreters
from schwerpunkt.interpreters.models import Interpreter
from schwerpunkt.needs import commands as needs
from schwerpunkt.planning import commands as planning
from schwerpunkt.planning.models import FocusPeriod, Goal, Measure
from schwerpunkt.tenancy.models import Centre
from tests.kit import pool, settling
from tests.kit.world import World

MISSING = 999_999
"""Key of a record that nobody made: who may see the page is told that it is not there."""


@dataclass(frozen=True)
class Route:
    """A named address and the page behind it."""

    name: str
    pattern: URLPattern

    @property
    def page(self) -> Any:
        """The class of the page, or its function."""
        return getattr(self.pattern.callback, "view_class", self.pattern.callback)


def routes() -> list[Route]:
    """All addresses of our own rooms; those of signing in have tests of their own."""
    found = [Route(name, pattern) for name, pattern in _walk(get_resolver().url_patterns, "") if ":" in name]
    return sorted(found, key=lambda route: route.name)


def _walk(patterns: list[Any], prefix: str) -> Iterator[tuple[str, URLPattern]]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from _walk(each.url_patterns, f"{prefix}{each.namespace}:" if each.namespace else prefix)
        elif each.name:
            yield f"{prefix}{each.name}", each


def furnish(world: World) -> None:
    """Put one record of each main kind into the world."""
    period: FocusPeriod = world.period()
    goal: Goal = world.goal(period)
    measure: Measure = world.measure(period, [goal], due_on=date(2023, 9, 30))
    planning.add_milestone(actor=world.here.system, measure=measure, title="Auftakt", due_on=date(2023, 5, 1))
    advice.log_advice(
        actor=world.here.system,
        facts=advice.AdviceFacts(date(2023, 6, 30), world.code["beratung"], 30),
        staff=world.here.people["head"],
    )
    _pool(world)
    asked = needs.create_round(
        actor=world.here.system, facts=needs.RoundFacts("Bedarfe 2024", date(2023, 6, 1), date(2023, 6, 30), period)
    )
    needs.add_recipients(actor=world.here.system, asked=asked, organisations=[Organisation.objects.all()[0]])
    said = needs.Origin(date(2023, 6, 10), organisation=Organisation.objects.all()[0], round=asked)
    needs.add_need(actor=world.here.system, facts=needs.NeedFacts("Ein Sprachkurs am Abend"), origin=said)
    facts = planning.IndicatorFacts("Begleitete Schulen", date(2023, 1, 1), date(2023, 12, 31))
    indicator = planning.add_goal_indicator(actor=world.here.system, goal=goal, facts=facts)
    planning.record_value(
        actor=world.here.system, indicator=indicator, on=date(2023, 6, 30), value=Decimal(9), source="Abfrage"
    )


def _pool(world: World) -> None:
    """Somebody of the interpreter pool with all parts, who is asked for a talk."""
    person, wanted = pool.interpreter(world), pool.request(world)
    actor = world.here.system
    with clock.at(pool.NOON):
        interpreters.add_training(actor=actor, interpreter=person, title="Grundkurs", on=date(2023, 5, 6), lessons=16)
        interpreters.add_slot(actor=actor, interpreter=person, weekday=3, begins=time(8), ends=time(16))
        interpreters.add_absence(actor=actor, interpreter=person, first_day=date(2023, 12, 1))
        interpreters.ask_interpreter(actor=actor, request=wanted, interpreter=person)
    settling.settled_and_draft(world, person)


def arguments(route: Route, world: World) -> dict[str, Any]:
    """Values for the address: the key of a record of the page's model, and words where words are asked for."""
    if route.name == "papers:council_file":
        return {"key": MISSING, "way": "download"}
    words = {
        "code": "planning.period_months",
        "metric": "planning.measures_done",
        "word": "handlungsfelder",
        "form": "pdf",
        "kind": "handlungsfelder",
        "topic": "heute",
    }
    words["sheet"] = "partner"
    words["form_kind"] = "request"
    words["year"], words["month"] = "2023", "9"
    words["organisation"] = str(_key(Organisation, world))
    words["person"] = str(_key(Interpreter, world))
    key = _key(getattr(route.page, "model", None), world)
    if "token" in route.pattern.pattern.converters:
        return dict.fromkeys(route.pattern.pattern.converters, MISSING)  # a link that nobody made
    return {name: words.get(name, key) for name in route.pattern.pattern.converters}


def _key(model: type[Model] | None, world: World) -> int:
    if model is None:
        return MISSING
    if model is Centre:
        return world.here.centre.pk
    if model is Membership:
        return world.here.people["reader"].pk
    first = model._default_manager.order_by("pk").first()
    return first.pk if first is not None else MISSING
