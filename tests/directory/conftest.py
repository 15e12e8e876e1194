"""One record of every kind of the directory, in the world's first centre."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from schwerpunkt.directory import commands
from schwerpunkt.directory.models import LegalSource, LegalVersion, Organisation
from tests.kit.world import World


@pytest.fixture
def head(client: Client, world: World) -> Client:
    client.force_login(world.here.people["head"].user)
    return client


@pytest.fixture
def things(world: World) -> dict[str, Any]:
    actor = world.actor("head")
    committee = commands.add_committee(
        actor=actor, name="Ausschuss für Soziales", genitive="des Ausschusses für Soziales", short_name="AfS"
    )
    organisation = Organisation.objects.get(name="Untere Schulaufsicht")
    return {
        "letterhead": commands.add_letterhead(actor=actor, authority="Musterkreis", head_of_authority="Die Landrätin"),
        "signatory": commands.add_signatory(actor=actor, formula="Im Auftrag", function="Leitung des Dezernats"),
        "committee": committee,
        "meeting": commands.add_meeting(actor=actor, committee=committee, held_on=date(2023, 3, 2)),
        "municipality": commands.add_municipality(actor=actor, ags="05382068"),
        "organisation": organisation,
        "name": commands.add_name(actor=actor, organisation=organisation, name="Schulamt", kind="alias"),
        "contact": commands.add_contact(actor=actor, organisation=organisation, function="Sekretariat"),
        "legal_source": LegalSource.objects.get(),
        "legal_version": LegalVersion.objects.get(),
        "code": world.code["bildung"],
        "member": world.here.people["officer"],
    }
