from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from schwerpunkt.accounts.commands import add_member
from schwerpunkt.directory import commands
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.models import CentreMunicipality, Code, Committee, Organisation
from schwerpunkt.directory.urls import urlpatterns
from schwerpunkt.directory.views.codes import TITLES
from tests.kit import queries
from tests.kit.world import World

NAMES = sorted(pattern.name for pattern in urlpatterns if pattern.name)
_PARENT = {
    "meeting_create": "committee",
    "name_create": "organisation",
    "contact_create": "organisation",
    "legal_version_create": "legal_source",
    "legal_source_change": "legal_source",
    "legal_version_change": "legal_version",
    "legal_version_remove": "legal_version",
    "legal_source": "legal_source",
}
_WITHOUT_RECORD = {
    *("setup", "centre_change", "letterheads", "letterhead_create", "signatories", "signatory_create", "codes"),
    *("committees", "committee_create", "meetings", "municipalities", "municipality_create", "municipality_add_all"),
    *("organisations", "organisation_create", "legal_sources", "legal_source_create", "team", "member_create"),
    *("profile",),
}
_OF_LIST = {"code_list", "code_create", "code_order"}


def _url(name: str, things: dict[str, Any]) -> str:
    if name in _WITHOUT_RECORD:
        return reverse(f"directory:{name}")
    if name in _OF_LIST:
        return reverse(f"directory:{name}", args=("handlungsfelder",))
    noun = _PARENT.get(name, name.split("_", maxsplit=1)[0])
    return reverse(f"directory:{name}", args=(things[noun].pk,))


def _answers(client: Client, things: dict[str, Any]) -> dict[str, int]:
    return {name: client.get(_url(name, things)).status_code for name in NAMES}


def test_every_page_can_be_opened(head: Client, things: dict[str, Any]) -> None:
    assert _answers(head, things) == dict.fromkeys(NAMES, 200)


def test_another_centre_s_records_are_not_there(client: Client, world: World, things: dict[str, Any]) -> None:
    client.force_login(world.there.people["head"].user)
    without = _WITHOUT_RECORD | _OF_LIST
    assert _answers(client, things) == {name: 200 if name in without else 404 for name in NAMES}


def test_strangers_are_sent_to_sign_in(client: Client, things: dict[str, Any]) -> None:
    assert _answers(client, things) == dict.fromkeys(NAMES, 302)


_LISTS = ("letterheads", "signatories", "committees", "meetings", "municipalities", "organisations", "codes", "team")


def test_every_list_can_be_taken_along(head: Client, things: dict[str, Any]) -> None:
    found = {}
    for name in (*_LISTS, "legal_sources"):
        for kind in ("xlsx", "csv", "druck"):
            answer = head.get(_url(name, things), {"als": kind})
            answer.getvalue()  # read to the end, as a browser does
            found[name, kind] = answer.status_code
    assert set(found.values()) == {200}


@pytest.mark.parametrize("name", ["committees", "municipalities", "organisations", "legal_sources", "codes", "team"])
def test_a_list_asks_as_often_for_more_rows(world: World, head: Client, things: dict[str, Any], name: str) -> None:
    url = _url(name, things)
    head.get(url)
    before = queries.count(lambda: head.get(url))
    _more(world, name)

    after = queries.count(lambda: head.get(url))

    assert after == before <= 12


def _more(world: World, name: str) -> None:
    actor = world.actor("head")
    for number in ("A", "B"):
        match name:
            case "committees":
                commands.add_committee(actor=actor, name=f"Ausschuss {number}", genitive=f"des Ausschusses {number}")
            case "municipalities":
                commands.add_municipality(actor=actor, ags={"A": "05382004", "B": "05382008"}[number])
            case "organisations":
                commands.add_organisation(actor=actor, name=f"Verein {number}", kind="association")
            case "legal_sources":
                commands.add_legal_source(actor=actor, title=f"Erlass {number}")
            case "codes":
                commands.add_code(actor=actor, kind="action_field", label=f"Feld {number}")
            case _:
                add_member(actor=actor, email=f"{number}@rsk.example", name=f"Person {number}", role="reader")


