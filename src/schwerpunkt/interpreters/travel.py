"""How far it is, estimated from the places. The one door to travel: another source of travel times would stand here."""

from dataclasses import dataclass
from datetime import date
from math import asin, ceil, cos, radians, sin, sqrt

from schwerpunkt.directory.reference.places import municipalities_by_ags
from schwerpunkt.parameters.queries import all_at

_EARTH_KM = 6371.0
_CODES = tuple(f"interpreters.{name}" for name in ("detour_factor", "kmh", "fixed_minutes", "default_km"))


@dataclass(frozen=True, slots=True)
class Way:
    """One way, not there and back."""

    km: int
    minutes: int


NO_WAY = Way(0, 0)
"""Online, or on the telephone."""


@dataclass(frozen=True, slots=True)
class Travel:
    """How ways are estimated: great circle times detour, at a speed, plus fixed minutes."""

    detour_factor: float
    kmh: int
    fixed_minutes: int
    default_km: int

    def between(self, here: str, there: str) -> Way:
        """The way between two municipalities by their official keys; ``default_km`` within one, or if one is unknown."""
        places = municipalities_by_ags()
        one, other = places.get(here), places.get(there)
        if one is None or other is None or here == there:
            return self._way(float(self.default_km))
        line = great_circle((one.latitude, one.longitude), (other.latitude, other.longitude))
        return self._way(line * self.detour_factor)

    def _way(self, km: float) -> Way:
        return Way(ceil(km), ceil(self.fixed_minutes + 60 * km / self.kmh))


def great_circle(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Kilometres as the crow flies between two points of latitude and longitude."""
    (lat1, lon1), (lat2, lon2) = ((radians(lat), radians(lon)) for lat, lon in (here, there))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


def travel_on(day: date) -> Travel:
    """How ways are estimated on that day (one query)."""
    values = all_at(_CODES, day)
    detour, kmh, fixed, default = (values[code] for code in _CODES)
    return Travel(float(detour), kmh, fixed, default)
