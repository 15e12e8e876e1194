"""Who can go to a talk, and who best: a pure function from what is known to a ranked list with reasons in words.

Nobody is proposed who cannot come; whoever is left out is named with the first reason. Everything that may be weighed
is weighed in kilometres, so that a person can follow it: a nearer way, fewer assignments this month, and a longer time
since somebody was asked come first; a language spoken better is worth some kilometres.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.interpreters.enums import Gender, InterpreterState, LanguageLevel, Mobility
from schwerpunkt.interpreters.travel import NO_WAY, Travel, Way
from schwerpunkt.ui.formats import day as day_in_words

_LEVEL_KM = {LanguageLevel.NATIVE: 0, LanguageLevel.FLUENT: 3, LanguageLevel.GOOD: 10}
_UPPER_LEVEL_KM = 5
_UNKNOWN_TIMES_KM = 20
_OTHER_LANGUAGE_KM = 12
_ASSIGNMENT_KM = 6
_REST_DAYS, _REST_KM = 30, 15


@dataclass(frozen=True, slots=True)
class Talk:
    """What is asked for, as far as it decides who can come. ``ags``: the place's official key, empty if unknown."""

    language: int
    starts_at: datetime
    ends_at: datetime
    ags: str = ""
    is_online: bool = False
    gender: str = ""
    organisation: int | None = None
    dialect: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of an interpreter of that language, as far as it decides. ``slots``: weekday, minutes of the day."""

    key: int
    name: str
    state: str
    language_level: str
    dialect: str = ""
    other_language: str = ""
    """The language she speaks where that is not quite the one asked for: the general one of a variety, or a variety."""
    level: int = 1
    gender: str = ""
    ags: str = ""
    mobility: str = Mobility.CAR
    max_km: int | None = None
    max_per_week: int | None = None
    slots: tuple[tuple[int, int, int], ...] = ()
    absences: tuple[tuple[date, date], ...] = ()
    lacking: tuple[str, ...] = ()
    """Names of required proofs that were never seen or will be overdue on the day."""
    barred_from: frozenset[int] = frozenset()
    busy: tuple[tuple[datetime, datetime], ...] = ()
    week_count: int = 0
    month_count: int = 0
    last_asked: date | None = None
    has_declined: bool = False
    is_asked: bool = False
    has_email: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who can come: the way, how far she is from the best in kilometres, and why she stands where she stands."""

    person: Person
    way: Way
    points: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody who speaks the language and cannot come, and why."""

    person: Person
    why: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who can come, the best first, and who cannot."""

    candidates: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]


def propose(talk: Talk, people: Iterable[Person], travel: Travel, today: date) -> Proposal:
    """Rank the people for the talk."""
    found: list[Candidate] = []
    left_out: list[LeftOut] = []
    for person in people:
        way = way_of(person.ags, talk, travel)
        if why := obstacle(talk, person, way):
            left_out.append(LeftOut(person, why))
        else:
            found.append(_candidate(talk, person, way, today))
    found.sort(key=lambda each: (each.points, each.person.name, each.person.key))
    left_out.sort(key=lambda each: (each.person.name, each.person.key))
    return Proposal(tuple(found), tuple(left_out))


def way_of(home: str, talk: Talk, travel: Travel) -> Way:
    """The way from home to the talk."""
    return NO_WAY if talk.is_online else travel.between(home, talk.ags)


def busy_time(talk: Talk, way: Way) -> tuple[datetime, datetime]:
    """From when until when somebody is taken up: from leaving home to coming back."""
    return talk.starts_at - timedelta(minutes=way.minutes), talk.ends_at + timedelta(minutes=way.minutes)


def obstacle(talk: Talk, person: Person, way: Way) -> str:
    """Why the person cannot come; empty when she can."""
    return lasting_obstacle(talk, person, way) or _not_free(talk, person, way)


def lasting_obstacle(talk: Talk, person: Person, way: Way) -> str:
    """Why the person could not come at another time either; empty when she could."""
    if person.state != InterpreterState.ACTIVE:
        return _("pausiert oder ausgeschieden")
    if person.lacking:
        return _("Nachweis fehlt oder ist fällig: %(proofs)s") % {"proofs": ", ".join(person.lacking)}
    return _not_wanted(talk, person) or _too_far(talk, person, way)


def is_near(talk: Talk, person: Person, way: Way) -> bool:
    """Whether the person is in the pool and has time for the talk, so that a word with her could help."""
    return person.state == InterpreterState.ACTIVE and not _not_free(talk, person, way)


