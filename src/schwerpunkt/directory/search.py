"""What of the directory can be found."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.enums import Perm as Accounts
from schwerpunkt.accounts.models import Membership
from schwerpunkt.directory.enums import Perm
from schwerpunkt.directory.models import (
    CentreMunicipality,
    Committee,
    Contact,
    LegalSource,
    Organisation,
    OrganisationName,
)
from schwerpunkt.ui.contributions import SearchSource, searchable


def _words_of(organisation: Organisation) -> str:
    names = [each.name for each in organisation.names.all()]
    functions = [each.function for each in organisation.contacts.all()]
    return " ".join((organisation.short_name, str(organisation.get_kind_display()), *names, *functions))


searchable(
    SearchSource(
        model=Organisation,
        label=_("Partner"),
        permission=Perm.VIEW_DIRECTORY,
        title=lambda organisation: organisation.name,
        text=_words_of,
        url=lambda organisation: reverse("directory:organisation", args=(organisation.pk,)),
        parts=((OrganisationName, "organisation"), (Contact, "organisation")),
    )
)
searchable(
    SearchSource(
        model=CentreMunicipality,
        label=_("Kommunen"),
        permission=Perm.VIEW_DIRECTORY,
        title=lambda place: place.name,
        text=lambda place: f"{place.official_name} {place.ags}",
        url=lambda place: reverse("directory:municipality", args=(place.pk,)),
    )
)
searchable(
    SearchSource(
        model=Committee,
        label=_("Gremien"),
        permission=Perm.VIEW_DIRECTORY,
        title=lambda committee: committee.name,
        text=lambda committee: committee.short_name,
        url=lambda committee: reverse("directory:committee", args=(committee.pk,)),
    )
)
searchable(
    SearchSource(
        model=LegalSource,
        label=_("Rechtsgrundlagen"),
        permission=Perm.VIEW_DIRECTORY,
        title=lambda source: source.title,
        text=lambda source: source.reference,
        url=lambda source: reverse("directory:legal_source", args=(source.pk,)),
    )
)
searchable(
    SearchSource(
        model=Membership,
        label=_("Team"),
        permission=Accounts.VIEW_TEAM,
        title=lambda member: member.user.name,
        text=lambda member: member.function,
        url=lambda member: reverse("directory:member", args=(member.pk,)),
        related=("user",),
    )
)
