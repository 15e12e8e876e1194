"""An institution sees what it has asked for, by a link that goes to its own address only."""

from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from schwerpunkt.core import clock
from schwerpunkt.core.writing import licence
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.links import Purpose, token_for
from schwerpunkt.interpreters.models import Request
from schwerpunkt.messaging.models import Mail
from tests.kit import pool
from tests.kit.typing_in import filled
from tests.kit.world import World

pytestmark = pytest.mark.django_db

ASK = reverse("interpreters:public_ask", args=("rsk",))
OVERVIEW = reverse("interpreters:public_overview", args=("rsk",))
SCHOOL = "sekretariat@schule.example"


@pytest.fixture(autouse=True)
def opened(world: World) -> World:
    """The centre has opened its form for requests; counting begins anew."""
    cache.clear()
    commands.open_form(actor=world.actor("head"), kind="request")
    return world


def asked_for(world: World, **more: Any) -> Request:
    return pool.request(world, **{"email": SCHOOL, "contact": "Erika Muster", **more})


def wish(client: Client, email: str, *, after: int = 0) -> Any:
    with clock.at(pool.NOON + timedelta(minutes=after)):
        return client.post(OVERVIEW, filled(client.get(OVERVIEW).text, {"email": email}))


def page_of(request: Request) -> str:
    return reverse("interpreters:by_link_overview", args=(token_for(Purpose.OVERVIEW, request),))


def links_sent() -> list[Mail]:
    return list(Mail.objects.filter(subject="Ihre Anfragen nach Sprachmittlung"))


def test_the_link_goes_to_the_address_and_the_page_does_not_tell(world: World, client: Client) -> None:
    asked_for(world)

    known, unknown = wish(client, SCHOOL.upper()), wish(client, "niemand@schule.example")

    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    assert "Wenn von dieser Adresse schon angefragt wurde" in client.get(known.headers["Location"]).text
    assert [mail.to_address for mail in links_sent()] == [SCHOOL]


def test_an_address_is_not_flooded(world: World, client: Client) -> None:
    asked_for(world)

    statuses = [wish(client, SCHOOL, after=minutes).status_code for minutes in range(4)]

    assert (statuses, len(links_sent())) == ([302, 302, 302, 429], 3)


def test_only_what_came_from_the_address_is_shown(world: World, client: Client) -> None:
    with clock.at(pool.NOON):
        first, second = asked_for(world), asked_for(world, starts_at=pool.TALK + timedelta(days=1))
        asked_for(world, email="andere@schule.example", starts_at=pool.TALK + timedelta(days=2))
        page = client.get(page_of(first))
        own = client.get(reverse("interpreters:by_link_institution", args=(token_for(Purpose.INSTITUTION, second),)))

    assert page.text.count("/einsatz/gespraech/") == 2
    assert own.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"


def test_the_link_serves_nothing_else_and_ends(world: World, client: Client) -> None:
    with clock.at(pool.NOON):
        request = asked_for(world)
        token, page = token_for(Purpose.OVERVIEW, request), page_of(request)
        foreign = client.get(reverse("interpreters:by_link_institution", args=(token,))).status_code
        other = client.get(page.replace(token, token_for(Purpose.INSTITUTION, request))).status_code
    with clock.at(pool.NOON + timedelta(days=30, seconds=1)):
        late = client.get(page).status_code
    with licence("tests"):
        Request.objects.filter(pk=request.pk).update(email="neu@schule.example")
    with clock.at(pool.NOON):
        moved = client.get(page).status_code

    assert (foreign, other, late, moved) == (404, 404, 410, 404)


def test_whoever_comes_by_the_link_asks_anew_without_writing_everything_again(world: World, client: Client) -> None:
    with clock.at(pool.NOON):
        request = asked_for(world)
        form = f"{ASK}?von={token_for(Purpose.OVERVIEW, request)}"
        assert quote(token_for(Purpose.OVERVIEW, request)) in client.get(page_of(request)).text
        page = client.get(form).text
        typed = {"on": "21.9.2023", "minutes": "60"} | {
            name: "no" for name in filled(page, {}) if name.startswith("rule_")
        }
        second = client.post(form, {**filled(page, typed), **typed, "weiter": "ja"})
        stranger = client.get(f"{ASK}?von=irgendwas").text

    assert f'value="{SCHOOL}"' in second.text
    assert 'value="Erika Muster"' in second.text
    assert f'value="{request.organisation.name}"' in second.text
    assert "Erika Muster" not in stranger


def test_a_request_of_another_centre_fills_in_nothing(world: World, client: Client) -> None:
    with clock.at(pool.NOON):
        request = asked_for(world)
    with licence("tests"):
        Request.objects.filter(pk=request.pk).update(centre=world.there.centre)

    with clock.at(pool.NOON):
        page = client.get(f"{ASK}?von={token_for(Purpose.OVERVIEW, request)}").text

    assert SCHOOL not in page
