"""What is to be planned: requests, interpreters and how ways are estimated, read from JSON and checked."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from schwerpunkt.core.errors import Refused

Key = str | int
_Read = TypeVar("_Read", "Wanted", "Helper")


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees of latitude and longitude."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Wanted:
    """A talk somebody is needed for; local times. ``qualification`` is None when any interpreter will do."""

    id: Key
    language: str
    place: Point
    start: datetime
    end: datetime
    woman: bool = False
    qualification: str | None = None


@dataclass(frozen=True, slots=True)
class Helper:
    """An interpreter: where from, when free (windows that touch are one), how many talks from Monday to Sunday."""

    id: Key
    languages: frozenset[str]
    home: Point
    free: tuple[tuple[datetime, datetime], ...]
    max_per_week: int | None = None
    woman: bool = False
    qualifications: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ways:
    """How ways are estimated: the great circle times detour, ``default_km`` within one place, at a speed."""

    detour_factor: float
    kmh: float
    fixed_minutes: float
    default_km: float


@dataclass(frozen=True, slots=True)
class Instance:
    """Everything a plan is made from. ``barred``: places of a request and an interpreter who must not come together."""

    requests: tuple[Wanted, ...]
    interpreters: tuple[Helper, ...]
    ways: Ways
    barred: frozenset[tuple[int, int]] = frozenset()


def read(text: str | bytes) -> Instance:
    """The instance of a JSON text; Refused names the place in the file and what is wrong there."""
    try:
        found = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Refused(_("Die Datei ist kein JSON: %(error)s") % {"error": error}) from error
    whole = _Entry(_("Datei"), found)
    ways = whole.entry("travel")
    return Instance(
        _all(whole.entries("requests"), _wanted),
        _all(whole.entries("interpreters"), _helper),
        Ways(
            ways.number("detour_factor", least=1),
            ways.number("kmh", least=0.1),
            ways.number("fixed_minutes", least=0),
            ways.number("default_km", least=0),
        ),
    )


def merged(windows: Sequence[tuple[datetime, datetime]]) -> tuple[tuple[datetime, datetime], ...]:
    """The windows in order; those that overlap or touch are one."""
    found: list[tuple[datetime, datetime]] = []
    for start, end in sorted(windows):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def _no_number(name: str) -> float:
    raise ValueError(name)


def _all(entries: Sequence["_Entry"], read_one: Callable[["_Entry"], _Read]) -> tuple[_Read, ...]:
    found = tuple(read_one(entry) for entry in entries)
    keys = sorted((str(each.id), place) for place, each in enumerate(found))
    for (key, place), (other, again) in pairwise(keys):
        if key == other:
            raise Refused(
                _("%(place)s: Die Kennung „%(key)s“ steht schon bei %(first)s.")
                % {"place": entries[again].place, "key": key, "first": entries[place].place}
            )
    return found


def _wanted(entry: "_Entry") -> Wanted:
    start, end = entry.span()
    return Wanted(
        entry.key("id"),
        entry.word("language"),
        entry.point(),
        start,
        end,
        entry.flag("woman"),
        None if entry.get("qualification") is None else entry.word("qualification"),
    )


def _helper(entry: "_Entry") -> Helper:
    return Helper(
        entry.key("id"),
        entry.words("languages"),
        entry.point(),
        merged([window.span() for window in entry.entries("availability")]),
        None if entry.get("max_per_week") is None else int(entry.number("max_per_week", least=0, whole=True)),
        entry.flag("woman"),
        entry.words("qualifications") if "qualifications" in entry.found else frozenset(),
    )


class _Entry:
    """An object of the file and where it stands, so that a refusal can name the place."""

    def __init__(self, place: str, found: Any) -> None:
        self.place = place
        if not isinstance(found, dict):
            raise Refused(_("%(place)s: Hier muss ein Objekt mit Feldern stehen.") % {"place": place})
        self.found: Mapping[str, Any] = found

    def refused(self, field: str, why: str) -> Refused:
        """The refusal of a field."""
        return Refused(_("%(place)s, „%(field)s“: %(why)s.") % {"place": self.place, "field": field, "why": why})

    def get(self, field: str) -> Any:
        """The value, None when it is missing."""
        return self.found.get(field)

    def entry(self, field: str) -> "_Entry":
        """An object within."""
        if field not in self.found:
            raise self.refused(field, _("dieses Feld fehlt"))
        return _Entry(field, self.found[field])

    def entries(self, field: str) -> list["_Entry"]:
        """A list of objects within."""
        found = self.get(field)
        if not isinstance(found, list):
            raise self.refused(field, _("hier muss eine Liste stehen"))
        return [_Entry(f"{self.place} {field}[{place}]", each) for place, each in enumerate(found)]

    def key(self, field: str) -> Key:
        """A text or a whole number."""
        found = self.get(field)
        if isinstance(found, bool) or not isinstance(found, str | int) or found == "":
            raise self.refused(field, _("hier muss eine Kennung stehen, Text oder ganze Zahl"))
        return found

    def word(self, field: str) -> str:
        """A text that is not empty."""
        found = self.get(field)
        if not isinstance(found, str) or not found:
            raise self.refused(field, _("hier muss ein Text stehen"))
        return found

    def words(self, field: str) -> frozenset[str]:
        """A list of texts."""
        found = self.get(field)
        if not isinstance(found, list) or not all(isinstance(each, str) and each for each in found):
            raise self.refused(field, _("hier muss eine Liste von Texten stehen"))
        return frozenset(found)

    def flag(self, field: str) -> bool:
        """A truth value; false when it is missing."""
        found = self.found.get(field, False)
        if not isinstance(found, bool):
            raise self.refused(field, _("hier muss true oder false stehen"))
        return found

    def number(self, field: str, *, least: float, most: float = 1e6, whole: bool = False) -> float:
        """A number within limits."""
        found = self.get(field)
        if isinstance(found, bool) or not isinstance(found, int if whole else int | float):
            raise self.refused(
                field, _("hier muss eine ganze Zahl stehen") if whole else _("hier muss eine Zahl stehen")
            )
        if not least <= found <= most:
            raise self.refused(field, _("erlaubt ist %(least)s bis %(most)s") % {"least": least, "most": f"{most:g}"})
        return found

    def point(self) -> Point:
        """Where it is, from ``lat`` and ``lon``."""
        return Point(float(self.number("lat", least=-90, most=90)), float(self.number("lon", least=-180, most=180)))

    def time(self, field: str) -> datetime:
        """A local time."""
        found = self.get(field)
        try:
            time = datetime.fromisoformat(found) if isinstance(found, str) else None
        except ValueError:
            time = None
        if time is None:
            raise self.refused(field, _("hier muss eine Zeit stehen wie 2027-03-01T09:30"))
        if time.tzinfo is not None:
            raise self.refused(field, _("Zeiten sind Ortszeiten ohne Zeitzone"))
        return time

    def span(self) -> tuple[datetime, datetime]:
        """From ``start`` to ``end``."""
        start, end = self.time("start"), self.time("end")
        if end <= start:
            raise self.refused("end", _("das Ende liegt nicht nach dem Anfang"))
        return start, end
