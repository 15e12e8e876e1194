"""School holidays of North Rhine-Westphalia."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from schwerpunkt.directory.reference.tables import rows


class HolidayKind(TextChoices):
    """The school holidays of a year."""

    CHRISTMAS = "christmas", _("Weihnachtsferien")
    EASTER = "easter", _("Osterferien")
    WHITSUN = "whitsun", _("Pfingstferien")
    SUMMER = "summer", _("Sommerferien")
    AUTUMN = "autumn", _("Herbstferien")


@dataclass(frozen=True, slots=True)
class SchoolHolidays:
    """Schulferien: first and last day, both included."""

    starts_on: date
    ends_on: date
    kind: HolidayKind


@cache
def school_holidays() -> tuple[SchoolHolidays, ...]:
    """All known school holidays by date, from Christmas 2022 to summer 2030. Movable days of schools are not in it."""
    return tuple(
        SchoolHolidays(
            starts_on=date.fromisoformat(row["starts_on"]),
            ends_on=date.fromisoformat(row["ends_on"]),
            kind=HolidayKind(row["kind"]),
        )
        for row in rows("nrw_school_holidays")
    )
