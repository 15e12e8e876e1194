"""Every address of the program, asked for by every persona, against one table of who may."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.access.url_table import PUBLIC, TABLE
from tests.access.walk import MISSING, Route, arguments, furnish, routes
from tests.kit.world import World

ROOMS = tuple(sorted({name.partition(":")[0] for name in TABLE}))
OK, LOGIN, SIGNED_OUT, FORBIDDEN, GONE = 200, 302, 401, 403, 404


def test_every_address_has_its_line() -> None:
    assert sorted(route.name for route in routes()) == sorted(TABLE)


def personas(world: World) -> dict[str, Client]:
    """One client per colleague, the head of another centre, and somebody without account."""
    users = {role: member.user for role, member in world.here.people.items()}
    users["stranger"] = world.there.people["head"].user
    clients = {"anonymous": Client()}
    for name, user in users.items():
        clients[name] = Client()
        clients[name].force_login(user)
    return clients


def expected(route: Route, who: str, values: dict[str, object]) -> int:
    """What the table says about this persona: seen, refused, not there, or sent to sign in."""
    allowed = TABLE[route.name]
    is_record = "pk" in values
    there = GONE if MISSING in values.values() else OK
    if allowed is PUBLIC:
        return there
    if who == "anonymous":
        return LOGIN
    if who == "stranger":
        return FORBIDDEN if "head" not in allowed else (GONE if is_record else there)
    return there if who in allowed else FORBIDDEN


def answered(response: Any) -> int:
    """The status; a file is read to its end, because closing it early would close the test's own transaction."""
    if response.streaming:
        b"".join(response.streaming_content)
    return int(response.status_code)


@pytest.mark.parametrize("room", ROOMS)
def test_everybody_sees_what_the_table_says(world: World, room: str) -> None:
    furnish(world)
    clients = personas(world)
    wrong = []
    for route in routes():
        if not route.name.startswith(f"{room}:"):
            continue
        values = arguments(route, world)
        path = reverse(route.name, kwargs=values)
        cache.clear()  # wrong links are counted, and this test tries a few hundred
        for who, client in clients.items():
            wanted = expected(route, who, values)
            if (got := answered(client.get(path))) != wanted:
                wrong.append(f"GET {path} as {who}: {got}, not {wanted}")
            if wanted in (LOGIN, FORBIDDEN):
                got = answered(client.post(path))
                if got not in ((wanted, SIGNED_OUT) if wanted == LOGIN else (wanted,)):
                    wrong.append(f"POST {path} as {who}: {got}, not {wanted}")
    assert wrong == []
