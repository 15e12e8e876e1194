"""Whose data the tables are: the lines that must stand where the data is shown or passed on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Credit:
    """Quellenangabe: which tables it is about, the line to show, the licence. ``data/README.md`` tells the whole story."""

    tables: tuple[str, ...]
    line: str
    licence: str


DESTATIS = Credit(
    tables=("nrw_areas", "nrw_municipalities"),
    line="© Statistisches Bundesamt (Destatis), 2025",
    licence="Vervielfältigung und Verbreitung, auch auszugsweise, mit Quellenangabe gestattet",
)
BKG = Credit(
    tables=("nrw_municipality_outlines", "nrw_district_outlines"),
    line="© GeoBasis-DE / BKG 2017 (Daten verändert)",
    licence="GeoNutzV",
)
OPEN_HOLIDAYS = Credit(
    tables=("nrw_school_holidays",),
    line="OpenHolidays API",
    licence="ODbL 1.0",
)
CREDITS = (DESTATIS, BKG, OPEN_HOLIDAYS)
