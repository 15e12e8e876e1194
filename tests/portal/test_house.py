"""Pages that explain the house, and rules with their dates."""

from datetime import date
from enum import StrEnum
from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client

from schwerpunkt.access.labels import GROUPS
from schwerpunkt.accounts.commands import add_member
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.parameters.models import Parameter
from schwerpunkt.parameters.queries import at
from schwerpunkt.portal.commands import set_parameter
from schwerpunkt.tenancy.scope import inside
from tests.kit.world import World

CODE = "planning.period_months"


def get(world: World, role: str, path: str) -> str:
    client = Client()
    client.force_login(world.here.people[role].user)
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_permission_has_a_sentence_and_stands_once() -> None:
    declared: set[str] = set()
    for app in apps.get_app_configs():
        if app.name.startswith("schwerpunkt."):
            try:
                enums = import_module(f"{app.name}.enums")
            except ModuleNotFoundError:
                continue
            perms = getattr(enums, "Perm", None)
            if isinstance(perms, type) and issubclass(perms, StrEnum):
                declared |= {str(each) for each in perms}
    named = [str(code) for _title, labels in GROUPS for code in labels]
    assert sorted(named) == sorted(declared)


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/rollen/", "Ihre Rolle ist: Prüfung und Datenschutz."),
        ("/arbeitsablaeufe/", "Den Ministerien vorlegen"),
        ("/verarbeitungsverzeichnis/", "Welche Daten über Personen"),
        ("/regeln-und-saetze/", "Dauer eines Schwerpunktzeitraums"),
        ("/zentrum/wechseln/", "hier arbeiten Sie gerade"),
    ],
)
def test_pages_that_explain(world: World, path: str, sentence: str) -> None:
    assert sentence in get(world, "auditor", path)


@pytest.mark.parametrize("path", ["/hilfe/", "/barrierefreiheit/", "/datenschutz/", "/impressum/"])
def test_some_pages_are_for_everybody(world: World, path: str) -> None:
    assert Client().get(path).status_code == 200
    get(world, "reader", path)


def test_a_new_value_holds_from_its_day_and_the_old_one_stays(world: World) -> None:
    before = at(CODE, date(2026, 12, 31)).value
    set_parameter(
        actor=world.actor("head"), code=CODE, value="36", valid_from=date(2027, 1, 1), source="Erlass vom 1.12.2026"
    )
    assert at(CODE, date(2026, 12, 31)).value == before
    assert (at(CODE, date(2027, 1, 1)).value, at(CODE, date(2027, 1, 1)).source) == (36, "Erlass vom 1.12.2026")
    page = get(world, "head", "/regeln-und-saetze/")
    assert "Erlass vom 1.12.2026" in page


@pytest.mark.parametrize(
    ("values", "field"),
    [({"value": "lang"}, "value"), ({"source": " "}, "source"), ({"valid_from": date(2027, 1, 1)}, "valid_from")],
)
def test_a_value_is_refused_at_its_field(world: World, values: dict[str, object], field: str) -> None:
    good = {"code": CODE, "value": "36", "valid_from": date(2027, 1, 1), "source": "Erlass"}
    set_parameter(actor=world.actor("head"), **good)  # type: ignore[arg-type]  # the values above
    with pytest.raises(Refused) as refused:
        set_parameter(actor=world.actor("head"), **{**good, "valid_from": date(2028, 1, 1), **values})  # type: ignore[arg-type]  # the values above
    assert list(refused.value.fields) == [field]
    assert Parameter.objects.filter(centre=world.here.centre).count() == 1


def test_not_everybody_sets_values(world: World) -> None:
    with pytest.raises(Forbidden):
        set_parameter(actor=world.actor("officer"), code=CODE, value="36", valid_from=date(2027, 1, 1), source="Erlass")


def test_an_unknown_rule_is_refused(world: World) -> None:
    with pytest.raises(Refused):
        set_parameter(actor=world.actor("head"), code="x", value="1", valid_from=date(2027, 1, 1), source="Erlass")


def test_a_value_is_set_on_its_page(world: World) -> None:
    client = Client()
    client.force_login(world.here.people["head"].user)
    path = f"/regeln-und-saetze/{CODE}/neuer-wert/"
    assert "Neuer Wert: Dauer eines Schwerpunktzeitraums" in client.get(path).content.decode()
    answer = client.post(path, {"value": "36", "valid_from": "1.1.2027", "source": "Erlass"})
    assert (answer.status_code, answer["Location"]) == (302, "/regeln-und-saetze/")
    assert client.get("/regeln-und-saetze/gibt.es.nicht/neuer-wert/").status_code == 404


def test_somebody_in_two_centres_changes_between_them(world: World) -> None:
    with inside(world.there.centre):
        add_member(actor=world.there.system, email="head@rsk.example", name="Head Rsk", role="reader")
    client = Client()
    client.force_login(world.here.people["head"].user)
    assert "KI Musterkreis" in client.get("/").content.decode()
    client.post("/zentrum/wechseln/", {"centre": world.there.centre.pk})
    assert "KI Musterstadt" in client.get("/").content.decode()
    assert client.post("/zentrum/wechseln/", {"centre": "99999"}).status_code == 422
