"""The municipalities of a centre."""

from datetime import date

from django.db.models import QuerySet

from schwerpunkt.directory.models import CentreMunicipality
from schwerpunkt.directory.reference import UnknownAgs, municipalities_served
from schwerpunkt.tenancy.models import Centre


def municipalities_on(day: date) -> QuerySet[CentreMunicipality]:
    """The municipalities that belong to the centre on ``day``."""
    return CentreMunicipality.objects.valid_on(day)


def missing_municipality_count(centre: Centre) -> int:
    """How many municipalities of the centre's area are not taken in; 0 for a city and an area without a known key."""
    return len(missing_municipalities(centre, set(CentreMunicipality.objects.values_list("ags", flat=True))))


def missing_municipalities(centre: Centre, taken_in: set[str]) -> set[str]:
    """The keys of the area's municipalities that are not among ``taken_in``; none for an area without a known key."""
    try:
        served = {each.ags for each in municipalities_served(centre.area_ags)}
    except UnknownAgs:
        return set()
    return served - taken_in
