"""Reference data that comes with the program: areas, municipalities, school holidays and map outlines of the state.

Read-only tables from ``directory/data``, the same for every centre; who stands behind them is said in ``credits``.
"""

from schwerpunkt.directory.reference.credits import CREDITS, Credit
from schwerpunkt.directory.reference.holidays import HolidayKind, SchoolHolidays, school_holidays
from schwerpunkt.directory.reference.lookup import (
    UnknownAgs,
    area,
    municipalities,
    municipalities_served,
    municipality,
)
from schwerpunkt.directory.reference.outlines import Map, Outline, district_map, municipality_map
from schwerpunkt.directory.reference.places import (
    POPULATION_ON,
    Area,
    AreaKind,
    Municipality,
    MunicipalityKind,
    all_municipalities,
    areas,
)

__all__ = (
    "CREDITS",
    "POPULATION_ON",
    "Area",
    "AreaKind",
    "Credit",
    "HolidayKind",
    "Map",
    "Municipality",
    "MunicipalityKind",
    "Outline",
    "SchoolHolidays",
    "UnknownAgs",
    "all_municipalities",
    "area",
    "areas",
    "district_map",
    "municipalities",
    "municipalities_served",
    "municipality",
    "municipality_map",
    "school_holidays",
)
