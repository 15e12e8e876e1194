"""A small world for tests: two centres with one colleague per role each, and what a plan needs.

Built by commands where there is one, as the program's own work. ``world.here`` is the centre of the test, ``world.there``
another one whose things must not exist here. ``world.actor("officer")`` acts here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

from schwerpunkt.accounts.actors import Actor, actor_for, system_actor
from schwerpunkt.accounts.commands import add_member
from schwerpunkt.accounts.models import Membership
from schwerpunkt.accounts.permissions import roles
from schwerpunkt.core.writing import licence
from schwerpunkt.directory.enums import CodeKind, OrganisationKind
from schwerpunkt.directory.models import Code, LegalSource, LegalVersion, Organisation
from schwerpunkt.planning import commands as planning
from schwerpunkt.planning.commands.measures import MeasureFacts
from schwerpunkt.planning.models import FocusPeriod, Goal, Measure
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import inside

PASSWORD = "ein langes Wort fürs Testen"
_CODES = {
    CodeKind.ACTION_FIELD: ("bildung", "querschnitt"),
    CodeKind.STRATEGY_LEVEL: ("erstintegration", "regelsysteme"),
    CodeKind.TARGET_GROUP: ("schulen", "ehrenamtliche"),
    CodeKind.MEASURE_KIND: ("training", "concept"),
    CodeKind.ADVICE_KIND: ("beratung", "koordinierung"),
    CodeKind.TALK_KIND: ("elterngespraech", "behoerde"),
    CodeKind.UNCOVERED_REASON: ("zeit", "sprache", "kurzfristig"),
}


@dataclass
class Place:
    """One centre with its colleagues by role and its codes by key."""

    centre: Centre
    people: dict[str, Membership] = field(default_factory=dict)
    codes: dict[str, Code] = field(default_factory=dict)

    @property
    def system(self) -> Actor:
        """The program's own work in this centre."""
        return system_actor("Test", self.centre)

    def actor(self, role: str) -> Actor:
        """The colleague of that role."""
        return actor_for(self.people[role])


@dataclass
class World:
    """Two centres that must never see each other."""

    here: Place
    there: Place

    def actor(self, role: str) -> Actor:
        """A colleague of the centre of the test."""
        return self.here.actor(role)

    @property
    def code(self) -> dict[str, Code]:
        """The codes of the centre of the test."""
        return self.here.codes

    def ministries(self) -> list[Organisation]:
        """The ministries of the open centre."""
        return list(Organisation.objects.filter(kind=OrganisationKind.MINISTRY).order_by("name"))

    def period(self, title: str = "Schwerpunkte 2023", starts_on: date = date(2023, 1, 1)) -> FocusPeriod:
        """A draft period with the field Bildung, in the open centre."""
        return planning.create_period(
            actor=self.here.system, title=title, starts_on=starts_on, action_fields=[self.code["bildung"]]
        )

    def goal(self, period: FocusPeriod, title: str = "Übergang", **more: Any) -> Goal:
        """A goal of the period."""
        return planning.add_goal(
            **{
                "actor": self.here.system,
                "period": period,
                "action_field": self.code["bildung"],
                "title": title,
                "sentence": "Bis zum 31.12.2023 wird das KI den Übergang mit zwei Formaten gestalten.",
                "due_on": date(2023, 12, 31),
                **more,
            }
        )

    def measure(self, period: FocusPeriod, goals: list[Goal], title: str = "Rucksack Kita", **more: Any) -> Measure:
        """A measure of the period."""
        facts = MeasureFacts(title=title, kind=self.code["training"], goals=goals, **more)
        return planning.add_measure(actor=self.here.system, period=period, facts=facts)


def build() -> World:
    """The world, in the database of the test.

    Commands make it once in a process. After that its rows are written as they were then, keys included, because two
    thousand tests begin with it. Where other centres are there already, the demo's for instance, those keys may be
    taken: commands make it anew.
    """
    if Centre._base_manager.exists():
        return _by_commands()
    if not _made:
        before = {model: set(model._base_manager.values_list("pk", flat=True)) for model in _models()}
        world = _by_commands()
        _made.append((deepcopy(world), [*_rows_since(before)]))
        return world
    world, tables = _made[0]
    with transaction.atomic(), connection.cursor() as cursor:
        for statement, rows in tables:
            cursor.executemany(statement, rows)
    return deepcopy(world)


def _by_commands() -> World:
    return World(_place("rsk", "KI Musterkreis", "05382"), _place("stadt", "KI Musterstadt", "05314"))


_made: list[tuple[World, list[tuple[str, list[tuple[Any, ...]]]]]] = []


def _models() -> list[type[Model]]:
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model._meta.managed and not model._meta.proxy]


def _rows_since(before: dict[type[Model], set[Any]]) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """For each table with new rows the statement that writes them, and the rows as the database holds them."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for model, known in before.items():
            columns = [str(each.column) for each in model._meta.concrete_fields]
            key = columns.index(str(model._meta.pk.column))
            names, table = ", ".join(map(quote, columns)), quote(model._meta.db_table)
            cursor.execute(f"SELECT {names} FROM {table}")  # noqa: S608  # names of our own models
            if rows := [tuple(row) for row in cursor.fetchall() if row[key] not in known]:
                places = ", ".join(["%s"] * len(columns))
                yield f"INSERT INTO {table} ({names}) VALUES ({places})", rows  # noqa: S608  # as above


@contextmanager
def opened() -> Iterator[World]:
    """The world with the scope of the test's centre open."""
    world = build()
    with inside(world.here.centre):
        yield world


def _place(slug: str, name: str, ags: str) -> Place:
    with licence("test"):
        centre = Centre(slug=slug, name=name, short_name=name, area_name=name, area_kind="district", area_ags=ags)
        centre.save()
    place = Place(centre)
    with inside(centre):
        for role in roles():
            member = add_member(
                actor=place.system,
                email=f"{role.key}@{slug}.example",
                name=f"{role.key.title()} {slug.title()}",
                role=role.key,
                remits=("bildung",) if role.key == "officer" else (),
            )
            member.user.set_password(PASSWORD)
            member.user.save()
            place.people[role.key] = member
        with licence("test"):
            _reference(place)
    return place


def _reference(place: Place) -> None:
    for kind, keys in _CODES.items():
        for position, key in enumerate(keys, start=1):
            code = Code(kind=kind, key=key, label=key.title(), position=position)
            code.save()
            place.codes[key] = code
    for name, short in (("Schulministerium", "MSB"), ("Integrationsministerium", "MKJFGFI")):
        Organisation(name=name, short_name=short, kind=OrganisationKind.MINISTRY).save()
    Organisation(name="Untere Schulaufsicht", kind=OrganisationKind.AUTHORITY).save()
    source = LegalSource(key="ki-erlass", title="KI-Erlass")
    source.save()
    LegalVersion(source=source, label="Fassung 2020", issued_on=date(2020, 10, 30), citation="des Erlasses").save()
