from datetime import date
from typing import Any

import pytest

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.core.errors import Forbidden
from schwerpunkt.directory.commands import add_municipality
from schwerpunkt.directory.models import CentreMunicipality
from schwerpunkt.exchange.models import TableImport
from tests.kit import imports
from tests.kit.imports import only_row, outcomes, problems, taken
from tests.kit.world import World

HEAD = ("AGS", "Kommune", "gültig ab", "gültig bis")


@pytest.fixture
def head(world: World) -> Actor:
    return world.actor("head")


def checked(actor: Actor, *rows: Any, **more: Any) -> TableImport:
    return imports.checked(actor, imports.uploaded(actor, "kommunen", HEAD, *rows), **more)


def test_municipalities_come_by_their_key(world: World, head: Actor) -> None:
    table = checked(
        head,
        ("05382068", "Troisdorf", "01.01.2020", None),
        (5382060, "Siegburg, Stadt", date(2020, 1, 1), date(2024, 12, 31)),
        ("5382012", None, None, None),
    )

    assert outcomes(table) == [(2, "new"), (3, "new"), (4, "new")]
    taken(head, table)
    places = CentreMunicipality.objects.order_by("name").values_list("name", "ags", "valid_from", "valid_to")
    assert list(places) == [
        ("Bornheim", "05382012", None, None),
        ("Siegburg", "05382060", date(2020, 1, 1), date(2024, 12, 31)),
        ("Troisdorf", "05382068", date(2020, 1, 1), None),
    ]


def test_what_does_not_fit_is_said_at_its_cell(world: World, head: Actor) -> None:
    table = checked(
        head,
        ("05382086", None, None, None),
        ("05382068", "Siegburg", None, None),
        ("05382060", None, "1.1.2025", "31.12.2024"),
        ("05382012", None, "31.2.2025", None),
        (None, "Hennef", None, None),
    )

    assert problems(table) == [
        {
            "ags": "Den Gemeindeschlüssel „05382086“ gibt es nicht. Ähnlich sind: 05382068 (Troisdorf), "
            "05382076 (Windeck), 05382056 (Sankt Augustin)."
        },
        {"name": "Der Schlüssel gehört zu Troisdorf."},
        {"valid_to": "Der letzte Tag liegt vor dem ersten."},
        {"valid_from": "Das Datum gibt es nicht: 31. Februar. Meinten Sie den 28.?"},
        {"ags": "Bitte füllen Sie „Gemeindeschlüssel“ aus."},
    ]


def test_only_the_end_of_a_municipality_can_be_changed(world: World, head: Actor) -> None:
    place = add_municipality(actor=head, ags="05382068", valid_from=date(2020, 1, 1))

    assert outcomes(checked(head, ("05382068", "TROISDORF", "1.1.2020"))) == [(2, "unchanged")]
    assert problems(checked(head, ("05382068", None, "1.1.2021"))) == [
        {"valid_from": "Der Beginn lässt sich nachträglich nicht ändern."}
    ]
    table = checked(head, ("05382068", None, None, "31.12.2026"))
    assert only_row(table).changes == {"valid_to": ["", "31.12.2026"]}
    taken(head, table)
    place.refresh_from_db()
    assert place.valid_to == date(2026, 12, 31)
    assert problems(checked(head, ("05382068", None, "1.1.2020", None), clears_blanks=True)) == [
        {"valid_to": "Das Ende lässt sich nachträglich nicht löschen."}
    ]


def test_who_does_not_set_up_the_centre_cannot_import_municipalities(world: World) -> None:
    with pytest.raises(Forbidden, match="Das darf nur"):
        imports.uploaded(world.actor("officer"), "kommunen", HEAD, ("05382068",))
