"""A record is found by what belongs to it, from the moment it is written."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schwerpunkt.accounts.commands import change_member
from schwerpunkt.advice.commands import AdviceFacts, log_advice
from schwerpunkt.core import clock
from schwerpunkt.directory import commands
from schwerpunkt.directory.models import Organisation
from schwerpunkt.portal.indexing import rebuild
from schwerpunkt.portal.queries.search import search
from tests.kit.world import World


def _found(world: World, query: str) -> list[str]:
    hits = (hit for group in search(actor=world.actor("head"), query=query).groups for hit in group.hits)
    return ["".join(part.text for part in hit.title) for hit in hits]


@pytest.fixture
def partner(world: World) -> Organisation:
    return Organisation.objects.get(name="Untere Schulaufsicht")


def test_a_partner_is_found_by_a_new_name_and_not_by_one_that_is_gone(world: World, partner: Organisation) -> None:
    head = world.actor("head")
    name = commands.add_name(actor=head, organisation=partner, name="Zwiebelamt", kind="alias")

    assert _found(world, "zwiebelamt") == ["Untere Schulaufsicht"]

    commands.remove_name(actor=head, name=name)

    assert _found(world, "zwiebelamt") == []


def test_a_partner_is_found_by_the_function_of_a_contact(world: World, partner: Organisation) -> None:
    commands.add_contact(actor=world.actor("head"), organisation=partner, function="Dolmetschpool")

    assert _found(world, "Dolmetschpool") == ["Untere Schulaufsicht"]


def test_a_duplicate_is_found_as_the_one_that_stayed(world: World, partner: Organisation) -> None:
    head = world.actor("head")
    double = commands.add_organisation(actor=head, name="Zwiebelamt", kind="authority")
    commands.add_name(actor=head, organisation=double, name="Lauchbehörde", kind="alias")

    commands.merge_organisations(actor=head, organisation=double, into=partner)

    assert (_found(world, "Zwiebelamt"), _found(world, "Lauchbehörde")) == (["Untere Schulaufsicht"],) * 2


def test_a_colleague_is_found_by_her_new_name(world: World) -> None:
    member = world.here.people["officer"]

    change_member(
        actor=world.actor("head"),
        member=member,
        name="Nele Sommer",
        role=member.role,
        function="",
        phone="",
        remits=("bildung",),
        substitute=None,
        valid_from=None,
        valid_to=None,
    )

    assert _found(world, "Nele Sommer") == ["Nele Sommer"]
    assert _found(world, "Officer Rsk") == []


def test_making_the_index_anew_asks_as_often_for_many_as_for_few(world: World, partner: Organisation) -> None:
    head, kind = world.actor("head"), world.code["beratung"]

    def more() -> int:
        commands.add_contact(actor=head, organisation=partner, function="Sekretariat")
        log_advice(actor=head, facts=AdviceFacts(on=clock.today(), kind=kind, minutes=15, organisation=partner))
        with CaptureQueriesContext(connection) as queries:
            assert sum(count for _centre, _kind, count in rebuild()) > 0
        return len(queries)

    assert more() == more() == more()
