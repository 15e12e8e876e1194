import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from schwerpunkt.advice import commands
from schwerpunkt.advice.commands import AdviceFacts
from schwerpunkt.advice.models import AdviceEntry
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.core.writing import licence
from schwerpunkt.directory.models import CentreMunicipality, Organisation
from tests.kit import queries
from tests.kit.world import World

DAY = date(2023, 9, 14)
NOON = datetime(2023, 9, 14, 10, tzinfo=UTC)


def entry(world: World, role: str = "officer", **more: Any) -> AdviceEntry:
    wanted = {"on": DAY, "kind": world.code["beratung"], "minutes": 30, **more}
    with clock.at(NOON):
        return commands.log_advice(actor=world.actor(role), facts=AdviceFacts(**wanted))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"on": date(2023, 9, 15)}, "on"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 1441}, "minutes"),
        ({"note": "Frau Yildirim wegen Kita"}, "note"),
        ({"note": "Familie Novak"}, "note"),
        ({"note": "Kind, geb. 2019"}, "note"),
    ],
)
def test_an_entry_that_cannot_be_is_refused_at_the_field(world: World, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        entry(world, **wrong)

    assert list(refused.value.fields) == [field]
    assert not AdviceEntry.objects.exists()


@pytest.mark.parametrize("note", ["Frauengruppe im Stadtteil", "Elternabend, 20 Familien", "Herrenstraße 4", ""])
def test_ordinary_words_are_no_names(world: World, note: str) -> None:
    assert entry(world, note=note).note == note


def test_a_colleague_may_be_named_when_the_writer_says_so(world: World) -> None:
    assert entry(world, note="Mit Frau Berg vom Schulamt", is_nameless=True).note == "Mit Frau Berg vom Schulamt"


def test_the_database_refuses_more_minutes_than_a_day_has(world: World) -> None:
    found = entry(world)
    with pytest.raises(IntegrityError), transaction.atomic(), licence("test"):
        AdviceEntry.objects.filter(pk=found.pk).update(minutes=1441)


def test_the_municipality_is_the_institutions_unless_said_otherwise(world: World) -> None:
    with licence("test"):
        places = [CentreMunicipality(ags=f"0538200{n}", name=f"Ort {n}", official_name=f"Ort {n}") for n in (1, 2)]
        for place in places:
            place.save()
        school = Organisation(name="Grundschule am Bach", kind="school", municipality=places[0])
        school.save()

    assert entry(world, organisation=school).municipality == places[0]
    assert entry(world, organisation=school, municipality=places[1]).municipality == places[1]


def test_only_the_writer_and_the_head_change_an_entry(world: World) -> None:
    found = entry(world, "officer")
    facts = AdviceFacts(on=DAY, kind=world.code["koordinierung"], minutes=45)

    with pytest.raises(Forbidden), clock.at(NOON):
        commands.change_advice(actor=world.actor("assistant"), entry=found, facts=facts)
    with clock.at(NOON):
        changed = commands.change_advice(actor=world.actor("head"), entry=found, facts=facts)
    commands.remove_advice(actor=world.actor("officer"), entry=found)

    assert changed.minutes == 45
    assert not AdviceEntry.objects.exists()


def test_an_entry_is_repeated_with_today_and_without_its_note(world: World, client: Client) -> None:
    found = entry(world, minutes=75, note="Elternabend")
    client.force_login(world.here.people["officer"].user)

    with clock.at(NOON):
        page = client.get(reverse("advice:create") + f"?wie={found.pk}").content.decode()

    assert 'value="75"' in page
    assert 'value="14.09.2023"' in page
    assert "Elternabend" not in page


def test_a_note_with_a_name_comes_back_with_the_box_to_confirm(world: World, client: Client) -> None:
    client.force_login(world.here.people["officer"].user)
    sent = {"kind": world.code["beratung"].pk, "minutes": "20", "on": "1.9.2023", "note": "Frau Berg vom Schulamt"}

    refused = client.post(reverse("advice:create"), sent)
    taken = client.post(reverse("advice:create"), sent | {"is_nameless": "on"})

    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Frau Berg vom Schulamt</textarea>" in page
    assert re.search(r'<input[^>]*type="checkbox"[^>]*name="is_nameless"', page)
    assert (taken.status_code, AdviceEntry.objects.get().minutes) == (302, 20)


def test_the_list_asks_as_often_for_three_rows_as_for_one(world: World, client: Client) -> None:
    client.force_login(world.here.people["head"].user)
    url = reverse("advice:entries")
    entry(world)
    client.get(url)
    one = queries.count(lambda: client.get(url))
    for _number in range(2):
        entry(world, organisation=Organisation.objects.first())

    assert queries.count(lambda: client.get(url)) == one


def test_another_centres_entry_does_not_exist(world: World, client: Client) -> None:
    found = entry(world)
    client.force_login(world.there.people["head"].user)

    assert client.get(reverse("advice:entry", args=(found.pk,))).status_code == 404
