"""Forms that are sent twice, or by two people, at the same moment: through the pages, as in a browser."""

from collections.abc import Iterable, Mapping
from functools import partial
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core.writing import licence
from schwerpunkt.directory.commands import remove_code
from schwerpunkt.interpreters.commands import include_again
from schwerpunkt.interpreters.enums import SettlementState
from schwerpunkt.interpreters.models import Postponement, Settlement
from schwerpunkt.planning.forms.goals import GoalForm
from schwerpunkt.planning.models import FocusPeriod, Goal
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.pages import CreatePage
from tests.access import walk
from tests.access.url_table import PUBLIC, TABLE
from tests.kit.papers import Desk
from tests.kit.papers import desk as furnished
from tests.kit.settling import IBAN, OTHER_IBAN
from tests.kit.together import together
from tests.kit.typing_in import FIRST, filled
from tests.kit.world import World

_COMMON: Mapping[str, Any] = {
    "email": "neu@rsk.example",
    "phone": "02241 1",
    "website": "https://amt.example",
    "starts_on": "01.03.2023",
    "due_on": "30.06.2023",
    "ends_on": "",
    "held_on": "01.06.2023",
    "starts_at": "17:00",
    "papers_due_on": "",
    "issued_on": "02.03.2021",
    "valid_from": "",
    "valid_to": "",
    "dated_on": "10.02.2023",
    "ags": "05382004",
    "budget_amount": "1.000,00",
    "key": "etwas",
    "action_fields": FIRST,
    "goals": FIRST,
    "substitute": "",
    "meeting": "",
}
_OF_A_RUNNING_PERIOD = {"planning:goal_assess"}
_OWN: Mapping[str, Mapping[str, Any]] = {
    "interpreters:bank_account": {"iban": OTHER_IBAN},
    "interpreters:paying_account": {"iban": IBAN},
    "interpreters:tariff_create": {"valid_from": "01.01.2030", "travel_mode": "none"},
    "interpreters:absence_create": {"first_day": "01.12.2027", "last_day": ""},
    "interpreters:interpreter_create": {"joined_on": "01.03.2023"},
    "interpreters:proof_create": {"seen_on": "01.03.2023", "next_due": ""},
    "interpreters:request_create": {"on": "01.06.2099", "begins": "10:00", "minutes": "60"},
    "interpreters:slot_create": {"weekday": "6", "begins": "9:00", "ends": "10:00"},
    "interpreters:training_create": {"on": "01.03.2023", "lessons": "8"},
    "needs:need_create": {"organisation": ""},
    "needs:round_create": {"opens_on": "01.06.2027", "closes_on": "30.06.2027"},
    "planning:goal_indicator_create": {"where": ""},
    "planning:measure_indicator_create": {"where": ""},
    "portal:follow_up_create": {"due_on": "30.06.2099"},
    "portal:rule_set": {"value": "24", "valid_from": "01.01.2027"},
    "ui:import_new": {"file": b"Name;Art\nJugendamt;Beh\xc3\xb6rde\n"},
    "ui:view_save": {"page": "/massnahmen/", "query": "stand=laeuft"},
}


def _sender(world: World, route: str) -> Client:
    roles = TABLE[route]
    return _client(world, "head" if "head" in roles else min(roles))


def _creating() -> list[walk.Route]:
    """Every page of the house that makes something. Personal links from outside are tried where they are made."""
    creating = [each for each in walk.routes() if isinstance(each.page, type) and issubclass(each.page, CreatePage)]
    return [each for each in creating if TABLE[each.name] != PUBLIC]


def test_every_form_that_makes_something_makes_it_once_when_sent_twice_at_once(world: World) -> None:
    walk.furnish(world)
    with licence("test"):
        FocusPeriod.objects.update(title="Entwurf")
    for waiting in Postponement.objects.all():
        include_again(actor=world.here.system, postponement=waiting)
    furnished(world).paper()
    found: dict[str, tuple[list[int], int, int]] = {}

    for route in _creating():
        with licence("test"):
            FocusPeriod.objects.update(state="running" if route.name in _OF_A_RUNNING_PERIOD else "draft")
        values = walk.arguments(route, world)
        if getattr(route.page, "model", None) is Settlement:
            values["pk"] = Settlement.objects.get(state=SettlementState.DRAFT).pk  # the other one is released
        client, address = _sender(world, route.name), reverse(route.name, kwargs=values)
        page = client.get(address).text
        sent = [filled(page, {**_COMMON, **_OWN.get(route.name, {})}, blank="Etwas") for _each in range(2)]
        acts = AuditEntry.objects.filter(verb=route.page.form_class.command.command.code)
        before = acts.count()

        answers = together(*(partial(client.post, address, typed) for typed in sent))

        places = {answer.get("Location") for answer in answers}
        found[route.name] = ([answer.status_code for answer in answers], acts.count() - before, len(places))
    assert found == dict.fromkeys(found, ([302, 302], 1, 1))
    assert len(found) >= 20


def _second(answers: Iterable[Any]) -> str:
    """The page of whoever was second; the first one was sent on."""
    by_status = {answer.status_code: answer for answer in answers}
    assert sorted(by_status) == [302, 409]
    page: str = by_status[409].text
    return unescape(page)