def test_all_municipalities_come_at_once(head: Client, things: dict[str, Any]) -> None:
    url = reverse("directory:municipality_add_all")
    assert "18 Kommunen aufnehmen?" in head.get(url).text
    assert head.post(url)["Location"] == reverse("directory:municipalities")
    assert CentreMunicipality.objects.count() == 19


def test_a_committee_is_made_and_changed(head: Client, things: dict[str, Any]) -> None:
    made = head.post(
        reverse("directory:committee_create"), {"name": "Kreistag", "genitive": "des Kreistags", "is_deciding": "on"}
    )
    committee = Committee.objects.get(name="Kreistag")
    assert made["Location"] == reverse("directory:committee", args=(committee.pk,))

    head.post(
        reverse("directory:committee_change", args=(committee.pk,)),
        {"name": "Kreistag", "genitive": "des Kreistags", "valid_to": "31.12.2030", "revision": committee.revision},
    )
    committee.refresh_from_db()
    assert (committee.is_deciding, f"{committee.valid_to}") == (False, "2030-12-31")


def test_lists_are_put_in_order(head: Client, world: World, things: dict[str, Any]) -> None:
    keys = [world.code["querschnitt"].pk, world.code["bildung"].pk]
    url = reverse("directory:code_order", args=("handlungsfelder",))
    assert head.post(url, {"order": keys})["Location"] == reverse("directory:code_list", args=("handlungsfelder",))
    assert list(Code.objects.filter(kind="action_field").order_by("position").values_list("pk", flat=True)) == keys


def test_merging_says_what_moves_and_does_it(head: Client, world: World, things: dict[str, Any]) -> None:
    other = Organisation.objects.get(name="Schulministerium")
    url = reverse("directory:organisation_merge", args=(things["organisation"].pk,))
    assert "Damit ziehen um: Name (1), Kontakt (1)." in head.get(url).text
    assert head.post(url, {"into": other.pk})["Location"] == reverse("directory:organisation", args=(other.pk,))
    assert not Organisation.objects.filter(name="Untere Schulaufsicht").exists()


def test_own_settings_are_changed(head: Client, world: World) -> None:
    answer = head.post(reverse("directory:profile"), {"language": "en", "theme": "dark"})
    user = world.here.people["head"].user
    user.refresh_from_db()
    assert (answer.status_code, user.language, user.theme) == (302, "en", "dark")


def test_a_colleague_is_taken_in(head: Client, world: World) -> None:
    answer = head.post(
        reverse("directory:member_create"),
        {"email": "neu@rsk.example", "name": "Nele Neu", "role": "officer", "remits": ["bildung"]},
    )
    page = head.get(answer["Location"]).text
    assert "Nele Neu" in page
    assert "Noch einmal einladen" in page


def test_the_checklist_says_what_is_missing(head: Client, world: World, things: dict[str, Any]) -> None:
    page = head.get(reverse("directory:setup")).text
    assert "Zwei Angaben fehlen noch." in page
    assert "18 Kommunen Ihres Gebiets fehlen." in page
    assert "Es ist noch keine Sitzung eingetragen, die bevorsteht." in page


def test_readers_do_not_see_what_they_cannot_do(client: Client, world: World, things: dict[str, Any]) -> None:
    client.force_login(world.here.people["auditor"].user)
    page = client.get(reverse("directory:organisation", args=(things["organisation"].pk,))).text
    assert "Kontakt anlegen" not in page
    assert client.get(reverse("directory:letterhead_create")).status_code == 403


def test_every_list_of_a_centre_has_its_page() -> None:
    assert {kind for kind, _title in TITLES.values()} == set(CodeKind)
