"""A new centre, with what every centre begins with."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.directory.commands.checks import require_text
from schwerpunkt.directory.enums import CodeKind, Perm
from schwerpunkt.directory.models import Code
from schwerpunkt.directory.reference.starter import starter_codes
from schwerpunkt.tenancy.enums import AreaKind
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import inside


@command(Perm.MANAGE_CENTRE, says=_l("Zentrum angelegt"))
def create_centre(
    *,
    actor: Actor,
    slug: str,
    name: str,
    short_name: str,
    area_name: str,
    area_kind: str,
    area_ags: str,
    is_demo: bool = False,
) -> Centre:
    """A new centre with the starter lists of codes. Only the program itself may; refuses a slug that is taken."""
    if not actor.is_system:
        raise Forbidden(_("Ein neues Zentrum legt die IT auf der Kommandozeile an."))
    require_text(slug=slug, name=name, short_name=short_name, area_name=area_name)
    if area_kind not in AreaKind.values:
        raise Refused(fields={"area_kind": _("Bitte wählen Sie Kreis, kreisfreie Stadt oder Städteregion.")})
    if Centre.objects.filter(slug=slug).exists():
        raise Refused(fields={"slug": _("Dieses Kurzzeichen ist schon vergeben.")})
    centre = Centre(
        slug=slug,
        name=name,
        short_name=short_name,
        area_name=area_name,
        area_kind=area_kind,
        area_ags=area_ags,
        is_demo=is_demo,
    )
    centre.save()
    with inside(centre):
        _install_codes()
    return centre


@command(Perm.MANAGE_CENTRE, says=_l("Angaben zum Zentrum geändert"), on="centre")
def change_centre(*, actor: Actor, centre: Centre, name: str, short_name: str, area_name: str) -> Centre:
    """Change how the own centre is called. Refuses empty names and everybody else's centre."""
    if not actor.is_system and (actor.centre is None or actor.centre.pk != centre.pk):
        raise Forbidden(_("Diesen Datensatz gibt es nicht."))
    require_text(name=name, short_name=short_name, area_name=area_name)
    centre.name, centre.short_name, centre.area_name = name.strip(), short_name.strip(), area_name.strip()
    centre.save()
    return centre


def _install_codes() -> None:
    for kind in CodeKind.values:
        for entry in starter_codes(kind):
            Code(kind=kind, **entry._asdict()).save()
