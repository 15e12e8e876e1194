"""Much invented data for measuring: many centres, five years. Seeded, so that every run makes the same."""

import random
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from schwerpunkt.accounts.actors import system_actor
from schwerpunkt.accounts.commands import add_member
from schwerpunkt.accounts.models import Membership
from schwerpunkt.accounts.permissions import roles
from schwerpunkt.core.writing import licence
from schwerpunkt.directory.commands import add_all_municipalities, create_centre
from schwerpunkt.directory.enums import CodeKind, OrganisationKind
from schwerpunkt.directory.models import CentreMunicipality, Code, Contact, Organisation
from schwerpunkt.directory.reference import areas, municipalities_served
from schwerpunkt.planning.enums import MeasureState
from schwerpunkt.planning.models import FocusPeriod, Goal, Measure
from schwerpunkt.tenancy.enums import AreaKind
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import inside

ORGANISATIONS, CONTACTS, GOALS, MEASURES, PERIODS = 500, 1900, 6, 90, 3
"""Per centre; goals and measures per period. 54 centres hold about 100,000 contacts."""
_FIRST = ("Ada", "Bela", "Cem", "Dunja", "Emil", "Fatma", "Gero", "Hatice", "Ivo", "Jana", "Kofi", "Lale", "Mirko")
_LAST = ("Ahrens", "Brandt", "Çelik", "Dörfler", "Eßer", "Fuchs", "Günay", "Heinze", "Ivanova", "Jäger", "Müller")
_WORDS = ("Sprache", "Schule", "Kita", "Ehrenamt", "Begegnung", "Verwaltung", "Eltern", "Jugend", "Sport", "Betreuung")


def generate(count: int, seed: int, progress: Callable[[str], None]) -> None:
    """Fill the database with ``count`` invented centres in real areas; the first five years of their work."""
    dice = random.Random(seed)  # noqa: S311  # data to measure with, not a secret
    for area in areas()[:count]:
        progress(area.display_name)
        kind = AreaKind.DISTRICT if municipalities_served(area.ags) else AreaKind.CITY
        centre = create_centre(
            actor=system_actor("Messdaten"),
            slug=f"messung-{area.ags}",
            name=f"Messung {area.display_name}",
            short_name=f"Messung {area.name}"[:60],
            area_name=area.name,
            area_kind=kind,
            area_ags=area.ags,
        )
        with inside(centre), licence("generate"):
            _centre(centre, dice)


def _centre(centre: Centre, dice: random.Random) -> None:
    actor = system_actor("Messdaten", centre)
    if centre.area_kind == AreaKind.DISTRICT:
        add_all_municipalities(actor=actor, centre=centre)
    people = [
        add_member(actor=actor, email=f"{role.key}@{centre.slug}.example", name=_name(dice), role=role.key)
        for role in roles()
    ]
    places = list(CentreMunicipality.objects.all())
    Organisation.objects.bulk_create(
        Organisation(
            centre=centre,
            name=f"{dice.choice(_WORDS)} {dice.choice(_WORDS)} {number}",
            kind=dice.choice(OrganisationKind.values),
            municipality=dice.choice(places) if places else None,
        )
        for number in range(ORGANISATIONS)
    )
    organisations = list(Organisation.objects.all())
    Contact.objects.bulk_create(
        Contact(
            centre=centre,
            organisation=dice.choice(organisations),
            function="Ansprechperson",
            name=(name := f"{_name(dice)} {number}"),
            email=f"{name.replace(' ', '.').lower()}@{centre.slug}.example",
        )
        for number in range(CONTACTS)
    )
    for number in range(PERIODS):
        _period(centre, 2021 + 2 * number, people, dice)


def _period(centre: Centre, year: int, people: list[Membership], dice: random.Random) -> None:
    period = FocusPeriod(
        centre=centre,
        title=f"Schwerpunkte {year}/{year + 1}",
        starts_on=date(year, 1, 1),
        ends_on=date(year + 1, 12, 31),
        state="running",
    )
    period.save()
    fields = list(Code.objects.filter(kind=CodeKind.ACTION_FIELD))
    period.action_fields.set(fields)
    Goal.objects.bulk_create(
        Goal(
            centre=centre,
            period=period,
            action_field=dice.choice(fields),
            position=number,
            number=number,
            title=f"{_words(dice, 5)} {number}",
            sentence=f"Bis zum 31.12.{year + 1} wird das KI {_words(dice, 30)}.",
            due_on=period.ends_on,
        )
        for number in range(1, GOALS + 1)
    )
    kinds = list(Code.objects.filter(kind=CodeKind.MEASURE_KIND))
    Measure.objects.bulk_create(_measures(period, kinds, people, dice))
    goals, measures = list(period.goals.all()), list(period.measures.all())
    through = Measure.goals.through
    through._default_manager.bulk_create(
        through(measure_id=measure.pk, goal_id=dice.choice(goals).pk) for measure in measures
    )


def _measures(
    period: FocusPeriod, kinds: list[Code], people: list[Membership], dice: random.Random
) -> Iterable[Measure]:
    for number in range(MEASURES):
        start = period.starts_on + timedelta(days=dice.randrange(600))
        yield Measure(
            centre=period.centre,
            period=period,
            kind=dice.choice(kinds),
            title=f"{_words(dice, 3)} {number}",
            description=_words(dice, 40),
            owner=dice.choice(people),
            starts_on=start,
            due_on=start + timedelta(days=dice.randrange(30, 120)),
            state=dice.choice(MeasureState.values),
            position=number,
        )


def _name(dice: random.Random) -> str:
    return f"{dice.choice(_FIRST)} {dice.choice(_LAST)}"


def _words(dice: random.Random, count: int) -> str:
    return " ".join(dice.choice(_WORDS) for _number in range(count))
