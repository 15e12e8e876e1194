"""How often pages ask the database: few times, and as often for 54 centres and many rows as for one centre and a few.

Counted, never timed; ``make bench`` measures the time.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from schwerpunkt.accounts.actors import system_actor
from schwerpunkt.accounts.models import Membership
from schwerpunkt.directory.commands import create_centre
from schwerpunkt.directory.reference import areas, municipalities_served
from schwerpunkt.figures.metrics import all_metrics
from schwerpunkt.portal.generating import Size, fill
from schwerpunkt.portal.indexing import rebuild
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import inside
from schwerpunkt.ui.pages import DetailPage, ListPage
from tests.access.walk import Route, routes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("state")]

FEW = Size(
    3,
    contacts=3,
    periods=1,
    goals=2,
    measures=3,
    needs=3,
    meetings=2,
    papers=1,
    advice=3,
    interpreters=3,
    requests=3,
    acts=3,
    mails=3,
)
MANY = Size(
    60,
    contacts=60,
    periods=2,
    goals=9,
    measures=60,
    needs=60,
    meetings=55,
    papers=1,
    advice=60,
    interpreters=60,
    requests=60,
    acts=60,
    mails=60,
)
LIST_LIMIT, DETAIL_LIMIT = 8, 12
GATHERING = {
    "portal:today": DETAIL_LIMIT,
    "portal:search": LIST_LIMIT,
    "figures:metrics": LIST_LIMIT,
    "figures:gaps": DETAIL_LIMIT,
    "figures:quiet_places": LIST_LIMIT,
}
"""Pages that gather from all rooms, and how often each may ask."""
CENTRES, OK, NOT_THERE = 54, 200, 404
SAMPLE = 4
"""So many records of each kind are looked at."""


@dataclass
class State:
    """The counts with one centre and few rows, with 54 centres and few rows, and with 54 centres and many rows."""

    one: dict[str, int]
    few: dict[str, int]
    many: dict[str, int]


@pytest.fixture(scope="module")
def state(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[State]:
    """All pages counted in the three situations; the data is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        districts = [each for each in areas() if municipalities_served(each.ags)]
        cities = [each for each in areas() if not municipalities_served(each.ags)]
        small = _centre(districts[0], FEW)
        one = _counts(small)
        for area in (*districts[2:], *cities):
            _centre(area)
        large = _centre(districts[1], MANY)
        assert Centre.objects.count() == CENTRES
        yield State(one, _counts(small), _counts(large))
        transaction.set_rollback(True)


def _centre(area: Any, size: Size | None = None) -> Centre:
    found = create_centre(
        actor=system_actor("Test"),
        slug=f"zahl-{area.ags}",
        name=f"KI {area.display_name}",
        short_name=area.display_name[:60],
        area_name=area.name,
        area_kind="district" if municipalities_served(area.ags) else "city",
        area_ags=area.ags,
    )
    if size is not None:
        with inside(found):
            fill(found, random.Random(1), size)  # noqa: S311  # data to count with, not a secret
        for _step in rebuild():
            pass
    return found


def _counts(centre: Centre) -> dict[str, int]:
    with inside(centre):
        head = Membership.objects.select_related("user").get(role="head")
    client = Client()
    client.force_login(head.user)
    return {name: _largest(client, addresses) for name, addresses in _addresses(centre).items()}


def _addresses(centre: Centre) -> dict[str, list[str]]:
    """The addresses of every list, every detail page with some records, and the pages that gather from all rooms."""
    found = {name: [reverse(name)] for name in GATHERING}
    found["portal:search"] = [f"{address}?q=schule" for address in found["portal:search"]]
    for route in routes():
        kind = _kind(route)
        if kind is ListPage:
            found[route.name] = _lists(route, centre)
            found[f"{route.name} als CSV"] = [f"{address}?als=csv" for address in found[route.name]]
        elif kind is DetailPage:
            found[route.name] = _of_records(route, centre)
    return found


def _kind(route: Route) -> type | None:
    page = route.page
    return next((each for each in (ListPage, DetailPage) if isinstance(page, type) and issubclass(page, each)), None)


def _of_records(route: Route, centre: Centre) -> list[str]:
    with inside(centre):
        keys = list(route.page.model._default_manager.order_by("pk").values_list("pk", flat=True)[:SAMPLE])
    return [reverse(route.name, args=(key,)) for key in keys]


def _lists(route: Route, centre: Centre) -> list[str]:
    match list(route.pattern.pattern.converters):
        case []:
            return [reverse(route.name)]
        case ["metric"]:
            return [reverse(route.name, args=(metric.code,)) for metric in all_metrics()]
        case ["pk"]:
            return _of_records(route, centre)
        case ["pk", "place"]:
            return []  # the records of a figure of a released paper; the list of the figure itself is counted
        case _:
            return [reverse(route.name, args=("handlungsfelder",))]


def _largest(client: Client, addresses: list[str]) -> int:
    """The largest count; records that a page does not show, such as the sheet of a round, are left out."""
    seen = [address for address in addresses if _open(client, address) != NOT_THERE]
    assert seen or not addresses, addresses
    return max((_count(client, address) for address in seen), default=0)


def _count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert _open(client, address) == OK, address
    return len(queries)


def _open(client: Client, address: str) -> int:
    """The status of the answer, read to its end."""
    response: Any = client.get(address)
    if response.streaming:
        b"".join(response.streaming_content)
    return int(response.status_code)


NAMES = {kind: [route.name for route in routes() if _kind(route) is kind] for kind in (ListPage, DetailPage)}


@pytest.mark.parametrize("name", NAMES[ListPage])
def test_a_list_asks_little_and_never_more(state: State, name: str) -> None:
    for each in (name, f"{name} als CSV"):
        assert (state.one[each], state.many[each]) == (state.few[each], state.few[each])
    assert state.many[name] <= LIST_LIMIT


@pytest.mark.parametrize("name", NAMES[DetailPage])
def test_a_record_asks_little_and_no_more_among_many_centres(state: State, name: str) -> None:
    assert state.one[name] == state.few[name]
    assert max(state.few[name], state.many[name]) <= DETAIL_LIMIT


@pytest.mark.parametrize(("name", "limit"), GATHERING.items())
def test_what_gathers_from_all_rooms_asks_as_often_for_many_as_for_few(state: State, name: str, limit: int) -> None:
    assert (state.one[name], state.many[name]) == (state.few[name], state.few[name])
    assert state.many[name] <= limit
