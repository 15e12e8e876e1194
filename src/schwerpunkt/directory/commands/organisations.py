"""Partner organisations, their names and contacts."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.commands.checks import require_order, require_text
from schwerpunkt.directory.enums import NameKind, OrganisationKind, Perm
from schwerpunkt.directory.models import CentreMunicipality, Contact, Organisation, OrganisationName


@command(Perm.EDIT_ORGANISATIONS, says=_l("Partnerorganisation angelegt"))
def add_organisation(
    *,
    actor: Actor,
    name: str,
    kind: str,
    short_name: str = "",
    municipality: CentreMunicipality | None = None,
    email: str = "",
    phone: str = "",
    address: str = "",
    website: str = "",
    note: str = "",
) -> Organisation:
    """A new partner organisation. Refuses an empty name, an unknown kind, and a name that is there already."""
    _check(name, kind, own=0)
    organisation = Organisation(
        name=name.strip(),
        kind=kind,
        short_name=short_name.strip(),
        municipality=municipality,
        email=email,
        phone=phone.strip(),
        address=address.strip(),
        website=website,
        note=note.strip(),
    )
    organisation.save()
    return organisation


@command(Perm.EDIT_ORGANISATIONS, says=_l("Partnerorganisation geändert"), on="organisation")
def change_organisation(
    *,
    actor: Actor,
    organisation: Organisation,
    name: str,
    kind: str,
    short_name: str,
    municipality: CentreMunicipality | None,
    email: str,
    phone: str,
    address: str,
    website: str,
    note: str,
) -> Organisation:
    """Change a partner organisation. A name that held until a day belongs into its dated names."""
    _check(name, kind, own=organisation.pk)
    organisation.name, organisation.kind, organisation.short_name = name.strip(), kind, short_name.strip()
    organisation.municipality, organisation.email, organisation.phone = municipality, email, phone.strip()
    organisation.address, organisation.website, organisation.note = address.strip(), website, note.strip()
    organisation.save()
    return organisation


@command(Perm.EDIT_ORGANISATIONS, says=_l("Partnerorganisation abgelegt"), on="organisation")
def archive_organisation(*, actor: Actor, organisation: Organisation) -> Organisation:
    """Take an organisation out of new choices; what refers to it stays."""
    organisation.is_archived = True
    organisation.save()
    return organisation


@command(Perm.EDIT_ORGANISATIONS, says=_l("Partnerorganisation wieder aufgenommen"), on="organisation")
def bring_back_organisation(*, actor: Actor, organisation: Organisation) -> Organisation:
    """Offer an archived organisation again."""
    organisation.is_archived = False
    organisation.save()
    return organisation


@command(Perm.EDIT_ORGANISATIONS, says=_l("Name einer Organisation eingetragen"), within="organisation")
def add_name(
    *,
    actor: Actor,
    organisation: Organisation,
    name: str,
    kind: str,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> OrganisationName:
    """Add an official, short or other name with the time it held. Refuses the same name of the same kind twice."""
    require_text(name=name)
    require_order(valid_from, valid_to)
    if kind not in NameKind.values:
        raise Refused(fields={"kind": _("Bitte wählen Sie, was für ein Name es ist.")})
    if organisation.names.filter(name=name.strip(), kind=kind).exists():
        raise Refused(fields={"name": _("Dieser Name ist schon eingetragen.")})
    row = OrganisationName(
        organisation=organisation, name=name.strip(), kind=kind, valid_from=valid_from, valid_to=valid_to
    )
    row.save()
    return row


@command(Perm.EDIT_ORGANISATIONS, says=_l("Name einer Organisation gelöscht"), on="name")
def remove_name(*, actor: Actor, name: OrganisationName) -> OrganisationName:
    """Delete a name entered by mistake."""
    name.delete()
    return name


@command(Perm.EDIT_ORGANISATIONS, says=_l("Kontakt angelegt"), within="organisation")
def add_contact(
    *, actor: Actor, organisation: Organisation, function: str, name: str = "", email: str = "", phone: str = ""
) -> Contact:
    """Add a contact; its function is needed, a person's name is not."""
    require_text(function=function)
    contact = Contact(
        organisation=organisation, function=function.strip(), name=name.strip(), email=email, phone=phone.strip()
    )
    contact.save()
    return contact


@command(Perm.EDIT_ORGANISATIONS, says=_l("Kontakt geändert"), on="contact")
def change_contact(*, actor: Actor, contact: Contact, function: str, name: str, email: str, phone: str) -> Contact:
    """Change a contact."""
    require_text(function=function)
    contact.function, contact.name, contact.email, contact.phone = function.strip(), name.strip(), email, phone.strip()
    contact.save()
    return contact


@command(Perm.EDIT_ORGANISATIONS, says=_l("Kontakt gelöscht"), on="contact")
def remove_contact(*, actor: Actor, contact: Contact) -> Contact:
    """Delete a contact."""
    contact.delete()
    return contact


def _check(name: str, kind: str, *, own: int) -> None:
    require_text(name=name)
    if kind not in OrganisationKind.values:
        raise Refused(fields={"kind": _("Bitte wählen Sie die Art der Organisation.")})
    if Organisation.objects.filter(name=name.strip()).exclude(pk=own).exists():
        raise Refused(fields={"name": _("Eine Organisation mit diesem Namen gibt es schon.")})