def _both_save(world: World, address: str, field: str) -> tuple[str, str]:
    """Head and officer open the same page and save their own words into ``field``; gives the answers of the second."""
    clients = {name: _client(world, name) for name in ("head", "officer")}
    pages = {name: client.get(address).text for name, client in clients.items()}
    sent = {name: filled(page, {field: f"Fassung von {name}"}) for name, page in pages.items()}
    answers = together(*(partial(client.post, address, sent[name]) for name, client in clients.items()))
    late = next(name for name, answer in zip(clients, answers, strict=True) if answer.status_code == 409)
    return late, _second(answers)


def _client(world: World, role: str) -> Client:
    client = Client()
    client.force_login(world.here.people[role].user)
    return client


def _row(page: str, label: str) -> str:
    """The line of the comparison with that label."""
    found = page[page.index(f'<th scope="row">{label}') :]
    return found[: found.index("</tr>")]


def test_two_who_save_one_goal_the_second_sees_both_versions(world: World) -> None:
    goal = world.goal(world.period())
    address = reverse("planning:goal_change", args=(goal.pk,))

    late, page = _both_save(world, address, "title")

    early = "officer" if late == "head" else "head"
    goal.refresh_from_db()
    row = _row(page, "Titel")
    assert (goal.title, f"Fassung von {early}" in row, f"Fassung von {late}" in row) == (
        f"Fassung von {early}",
        True,
        True,
    )
    assert f'name="title" value="Fassung von {late}"' in page


def test_two_who_save_one_measure_the_second_sees_both_versions(world: World) -> None:
    period = world.period()
    measure = world.measure(period, [world.goal(period)])
    address = reverse("planning:measure_change", args=(measure.pk,))

    late, page = _both_save(world, address, "title")

    early = "officer" if late == "head" else "head"
    measure.refresh_from_db()
    row = _row(page, "Titel")
    assert (measure.title, f"Fassung von {early}" in row, f"Fassung von {late}" in row) == (
        f"Fassung von {early}",
        True,
        True,
    )


def test_two_who_write_one_block_of_a_paper_the_second_sees_both_versions(desk: Desk) -> None:
    paper = desk.paper()
    block = desk.block(paper, "bitte")
    address = reverse("papers:write", args=(paper.pk,))

    late, page = _both_save(desk.world, address, f"text_{block.pk}")

    early = "officer" if late == "head" else "head"
    row = _row(page, block.label)
    assert (desk.block(paper, "bitte").text, f"Fassung von {early}" in row, f"Fassung von {late}" in row) == (
        f"Fassung von {early}",
        True,
        True,
    )
    assert f">\nFassung von {late}</textarea>" in page


def test_who_was_second_saves_the_own_version_after_having_seen_both(world: World) -> None:
    goal = world.goal(world.period())
    address = reverse("planning:goal_change", args=(goal.pk,))
    late, page = _both_save(world, address, "title")

    again = _client(world, late).post(address, filled(page, {}))

    goal.refresh_from_db()
    assert (again.status_code, goal.title) == (302, f"Fassung von {late}")


def test_two_who_write_different_blocks_of_a_paper_keep_both(desk: Desk) -> None:
    paper = desk.paper()
    first, second = desk.block(paper, "bitte"), paper.blocks.exclude(key="bitte").filter(heading="")[0]
    address = reverse("papers:write", args=(paper.pk,))
    clients = [_client(desk.world, role) for role in ("head", "officer")]
    pages = [client.get(address).text for client in clients]
    sent = [
        filled(page, {f"text_{block.pk}": f"Neu: {block.key}"})
        for page, block in zip(pages, (first, second), strict=True)
    ]

    answers = together(*(partial(client.post, address, typed) for client, typed in zip(clients, sent, strict=True)))
    page = _second(answers)
    late = [answer.status_code for answer in answers].index(409)
    again = clients[late].post(address, filled(page, {}))

    assert (again.status_code, page.count('<th scope="row">')) == (302, 1)
    assert {block.text for block in paper.blocks.filter(is_edited=True)} == {
        f"Neu: {first.key}",
        f"Neu: {second.key}",
    }


def test_what_was_chosen_and_is_deleted_at_the_same_moment_is_said_at_the_form(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    period, level = world.period(), world.code["regelsysteme"]
    address = reverse("planning:goal_create", args=(period.pk,))
    client = _client(world, "head")
    typed = {
        "action_field": world.code["bildung"].pk,
        "title": "Neues Ziel",
        "sentence": "Bis zum 31.12.2023 wird das KI drei Formate anbieten.",
        "due_on": "31.12.2023",
        "strategy_level": level.pk,
    }
    sent = filled(client.get(address).text, typed)
    others = [partial(remove_code, actor=world.actor("head"), code=level)]

    def read_then_deleted(form: GoalForm) -> bool:
        is_valid = CommandForm.is_valid(form)
        if others:
            together(others.pop())
        return is_valid

    monkeypatch.setattr(GoalForm, "is_valid", read_then_deleted)
    answer = client.post(address, sent)

    assert (answer.status_code, Goal.objects.count()) == (422, 0)
    assert "Es wurde nichts gespeichert: Jemand hat inzwischen etwas gelöscht oder angelegt" in answer.text
    assert ('value="Neues Ziel"' in answer.text, "drei Formate anbieten" in answer.text) == (True, True)
    assert f">{level.label}</option>" not in answer.text
