"""The interpreter pool of a generated centre: people with all that hangs on them, requests, and who went."""

import random
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from schwerpunkt.core import clock
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.models import CentreMunicipality, Code, Organisation
from schwerpunkt.interpreters.enums import AssignmentState, LanguageLevel, ProofKind, RequestState
from schwerpunkt.interpreters.models import (
    Absence,
    Assignment,
    Interpreter,
    InterpreterLanguage,
    Language,
    Proof,
    Request,
    Training,
    WeeklySlot,
)
from schwerpunkt.portal.generating.size import Size
from schwerpunkt.portal.generating.words import keep, name, words
from schwerpunkt.tenancy.models import Centre

_LANGUAGES = ("ar", "uk", "ru", "tr", "fa")
_OPEN_EVERY = 10


def run_pool(centre: Centre, dice: random.Random, size: Size) -> None:
    """People who speak a few languages, and a talk a day: most were held, some are still to come and open."""
    languages = list(Language.objects.filter(code__in=_LANGUAGES).order_by("code"))
    people = _people(centre, languages, dice, size)
    _requests(centre, languages, people, dice, size)


def _people(centre: Centre, languages: list[Language], dice: random.Random, size: Size) -> list[Interpreter]:
    places = list(CentreMunicipality.objects.all())
    joined = date(2022, 1, 10)
    people = keep(
        Interpreter,
        (
            Interpreter(
                centre=centre,
                name=f"{name(dice)} {number}",
                municipality=dice.choice(places) if places else None,
                joined_on=joined,
            )
            for number in range(size.interpreters)
        ),
    )
    keep(
        InterpreterLanguage,
        (
            InterpreterLanguage(
                centre=centre,
                interpreter=each,
                language=languages[number % len(languages)],
                level=LanguageLevel.NATIVE,
            )
            for number, each in enumerate(people)
        ),
    )
    keep(Training, (Training(centre=centre, interpreter=p, title="Grundkurs", on=joined, lessons=16) for p in people))
    keep(
        Proof,
        (
            Proof(
                centre=centre,
                interpreter=each,
                kind=ProofKind.CONFIDENTIALITY,
                seen_on=joined,
                next_due=clock.today() + timedelta(days=dice.randrange(30, 900)),
            )
            for each in people
        ),
    )
    keep(
        WeeklySlot,
        (
            WeeklySlot(centre=centre, interpreter=each, weekday=day, begins=time(8), ends=time(18))
            for each in people
            for day in range(5)
        ),
    )
    today = clock.today()
    keep(Absence, (Absence(centre=centre, interpreter=each, first_day=today, last_day=today) for each in people[::5]))
    return people


def _requests(
    centre: Centre, languages: list[Language], people: list[Interpreter], dice: random.Random, size: Size
) -> None:
    partners = list(Organisation.objects.select_related("municipality"))
    kinds = list(Code.objects.filter(kind=CodeKind.TALK_KIND))
    zone = timezone.get_current_timezone()
    rows = []
    for number in range(size.requests):
        is_open = number % _OPEN_EVERY == 0
        day = clock.today() + timedelta(days=1 + number % 14 if is_open else -number)
        partner = dice.choice(partners)
        rows.append(
            Request(
                centre=centre,
                organisation=partner,
                language=languages[number % len(languages)],
                kind=dice.choice(kinds),
                starts_at=datetime.combine(day, time(10), zone),
                minutes=60,
                venue=words(dice, 2),
                municipality=partner.municipality,
                subject=words(dice, 3),
                received_on=min(day, clock.today()) - timedelta(days=7),
                state=RequestState.OPEN if is_open else RequestState.DONE,
                closed_on=None if is_open else day,
            )
        )
    found = keep(Request, rows)
    keep(Assignment, (_held(each, people, number) for number, each in enumerate(found) if each.closed_on))


def _held(request: Request, people: list[Interpreter], number: int) -> Assignment:
    """Everybody goes to one talk a day at most, so nobody is in two places."""
    before = timedelta(minutes=16)
    return Assignment(
        centre_id=request.centre_id,
        request=request,
        interpreter=people[number % len(people)],
        state=AssignmentState.HELD,
        asked_at=request.starts_at - timedelta(days=6),
        answered_at=request.starts_at - timedelta(days=6),
        starts_at=request.starts_at,
        busy_from=request.starts_at - before,
        busy_until=request.ends_at + before,
        way_km=5,
        way_minutes=16,
        held_from=request.starts_at,
        held_until=request.ends_at,
        held_minutes=60,
    )
