"""Areas of centres and municipalities of North Rhine-Westphalia, as the Federal Statistical Office lists them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from schwerpunkt.directory.reference.tables import rows

POPULATION_ON = date(2023, 12, 31)
"""Cut-off date of all populations (update on the base of the 2011 census)."""


class AreaKind(StrEnum):
    """Official designation of an area that has a centre of its own."""

    DISTRICT = "Kreis"
    CITY_REGION = "Städteregion"
    CITY = "kreisfreie Stadt"
    CITY_IN_REGION = "regionsangehörige Stadt"


class MunicipalityKind(StrEnum):
    """Official designation of a municipality."""

    MUNICIPALITY = "Gemeinde"
    TOWN = "Stadt"
    CITY = "kreisfreie Stadt"


@dataclass(frozen=True, slots=True)
class Area:
    """Gebiet eines Kommunalen Integrationszentrums: a district, a city, or Aachen, a city inside a city region.

    ``ags`` has five digits (Aachen: eight), ``name`` is the official one ("Kleve"), ``display_name`` stands in
    sentences ("Kreis Kleve"), ``within`` is the key of the area it lies in, else empty.
    """

    ags: str
    kind: AreaKind
    name: str
    display_name: str
    within: str

    @property
    def is_city(self) -> bool:
        """True where the area is one municipality and has none below it."""
        return self.kind in {AreaKind.CITY, AreaKind.CITY_IN_REGION}

    @property
    def centre_name(self) -> str:
        """A proposal for the name of its centre; the real one is the centre's to say."""
        return f"Kommunales Integrationszentrum {'Stadt ' if self.is_city else ''}{self.display_name}"


@dataclass(frozen=True, slots=True)
class Municipality:
    """Kommune: a town or municipality with its official key (``ags``, 8 digits) and regional key (``ars``, 12).

    ``name`` is the official name up to the first comma; ``latitude`` and ``longitude`` (WGS 84) lie near the middle
    of the settlement, not of the area.
    """

    ags: str
    ars: str
    kind: MunicipalityKind
    name: str
    official_name: str
    population: int
    latitude: float
    longitude: float

    @property
    def district_ags(self) -> str:
        """Key of the district, city region or city it belongs to."""
        return self.ags[:5]


@cache
def areas() -> tuple[Area, ...]:
    """The 54 areas with a centre, by key: 30 districts, the city region of Aachen, 22 cities, the city of Aachen."""
    return tuple(
        Area(
            ags=row["ags"],
            kind=AreaKind(row["kind"]),
            name=row["name"],
            display_name=row["display_name"],
            within=row["within"],
        )
        for row in rows("nrw_areas")
    )


@cache
def all_municipalities() -> tuple[Municipality, ...]:
    """The 396 municipalities of the state, by key."""
    return tuple(
        Municipality(
            ags=row["ags"],
            ars=row["ars"],
            kind=MunicipalityKind(row["kind"]),
            name=row["name"],
            official_name=row["official_name"],
            population=int(row["population"]),
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
        )
        for row in rows("nrw_municipalities")
    )


@cache
def areas_by_ags() -> dict[str, Area]:
    """The areas, to be found by key."""
    return {each.ags: each for each in areas()}


@cache
def municipalities_by_ags() -> dict[str, Municipality]:
    """The municipalities, to be found by key."""
    return {each.ags: each for each in all_municipalities()}
