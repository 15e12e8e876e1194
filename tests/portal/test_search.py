"""Search: German words however they are typed, parts of words, and only what one may see."""

import io

import pytest
from django.core.management import call_command
from django.test import Client

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.core.searching import excerpt, marked, terms
from schwerpunkt.planning import commands as planning
from schwerpunkt.planning.models import FocusPeriod
from schwerpunkt.portal.models import SearchEntry, centre_mark
from schwerpunkt.portal.queries.search import search
from schwerpunkt.tenancy.scope import inside
from tests.kit.world import World


def titles(actor: Actor, query: str) -> list[str]:
    found = search(actor=actor, query=query)
    return ["".join(part.text for part in hit.title) for group in found.groups for hit in group.hits]


@pytest.fixture
def period(world: World) -> FocusPeriod:
    """A period with measures whose words are hard to find."""
    found = world.period()
    goal = world.goal(found)
    for title in ("Kinderbetreuung in Mühlheim", "Abend des Ehrenamts", "Häuser öffnen", "Straße der Sprachen"):
        world.measure(found, [goal], title, description="Gemeinsam mit den Grundschulen des Kreises")
    return found


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("betreuung", "Kinderbetreuung in Mühlheim"),
        ("Mühlheim", "Kinderbetreuung in Mühlheim"),
        ("Muehlheim", "Kinderbetreuung in Mühlheim"),
        ("Muhlheim", "Kinderbetreuung in Mühlheim"),
        ("KINDER mühl", "Kinderbetreuung in Mühlheim"),
        ("Haus", "Häuser öffnen"),
        ("haeuser", "Häuser öffnen"),
        ("ehrenamt", "Abend des Ehrenamts"),
        ("strasse", "Straße der Sprachen"),
        ("Sprache", "Straße der Sprachen"),
    ],
)
def test_german_words_are_found(world: World, period: FocusPeriod, query: str, title: str) -> None:
    assert title in titles(world.actor("reader"), query)


def test_every_word_must_be_there(world: World, period: FocusPeriod) -> None:
    assert titles(world.actor("head"), "Ehrenamt Mühlheim") == []
    assert len(titles(world.actor("head"), "grundschule")) == 4


def test_the_title_counts_more_than_the_text(world: World, period: FocusPeriod) -> None:
    goal = period.goals.get()
    world.measure(period, [goal], "Zuletzt", description="Auch hier geht es um das Ehrenamt und mehr")
    assert titles(world.actor("head"), "ehrenamt") == ["Abend des Ehrenamts", "Zuletzt"]


def test_changes_and_deletions_reach_the_index(world: World, period: FocusPeriod) -> None:
    [measure] = period.measures.filter(title="Häuser öffnen")
    planning.remove_measure(actor=world.actor("head"), measure=measure)
    assert titles(world.actor("head"), "häuser") == []
    assert SearchEntry.objects.filter(object_type="planning.measure", title="Häuser öffnen").count() == 0


def test_what_vanished_with_its_period_is_not_shown(world: World, period: FocusPeriod) -> None:
    planning.remove_period(actor=world.actor("head"), period=period)
    assert titles(world.actor("head"), "ehrenamt") == []


def test_another_centre_finds_nothing(world: World, period: FocusPeriod) -> None:
    with inside(world.there.centre):
        assert titles(world.there.actor("head"), "ehrenamt") == []


def test_who_may_see_nothing_finds_nothing(world: World, period: FocusPeriod) -> None:
    nobody = Actor(label="Niemand", centre=world.here.centre)
    assert titles(nobody, "ehrenamt") == []


def test_signs_and_short_words_do_no_harm(world: World, period: FocusPeriod) -> None:
    assert titles(world.actor("head"), '" OR * ( ') == []
    assert titles(world.actor("head"), "%") == []
    assert titles(world.actor("head"), "in mühl") == ["Kinderbetreuung in Mühlheim"]


def test_the_index_can_be_made_anew(world: World, period: FocusPeriod) -> None:
    SearchEntry.objects.all().delete()
    assert titles(world.actor("head"), "ehrenamt") == []
    out = io.StringIO()
    call_command("search-index", stdout=out)
    assert "KI Musterkreis: Maßnahmen, 4" in out.getvalue()
    assert titles(world.actor("head"), "ehrenamt") == ["Abend des Ehrenamts"]


def test_the_page_marks_what_was_searched_for(world: World, period: FocusPeriod) -> None:
    client = Client()
    client.force_login(world.here.people["reader"].user)
    page = client.get("/suche/?q=Muhlheim").content.decode()
    assert "Kinderbetreuung in <mark>Mühlheim</mark>" in page
    part = client.get("/suche/?q=gibtesnicht", headers={"HX-Request": "true", "HX-Target": "treffer"}).content.decode()
    assert part.strip().startswith('<div role="status">')
    assert "gibt es nichts" in part


def test_hits_are_marked_at_their_place_and_texts_are_cut_around_them() -> None:
    found = terms("Straße")
    assert [(part.text, part.is_hit) for part in marked("In der Hauptstrasse", found)] == [
        ("In der Haupt", False),
        ("strasse", True),
    ]
    text = "Wort " * 100 + "Straße " + "Wort " * 100
    cut = excerpt(text, found)
    assert "Straße" in cut
    assert len(cut) < 200
    assert "".join(part.text for part in marked(text, found)) == text


def test_entries_carry_the_mark_of_their_centre_which_nobody_sees(world: World, period: FocusPeriod) -> None:
    entries = list(SearchEntry.objects.all())
    marks = {centre_mark(key) for key in (1, 2, 4095, 4096, 2**24, 2**36 - 1)}

    assert {(each.words[:3], each.title_words[:3]) for each in entries} == {(centre_mark(world.here.centre.pk),) * 2}
    assert (len(marks), {len(mark) for mark in marks}) == (6, {3})
    assert titles(world.actor("head"), centre_mark(world.here.centre.pk)) == []
