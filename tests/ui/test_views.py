"""Kept views of lists."""

import pytest
from django.test import Client

from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.ui import commands
from schwerpunkt.ui.commands import drop_view, save_view
from schwerpunkt.ui.models import SavedView
from schwerpunkt.ui.queries import saved_views
from tests.kit.world import World

_KEPT = {"page": "people", "query": "role=head", "back": "/leute?role=head"}


def test_a_view_is_kept_and_shown_as_a_tab(head: Client) -> None:
    answer = head.post("/ansichten/merken", {**_KEPT, "name": "Nur Leitung"})
    assert (answer.status_code, answer["Location"]) == (302, "/leute?role=head")
    text = head.get("/leute?role=head").text
    assert '<a href="/leute?role=head" aria-current="page">Nur Leitung</a>' in text
    assert "Die Ansicht „Nur Leitung“ ist gemerkt." in text


def test_the_same_name_is_overwritten(world: World) -> None:
    for query in ("a=1", "b=2"):
        save_view(actor=world.actor("head"), page="people", name="Meine", query=query)
    assert list(SavedView.objects.values_list("name", "query")) == [("Meine", "b=2")]


def test_a_view_without_a_name_is_asked_for_one(head: Client) -> None:
    answer = head.post("/ansichten/merken", {**_KEPT, "name": " "})
    assert answer.status_code == 422
    assert "Bitte geben Sie der Ansicht einen Namen." in answer.text


@pytest.mark.parametrize("back", ["https://boese.example/", "//boese.example", "javascript:alert(1)", "leute", ""])
def test_nobody_is_led_out_of_the_house(head: Client, back: str) -> None:
    assert head.post("/ansichten/merken", {**_KEPT, "name": "x", "back": back})["Location"] == "/"


def test_one_sees_and_drops_only_ones_own_views(head: Client, officer: Client, world: World) -> None:
    view = save_view(actor=world.actor("head"), page="people", name="Meine", query="")
    assert "Meine" not in officer.get("/leute").text
    assert officer.post(f"/ansichten/{view.pk}/loeschen").status_code == 404
    assert head.post(f"/ansichten/{view.pk}/loeschen", {"back": "/leute"})["Location"] == "/leute"
    assert saved_views(world.here.people["head"].pk).count() == 0


def test_the_command_refuses_somebody_elses_view(world: World) -> None:
    view = save_view(actor=world.actor("head"), page="people", name="Meine", query="")
    with pytest.raises(Forbidden, match="gehört jemand anderem"):
        drop_view(actor=world.actor("officer"), view=view)


def test_the_program_itself_keeps_no_views(world: World) -> None:
    with pytest.raises(Forbidden, match="nur für Kolleginnen und Kollegen"):
        save_view(actor=world.here.system, page="people", name="x", query="")


def test_more_views_than_one_can_find_again_are_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "LIMIT", 2)
    for name in ("eins", "zwei", "zwei"):
        save_view(actor=world.actor("head"), page="people", name=name, query="")
    with pytest.raises(Refused, match="Sie haben schon 2 Ansichten dieser Liste"):
        save_view(actor=world.actor("head"), page="people", name="drei", query="")
