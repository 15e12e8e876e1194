from datetime import date
from typing import Any

import pytest

from schwerpunkt.directory import commands, queries
from schwerpunkt.directory.models import LegalVersion
from schwerpunkt.tenancy.scope import inside
from tests.kit.world import World


def test_the_letterhead_and_the_signatory_of_a_day(world: World) -> None:
    actor = world.actor("head")
    for name, first, last in (("Alt", None, date(2022, 12, 31)), ("Neu", date(2023, 1, 1), None)):
        commands.add_letterhead(
            actor=actor, authority=name, head_of_authority="Der Landrat", valid_from=first, valid_to=last
        )
        commands.add_signatory(actor=actor, formula="Im Auftrag", function=name, valid_from=first, valid_to=last)
    commands.add_signatory(actor=actor, formula="In Vertretung", function="Vertretung", is_default=False)

    days = (date(2022, 12, 31), date(2023, 1, 1))
    assert [str(queries.letterhead_on(day)) for day in days] == ["Alt, Der Landrat", "Neu, Der Landrat"]
    assert [str(queries.signatory_on(day)) for day in days] == ["Im Auftrag, Alt", "Im Auftrag, Neu"]


def test_the_law_of_a_day(world: World, things: dict[str, Any]) -> None:
    old = LegalVersion.objects.get()
    new = commands.add_legal_version(
        actor=world.actor("head"),
        source=things["legal_source"],
        label="Neu",
        citation="des neuen Erlasses",
        issued_on=date(2025, 6, 1),
        valid_from=date(2025, 7, 1),
    )
    days = (date(2020, 1, 1), date(2023, 1, 1), date(2025, 6, 15), date(2025, 7, 1))
    assert [queries.legal_version_on("ki-erlass", day) for day in days] == [None, old, old, new]
    assert [queries.newer_version(old, day) for day in days] == [None, None, new, new]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("untere SCHULAUFSICHT", True),
        ("Untere-Schulaufsicht", True),
        ("Behoerde für Schulen", True),
        ("Behörde fuer Schulen", True),
        ("Schulamt", True),
        ("Schul", False),
        ("", False),
    ],
)
def test_a_partner_is_found_by_any_name(world: World, things: dict[str, Any], name: str, found: bool) -> None:
    commands.add_name(
        actor=world.actor("officer"),
        organisation=things["organisation"],
        name="Behörde für Schulen",
        kind="official",
        valid_to=date(2020, 12, 31),
    )
    assert queries.find_organisation(name) == (things["organisation"] if found else None)


def test_an_active_partner_goes_before_an_archived_one(world: World, things: dict[str, Any]) -> None:
    actor = world.actor("officer")
    commands.archive_organisation(actor=actor, organisation=things["organisation"])
    active = commands.add_organisation(actor=actor, name="Neu", short_name="Schulamt", kind="authority")
    assert queries.find_organisation("SCHULAMT") == active
    assert queries.similar_organisations(active) == [things["organisation"]]


def test_what_is_valid_on_a_day(world: World, things: dict[str, Any]) -> None:
    actor = world.actor("head")
    commands.end_municipality(actor=actor, place=things["municipality"], last_day=date(2023, 12, 31))
    commands.add_code(actor=actor, kind="action_field", label="KIM", valid_from=date(2024, 1, 1))
    days = (date(2023, 12, 31), date(2024, 1, 1))
    assert [queries.municipalities_on(day).count() for day in days] == [1, 0]
    assert [[code.label for code in queries.codes("action_field", day)] for day in days] == [
        ["Bildung", "Querschnitt"],
        ["Bildung", "Querschnitt", "KIM"],
    ]
    assert [committee.name for committee in queries.committees_on(days[0])] == ["Ausschuss für Soziales"]
    assert [meeting.held_on for meeting in queries.meetings_of(things["committee"])] == [date(2023, 3, 2)]


def test_nothing_of_another_centre_is_found(world: World, things: dict[str, Any]) -> None:
    with inside(world.there.centre):
        assert queries.find_organisation("Schulamt") is None
        assert queries.letterhead_on(date(2023, 1, 1)) is None
