"""The municipalities a centre works for."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.enums import Perm
from schwerpunkt.directory.models import CentreMunicipality
from schwerpunkt.directory.reference import POPULATION_ON, Municipality, UnknownAgs, municipalities_served, municipality
from schwerpunkt.tenancy.models import Centre


@command(Perm.MANAGE_CENTRE, says=_l("Kommune aufgenommen"), within="centre")
def add_municipality(*, actor: Actor, ags: str, valid_from: date | None = None) -> CentreMunicipality:
    """Take in a municipality by its official key. Refuses an unknown key (naming a near one) and a second time."""
    try:
        found = municipality(ags.strip())
    except UnknownAgs as error:
        raise Refused(fields={"ags": str(error)}) from error
    if CentreMunicipality.objects.filter(ags=found.ags).exists():
        raise Refused(fields={"ags": _("%(name)s gehört schon dazu.") % {"name": found.name}})
    return _take_in(found, valid_from)


@command(Perm.MANAGE_CENTRE, says=_l("Alle Kommunen des Kreises aufgenommen"), on="centre")
def add_all_municipalities(*, actor: Actor, centre: Centre) -> Centre:
    """Take in every municipality of the centre's area that is not there yet. Refuses an area without any."""
    rows = municipalities_served(centre.area_ags)
    if not rows:
        raise Refused(_("Zu diesem Gebiet gehören keine weiteren Kommunen."))
    present = set(CentreMunicipality.objects.values_list("ags", flat=True))
    for found in rows:
        if found.ags not in present:
            _take_in(found, None)
    centre.save()
    return centre


@command(Perm.MANAGE_CENTRE, says=_l("Kommune gehört nicht mehr dazu"), on="place")
def end_municipality(*, actor: Actor, place: CentreMunicipality, last_day: date) -> CentreMunicipality:
    """Let a municipality belong to the centre until ``last_day``; its records stay."""
    if place.valid_from and last_day < place.valid_from:
        raise Refused(fields={"last_day": _("Der letzte Tag liegt vor dem ersten.")})
    place.valid_to = last_day
    place.save()
    return place


@command(Perm.MANAGE_CENTRE, says=_l("Kommune entfernt"), on="place")
def remove_municipality(*, actor: Actor, place: CentreMunicipality) -> CentreMunicipality:
    """Remove one taken in by mistake. Refuses while anything refers to it; the relations are asked, so rooms above count."""
    relations = CentreMunicipality._meta.related_objects
    if any(each.related_model._base_manager.filter(**{each.field.name: place}).exists() for each in relations):
        raise Refused(_("Es gibt schon Einträge zu dieser Kommune. Beenden Sie ihre Zugehörigkeit mit einem Datum."))
    place.delete()
    return place


def _take_in(found: Municipality, valid_from: date | None) -> CentreMunicipality:
    place = CentreMunicipality(
        ags=found.ags,
        name=found.name,
        official_name=found.official_name,
        kind=str(found.kind),
        population=found.population,
        population_on=POPULATION_ON,
        valid_from=valid_from,
    )
    place.save()
    return place
