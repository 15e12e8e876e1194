import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schwerpunkt.core.log import SafeJsonFormatter
from tests.portal import site

pytestmark = pytest.mark.urls("tests.portal.site")
# Pages that find the database away close their connection; so nothing may hang on the test's transaction.
alone = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def shaky() -> Iterator[Callable[[int], None]]:
    """Lets the pretended database fail so many times."""

    def fail(times: int) -> None:
        site.failures_left = times
        site.calls.clear()

    fail(0)
    yield fail
    fail(0)


def patient() -> Client:
    """A browser: it sees the page for errors, not the exception."""
    return Client(raise_request_exception=False)


@contextmanager
def logged() -> Iterator[StringIO]:
    """What the program writes into its log, as it writes it."""
    target = StringIO()
    handler = logging.StreamHandler(target)
    handler.setFormatter(SafeJsonFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield target
    finally:
        root.removeHandler(handler)


def test_health_needs_no_sign_in_and_one_query(db: None, client: Client) -> None:
    answer = client.get("/gesund")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert "no-store" in answer.headers["Cache-Control"]
    with CaptureQueriesContext(connection) as queries:
        client.get("/gesund")
    assert len(queries) == 1
    assert client.post("/gesund").status_code == 405


@alone
def test_health_says_when_the_database_is_away_and_no_more(client: Client) -> None:
    with connection.execute_wrapper(_gone):
        answer = client.get("/gesund")

    assert answer.status_code == 503
    assert answer.json() == {"status": "gestört", "message": "Die Datenbank antwortet gerade nicht."}


def _gone(*_: object) -> None:
    raise OperationalError("secret.house.example:5432 is away")


@alone
def test_a_short_absence_of_the_database_is_not_noticed(shaky: Callable[[int], None]) -> None:
    client = patient()
    shaky(1)

    answer = client.get("/wackelig/")

    assert (answer.status_code, site.calls) == (200, ["GET", "GET"])


@alone
def test_a_longer_absence_is_said_in_a_friendly_page(shaky: Callable[[int], None]) -> None:
    client = patient()
    shaky(2)

    answer = client.get("/wackelig/")

    assert (answer.status_code, answer.headers["Retry-After"], site.calls) == (503, "30", ["GET", "GET"])
    assert "Das Programm erreicht seine Datenbank gerade nicht." in answer.content.decode()
    assert "Content-Security-Policy" in answer.headers
    assert client.get("/wackelig/").status_code == 200


@alone
def test_what_changes_something_is_never_done_twice(shaky: Callable[[int], None]) -> None:
    client = patient()
    shaky(1)

    answer = client.post("/wackelig/")

    assert (answer.status_code, site.calls) == (503, ["POST"])


def test_a_fault_of_ours_is_not_blamed_on_the_database(db: None) -> None:
    answer = patient().get("/kaputt/")

    assert (answer.status_code, "Es liegt an uns" in answer.content.decode()) == (500, True)


def test_the_log_tells_of_a_request_without_its_person(db: None, client: Client) -> None:
    with logged() as log:
        client.get("/gesund?email=kim@rsk.example&token=abcdefghijklmnopqrstuvwxyz0123")

    (line,) = [json.loads(each) for each in log.getvalue().splitlines() if '"request"' in each]
    assert {name: line[name] for name in ("method", "path", "status", "levelname")} == {
        "method": "GET",
        "path": "/gesund",
        "status": 200,
        "levelname": "INFO",
    }
    assert line["ms"] > 0
    assert set(line) == {"asctime", "levelname", "name", "message", "method", "path", "status", "ms"}


def test_the_log_holds_neither_addresses_nor_links(db: None) -> None:
    client = patient()
    with logged() as log:
        client.get("/konto/passwort/schluessel/1-d2k3x9-0123456789abcdef0123456789abcdef/")
        client.get("/nichts/kim@rsk.example/")
        logging.getLogger("schwerpunkt.test").warning("sent to %s: %s", "kim@rsk.example", "/a/" + "x" * 30)
        try:
            int("kim@rsk.example")
        except ValueError:
            logging.getLogger("schwerpunkt.test").exception("failed")

    text = log.getvalue()
    assert len(text.splitlines()) >= 4
    assert ("kim@" in text, "0123456789abcdef" in text, "xxxxxxxxxxxx" in text) == (False, False, False)
