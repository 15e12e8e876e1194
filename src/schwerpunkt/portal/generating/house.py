"""The house of a generated centre and its surroundings."""

import random
from datetime import date

from schwerpunkt.accounts.actors import system_actor
from schwerpunkt.accounts.commands import add_member
from schwerpunkt.accounts.models import Membership
from schwerpunkt.accounts.permissions import roles
from schwerpunkt.directory import commands as directory
from schwerpunkt.directory.enums import OrganisationKind
from schwerpunkt.directory.models import CentreMunicipality, Contact, Organisation
from schwerpunkt.papers.commands import install_starter_templates
from schwerpunkt.portal.generating.size import Size
from schwerpunkt.portal.generating.words import keep, name, words
from schwerpunkt.tenancy.enums import AreaKind
from schwerpunkt.tenancy.models import Centre


def furnish(centre: Centre, dice: random.Random, size: Size) -> list[Membership]:
    """Municipalities, letterhead, signatory, legal source, committee, kinds of papers, staff, partners. The staff."""
    actor = system_actor("Messdaten", centre)
    if centre.area_kind == AreaKind.DISTRICT:
        directory.add_all_municipalities(actor=actor, centre=centre)
    directory.add_letterhead(actor=actor, authority=centre.area_name, head_of_authority="Die Leitung")
    directory.add_signatory(actor=actor, formula="Im Auftrag", function="Leitung")
    source = directory.add_legal_source(actor=actor, title="Erlass zu den Zentren", key="erlass")
    directory.add_legal_version(
        actor=actor, source=source, label="Fassung 2020", issued_on=date(2020, 10, 30), citation="nach dem Erlass"
    )
    committee = directory.add_committee(actor=actor, name="Sozialausschuss", genitive="des Sozialausschusses")
    for number in range(size.meetings):
        day = date(2022 + number // 4, 3 * (number % 4) + 2, 10)
        directory.add_meeting(actor=actor, committee=committee, held_on=day, papers_due_on=day.replace(day=1))
    install_starter_templates(actor=actor)
    staff = [
        add_member(actor=actor, email=f"{role.key}@{centre.slug}.example", name=name(dice), role=role.key)
        for role in roles()
    ]
    _partners(centre, dice, size)
    return staff


def _partners(centre: Centre, dice: random.Random, size: Size) -> None:
    places = list(CentreMunicipality.objects.all())
    organisations = keep(
        Organisation,
        (
            Organisation(
                centre=centre,
                name=f"{words(dice, 2)} {number}",
                kind=dice.choice(OrganisationKind.values),
                municipality=dice.choice(places) if places else None,
            )
            for number in range(size.organisations)
        ),
    )
    keep(Contact, (_contact(centre, dice.choice(organisations), dice, number) for number in range(size.contacts)))


def _contact(centre: Centre, organisation: Organisation, dice: random.Random, number: int) -> Contact:
    person = f"{name(dice)} {number}"
    return Contact(
        centre=centre,
        organisation=organisation,
        function="Ansprechperson",
        name=person,
        email=f"{person.replace(' ', '.').lower()}@{centre.slug}.example",
    )