def is_taken(person: Person, leaves: datetime, returns: datetime) -> bool:
    """Whether the person is busy between leaving home and coming back."""
    return any(leaves < until and since < returns for since, until in person.busy)


def _not_wanted(talk: Talk, person: Person) -> str:
    if talk.gender and person.gender != talk.gender:
        return _("gefragt ist eine Frau") if talk.gender == Gender.WOMAN else _("gefragt ist ein Mann")
    if talk.organisation in person.barred_from:
        return _("nicht bei dieser Einrichtung")
    return _("hat für diesen Termin abgelehnt") if person.has_declined else ""


def _too_far(talk: Talk, person: Person, way: Way) -> str:
    if talk.is_online:
        return ""
    if person.mobility == Mobility.ONLINE:
        return _("kommt nur online oder am Telefon")
    if person.max_km is not None and way.km > person.max_km:
        return _("%(km)s km sind weiter als die höchstens %(most)s km") % {"km": way.km, "most": person.max_km}
    return ""


def _not_free(talk: Talk, person: Person, way: Way) -> str:
    begin, end = timezone.localtime(talk.starts_at), timezone.localtime(talk.ends_at)
    if any(first <= begin.date() <= last for first, last in person.absences):
        return _("an diesem Tag nicht da")
    if person.slots and not _in_slots(person.slots, begin, end):
        return _("zu dieser Zeit nicht verfügbar")
    leaves, returns = busy_time(talk, way)
    if is_taken(person, leaves, returns):
        return _("hat um diese Zeit einen anderen Einsatz, die Wege eingerechnet")
    if person.max_per_week is not None and person.week_count >= person.max_per_week:
        return _("hat in dieser Woche schon die höchstens %(count)s Einsätze") % {"count": person.max_per_week}
    return ""


def _in_slots(slots: Sequence[tuple[int, int, int]], begin: datetime, end: datetime) -> bool:
    """Whether a stretch of free time, adjoining ones joined, holds the whole talk."""
    if begin.date() != end.date():
        return False
    first, last = begin.hour * 60 + begin.minute, end.hour * 60 + end.minute
    reached = None
    for _weekday, since, until in sorted(slot for slot in slots if slot[0] == begin.weekday()):
        if reached is None and since <= first < until:
            reached = until
        elif reached is not None and since <= reached:
            reached = max(reached, until)
    return reached is not None and reached >= last


def _candidate(talk: Talk, person: Person, way: Way, today: date) -> Candidate:
    rested = _REST_DAYS if person.last_asked is None else min(max((today - person.last_asked).days, 0), _REST_DAYS)
    points = (
        way.km
        + _LEVEL_KM[LanguageLevel(person.language_level)]
        + _ASSIGNMENT_KM * person.month_count
        - _REST_KM * rested / _REST_DAYS
        - (_UPPER_LEVEL_KM if person.level > 1 else 0)
        + (0 if person.slots else _UNKNOWN_TIMES_KM)
        + (_OTHER_LANGUAGE_KM if person.other_language else 0)
    )
    return Candidate(person, way, points, tuple(_reasons(talk, person, way)))


def _reasons(talk: Talk, person: Person, way: Way) -> Iterable[str]:
    level = LanguageLevel(person.language_level).label
    yield f"{level}, {person.dialect}" if person.dialect else str(level)
    if person.other_language:
        yield _("spricht %(language)s, bitte klären, ob das passt") % {"language": person.other_language}
    if talk.dialect and talk.dialect.casefold() not in person.dialect.casefold():
        yield _("Dialekt „%(dialect)s“ bitte erfragen") % {"dialect": talk.dialect}
    yield _("Stufe %(level)s") % {"level": person.level}
    yield _("frei") if person.slots else _("Zeiten nicht hinterlegt, bitte fragen")
    yield (
        _("online")
        if talk.is_online
        else _("%(km)s km, %(minutes)s Minuten Weg")
        % {
            "km": way.km,
            "minutes": way.minutes,
        }
    )
    if person.last_asked is None:
        yield _("noch nie gefragt")
    else:
        yield _("zuletzt gefragt am %(day)s") % {"day": day_in_words(person.last_asked)}
    yield ngettext("%(count)s Einsatz in diesem Monat", "%(count)s Einsätze in diesem Monat", person.month_count) % {
        "count": person.month_count
    }
