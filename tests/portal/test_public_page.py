"""The public page: off by default, without names, without small figures."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.core.writing import licence
from schwerpunkt.parameters.models import Parameter
from schwerpunkt.planning import commands as planning
from schwerpunkt.planning.models import FocusPeriod, Goal, Indicator
from schwerpunkt.planning.queries import IndicatorState
from schwerpunkt.portal.commands import close_public_page, open_public_page
from schwerpunkt.portal.queries.public import outside, public_figure
from tests.kit.world import PASSWORD, World

NOW = datetime(2023, 6, 30, 9, tzinfo=UTC)
ADDRESS = "/oeffentlich/rsk/"


def publish(world: World, *values: tuple[str, int, int | None]) -> FocusPeriod:
    """A running period with one goal and indicators entered by hand (title, value, target); its page is public."""
    period = world.period()
    goal = world.goal(period, responsible=world.here.people["officer"], note="Nur für uns")
    world.measure(period, [goal], owner=world.here.people["officer"], due_on=date(2023, 9, 30))
    for title, value, target in values:
        indicator = add_indicator(world, goal, title, target)
        planning.record_value(
            actor=world.here.system, indicator=indicator, on=date(2023, 6, 1), value=Decimal(value), source="Abfrage"
        )
    set_state(period, "running")
    open_public_page(actor=world.actor("head"), centre=world.here.centre)
    return period


def add_indicator(world: World, goal: Goal, title: str, target: int | None) -> Indicator:
    wanted = None if target is None else Decimal(target)
    facts = planning.IndicatorFacts(title, date(2023, 1, 1), date(2023, 12, 31), unit="Schulen", target=wanted)
    return planning.add_goal_indicator(actor=world.here.system, goal=goal, facts=facts)


def set_state(period: FocusPeriod, state: str) -> None:
    with licence("test"):
        period.state = state
        period.save()


def look(address: str = ADDRESS, **more: Any) -> Any:
    with clock.at(NOW):
        return Client().get(address, **more)


def page(address: str = ADDRESS, **more: Any) -> str:
    answer = look(address, **more)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_it_is_off_until_the_head_switches_it_on(world: World) -> None:
    assert look().status_code == 404
    publish(world)
    assert look().status_code == 200
    assert look("/oeffentlich/stadt/").status_code == 404


def test_everybody_reads_the_goals_without_signing_in(world: World) -> None:
    publish(world, ("Begleitete Schulen", 12, 20))
    shown = page()
    for words in ("Bildung", "1. Übergang", "Bis zum 31.12.2023 wird das KI", "Frist: 31.12.2023"):
        assert words in shown
    assert "Die Arbeit beginnt noch." in shown
    assert re.search(r"<b>12</b> <span lang=\"de\">Schulen</span> <span class=\"sp-muted\">Ziel: 20", shown)


def test_names_measures_and_notes_stay_in_the_house(world: World) -> None:
    publish(world)
    names = [member.user.name for member in world.here.people.values()]
    assert [words for words in (*names, "Rucksack Kita", "Nur für uns", "Abfrage") if words in page()] == []


@pytest.mark.parametrize("state", ["draft", "released", "submitted", "agreed", "closed"])
def test_only_running_periods_are_shown(world: World, state: str) -> None:
    set_state(publish(world), state)
    assert "Übergang" not in page()
    assert "Zur Zeit läuft kein Schwerpunktzeitraum." in page()


def test_small_figures_are_not_named_and_give_nothing_away(world: World) -> None:
    publish(world, ("Klein", 4, 4), ("Nichts", 0, 3), ("Genug", 5, 5))
    shown = page()
    assert shown.count("weniger als 5") == 3
    assert shown.count("erreicht") == 1


def test_the_limit_is_the_dated_rule(world: World) -> None:
    publish(world, ("Neun", 9, None))
    assert "<b>9</b>" in page()
    with licence("test"):
        Parameter(
            centre=world.here.centre,
            code="figures.small_number",
            value="10",
            valid_from=date(2023, 1, 1),
            source="Test",
        ).save()
    assert "<b>weniger als 10</b>" in page()


def test_another_centre_shows_nothing_of_this_one(world: World) -> None:
    publish(world)
    open_public_page(actor=world.there.actor("head"), centre=world.there.centre)
    assert "Übergang" not in page("/oeffentlich/stadt/")


def test_who_is_signed_in_elsewhere_sees_the_page_as_everybody(world: World) -> None:
    publish(world)
    client = Client()
    client.force_login(world.there.people["head"].user)
    with clock.at(NOW):
        answer = client.get(ADDRESS)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-cache")
    assert "Head Stadt" not in answer.content.decode()


def test_it_may_be_kept_and_is_asked_about_each_time(world: World) -> None:
    publish(world)
    answer = look()
    assert answer["Cache-Control"] == "public, no-cache"
    assert look(HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304
    assert "Accept-Language" in answer["Vary"]
    assert "X-Robots-Tag" not in answer
    assert answer.cookies == {}


def test_english_is_chosen_by_link_or_by_the_browser(world: World) -> None:
    publish(world)
    for shown in (page(f"{ADDRESS}?sprache=en"), page(headers={"accept-language": "en"})):
        assert "What we want to achieve" in shown
        assert '<html lang="en"' in shown
    assert "Was wir erreichen wollen" in page(f"{ADDRESS}?sprache=xx")


def test_nothing_can_be_sent_there(world: World) -> None:
    publish(world)
    assert Client().post(ADDRESS).status_code == 405


def test_the_foot_of_every_page_leads_there_when_it_is_on(world: World) -> None:
    client = Client()
    assert client.login(email="reader@rsk.example", password=PASSWORD)
    link = f'<a href="{ADDRESS}">Öffentliche Seite</a>'
    assert link not in client.get("/hilfe/").content.decode()
    publish(world)
    assert link in client.get("/hilfe/").content.decode()


def test_the_head_sees_before_what_becomes_public_and_takes_it_back(world: World) -> None:
    set_state(publish(world), "running")
    close_public_page(actor=world.actor("head"), centre=world.here.centre)
    client = Client()
    assert client.login(email="head@rsk.example", password=PASSWORD)
    with clock.at(NOW):
        assert "1. Übergang" in client.get("/zentrum/oeffentliche-seite/").content.decode()
        assert "Namen von Personen" in client.get("/zentrum/oeffentliche-seite/einschalten/").content.decode()
        client.post("/zentrum/oeffentliche-seite/einschalten/")
        assert look().status_code == 200
        client.post("/zentrum/oeffentliche-seite/abschalten/")
        assert look().status_code == 404
    told = AuditEntry.objects.filter(object_type="tenancy.centre").order_by("-pk")[:2]
    assert [each.verb for each in told] == ["portal.close_public_page", "portal.open_public_page"]


def test_only_the_own_head_switches_and_only_once(world: World) -> None:
    for actor in (world.actor("assistant"), world.actor("admin"), world.there.actor("head")):
        with pytest.raises(Forbidden):
            open_public_page(actor=actor, centre=world.here.centre)
        with pytest.raises(Forbidden):
            close_public_page(actor=actor, centre=world.here.centre)
    with pytest.raises(Refused, match="schon abgeschaltet"):
        close_public_page(actor=world.actor("head"), centre=world.here.centre)
    open_public_page(actor=world.actor("head"), centre=world.here.centre)
    with pytest.raises(Refused, match="schon eingeschaltet"):
        open_public_page(actor=world.actor("head"), centre=world.here.centre)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("planned", "Die Arbeit beginnt noch."),
        ("running", "Wir arbeiten daran."),
        ("at_risk", "Es gibt Schwierigkeiten."),
        ("done", "Alles Geplante ist getan."),
    ],
)
def test_how_a_goal_stands_is_told_in_words(world: World, state: str, words: str) -> None:
    measure = publish(world).measures.get()
    with licence("test"):
        measure.state = state
        measure.save()
    assert words in page()


def test_what_is_late_is_said(world: World) -> None:
    measure = publish(world).measures.get()
    with licence("test"):
        measure.due_on = date(2023, 6, 1)
        measure.save()
    assert "Es dauert länger als geplant." in page()


_FIGURES = st.decimals(min_value=-20, max_value=2000, places=2)


@given(value=st.none() | _FIGURES, target=st.none() | _FIGURES, direction=st.sampled_from(["up", "down"]))
def test_no_figure_between_nothing_and_the_limit_is_ever_shown(
    value: Decimal | None, target: Decimal | None, direction: str
) -> None:
    indicator = Indicator(title="Familien", target=target, direction=direction, cut_off_on=date(2023, 12, 31))
    shown = public_figure(IndicatorState(indicator, value, date(2023, 6, 1), date(2023, 6, 30)), 5)
    for words, figure in ((shown.value, value), (shown.target, target)):
        if figure is None:
            assert words == ""
        elif 0 < figure < 5:
            assert words == "weniger als 5"
        else:
            assert Decimal(words.replace(".", "").replace(",", ".")) == figure
    if value is not None and 0 < value < 5:
        assert not shown.is_reached


@given(st.decimals(min_value="0.01", max_value="4.99", places=2))
def test_every_small_figure_reads_the_same(value: Decimal) -> None:
    assert outside(value, 5) == "weniger als 5"
