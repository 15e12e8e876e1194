"""The history: a panel at every record, and the whole centre on one page."""

from datetime import date

import pytest
from django.test import Client
from django.utils.translation import override

from schwerpunkt.audit.trail import history
from schwerpunkt.planning import commands as planning
from schwerpunkt.planning.commands.measures import MeasureFacts
from schwerpunkt.planning.models import Measure
from tests.kit.world import World


@pytest.fixture
def measure(world: World) -> Measure:
    """A measure whose deadline and description the officer has changed."""
    period = world.period()
    goal = world.goal(period)
    found = world.measure(
        period,
        [goal],
        due_on=date(2023, 6, 30),
        description="Eltern und Kinder lernen gemeinsam zu Hause und in der Kita",
    )
    facts = MeasureFacts(
        title="Rucksack Kita",
        kind=world.code["training"],
        goals=[goal],
        due_on=date(2023, 9, 30),
        description="Eltern und Kinder lernen zusammen zu Hause und in der Kita",
    )
    return planning.change_measure(
        actor=world.actor("officer"), measure=found, facts=facts, reason="Die Trainerin ist krank."
    )


def get(world: World, role: str, path: str) -> str:
    client = Client()
    client.force_login(world.here.people[role].user)
    answer = client.get(path)
    return (answer.getvalue() if answer.streaming else answer.content).decode()


def test_a_record_shows_who_changed_what_and_why(world: World, measure: Measure) -> None:
    page = get(world, "head", f"/massnahmen/{measure.pk}/")
    panel = page[page.index('id="verlauf"') :]
    assert "Officer Rsk" in panel
    assert "Grund: Die Trainerin ist krank." in panel
    assert '</span>30.06.2023</del> <ins><span class="kern-sr-only">jetzt: </span>30.09.2023</ins>' in panel
    assert '</span>gemeinsam </del><ins><span class="kern-sr-only">neu: </span>zusammen </ins>' in panel


def test_who_may_not_read_the_history_sees_no_panel(world: World, measure: Measure) -> None:
    assert 'id="verlauf"' not in get(world, "reader", f"/massnahmen/{measure.pk}/")


def test_the_whole_history_names_and_links_records(world: World, measure: Measure) -> None:
    page = get(world, "auditor", "/verlauf/?art=planning.measure")
    assert "2 von" in page
    assert f'<a href="/massnahmen/{measure.pk}/#verlauf">Rucksack Kita</a>' in page


def test_the_history_is_filtered_by_person_day_and_act(world: World, measure: Measure) -> None:
    officer = world.here.people["officer"].user_id
    assert "1 von" in get(world, "auditor", f"/verlauf/?person={officer}")
    assert "1 von" in get(world, "auditor", "/verlauf/?vorgang=planning.change_measure")
    assert "Dazu passt kein Eintrag" in get(world, "auditor", "/verlauf/?tag_bis=31.12.2001")


def test_a_record_that_is_gone_has_no_link(world: World, measure: Measure) -> None:
    planning.remove_measure(actor=world.actor("head"), measure=measure)
    page = get(world, "auditor", "/verlauf/?art=planning.measure")
    assert f"/massnahmen/{measure.pk}/" not in page
    assert "Maßnahme gelöscht" in page


def test_the_history_goes_into_a_file_with_before_and_after(world: World, measure: Measure) -> None:
    text = get(world, "auditor", "/verlauf/?art=planning.measure&als=csv")
    assert "Frist: 30.06.2023 → 30.09.2023" in text


def test_another_centre_s_history_does_not_exist(world: World, measure: Measure) -> None:
    client = Client()
    client.force_login(world.there.people["head"].user)
    assert "Rucksack Kita" not in client.get("/verlauf/").content.decode()


def test_the_history_speaks_the_language_of_its_reader_and_is_stored_in_one(world: World, measure: Measure) -> None:
    with override("en"):
        planning.move_measure_state(actor=world.actor("officer"), measure=measure, verb="begin")
    user = world.here.people["head"].user
    user.language = "en"
    user.save()

    page = get(world, "head", f"/massnahmen/{measure.pk}/")
    panel = page[page.index('id="verlauf"') :]

    assert {"field": "state", "label": "Stand", "before": "geplant", "after": "läuft"} in history(measure)[0].changes
    assert "<dt>State</dt>" in panel
    assert "</span>planned</del>" in panel
    assert "Eltern und Kinder lernen" in panel
