"""Where a municipality or organisation is reached: the directory knows."""

from django.db.models import Case, IntegerField, Value, When

from schwerpunkt.directory.enums import OrganisationKind
from schwerpunkt.directory.models import CentreMunicipality, Contact, Organisation


def address_of_municipality(municipality: CentreMunicipality) -> dict[str, str]:
    """Address and office of a municipality: of its own administration in the directory; empty when there is none.

    A contact with an address goes before the administration's own, because it names who is meant.
    """
    own = Organisation.objects.filter(
        municipality=municipality, kind=OrganisationKind.MUNICIPALITY, is_archived=False
    ).order_by(
        Case(When(email="", then=Value(1)), default=Value(0), output_field=IntegerField()),
        "pk",
    )
    found = [address_of_organisation(each) for each in own]
    return next((each for each in found if each["to_address"]), {"to_address": "", "to_label": ""})


def address_of_organisation(organisation: Organisation) -> dict[str, str]:
    """Address and office of an organisation: its first contact that has one, else its own."""
    contact = Contact.objects.filter(organisation=organisation).exclude(email="").order_by("pk").first()
    if contact is not None:
        return {"to_address": contact.email, "to_label": f"{organisation.name}, {contact.function}"[:160]}
    return {"to_address": organisation.email, "to_label": organisation.name[:160] if organisation.email else ""}
