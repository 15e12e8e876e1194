"""Invented instances to measure with: the towns of a district, languages as mixed as one meets them, four weeks."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from schwerpunkt.directory.reference.places import municipalities_by_ags

_DISTRICT = "05382"
_LANGUAGES = (
    "ar", "tr", "uk", "ru", "fa", "pl", "ro", "bg", "ku", "sq", "ti", "so", "fr", "en", "sr",
    "es", "it", "ps", "hu", "pt", "vi", "el", "zh", "am", "ta",
)  # fmt: skip
_FIRST_DAY = date(2027, 3, 1)
_DAYS = 28
_WORKDAYS = 5
_HALVES = ((time(8), time(13)), (time(13), time(18)))
_TRAVEL = {"detour_factor": 1.3, "kmh": 50, "fixed_minutes": 10, "default_km": 3}


def instance(*, requests: int, interpreters: int, is_scarce: bool, seed: int) -> dict[str, Any]:
    """An instance as JSON takes it; the same arguments give the same. Scarce: fewer free half days, 1 to 3 a week."""
    chance = Random(seed)  # noqa: S311  # invented data
    towns = [each for ags, each in sorted(municipalities_by_ags().items()) if ags.startswith(_DISTRICT)]
    places = [(round(each.latitude, 4), round(each.longitude, 4)) for each in towns]
    # frequent languages are asked for more often than they are spoken in the pool
    asked, spoken = ([1 / (place + rarer) for place in range(len(_LANGUAGES))] for rarer in (1, 4))
    people = [_person(chance, number, places, spoken, is_scarce=is_scarce) for number in range(interpreters)]
    return {
        "requests": [_request(chance, number, places, asked) for number in range(requests)],
        "interpreters": people,
        "travel": dict(_TRAVEL),
    }


def _request(
    chance: Random, number: int, places: Sequence[tuple[float, float]], weights: Sequence[float]
) -> dict[str, Any]:
    lat, lon = chance.choice(places)
    start = datetime.combine(_workday(chance), time(8)) + timedelta(minutes=15 * chance.randrange(36))
    end = start + timedelta(minutes=chance.choice((45, 60, 60, 90, 120)))
    return {
        "id": f"R{number + 1}",
        "language": chance.choices(_LANGUAGES, weights)[0],
        "lat": lat,
        "lon": lon,
        "start": start.isoformat(timespec="minutes"),
        "end": end.isoformat(timespec="minutes"),
        "woman": chance.random() < 0.15,  # noqa: PLR2004  # invented shares
        "qualification": "health" if chance.random() < 0.1 else None,  # noqa: PLR2004
    }


def _person(
    chance: Random, number: int, places: Sequence[tuple[float, float]], weights: Sequence[float], *, is_scarce: bool
) -> dict[str, Any]:
    lat, lon = chance.choice(places)
    spoken = set(chance.choices(_LANGUAGES, weights, k=chance.choice((1, 1, 2, 3))))
    share, most = (0.3, (1, 3)) if is_scarce else (0.5, (2, 8))
    free = [
        {"start": f"{day}T{start:%H:%M}", "end": f"{day}T{end:%H:%M}"}
        for day in _workdays()
        for start, end in _HALVES
        if chance.random() < share
    ]
    return {
        "id": f"P{number + 1}",
        "languages": sorted(spoken),
        "lat": lat,
        "lon": lon,
        "availability": free,
        "max_per_week": chance.randint(*most),
        "woman": chance.random() < 0.6,  # noqa: PLR2004
        "qualifications": ["health"] if chance.random() < 0.3 else [],  # noqa: PLR2004
    }


def _workdays() -> list[date]:
    every = (_FIRST_DAY + timedelta(days=each) for each in range(_DAYS))
    return [day for day in every if day.weekday() < _WORKDAYS]


def _workday(chance: Random) -> date:
    return chance.choice(_workdays())
