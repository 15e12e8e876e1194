"""Fixtures for every test: the browser and the running program. Databases come from pytest-django."""

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.db import connection, transaction
from django.utils import translation
from playwright.sync_api import Browser, Page
from pytest_django import DjangoDbBlocker
from pytest_django.plugin import blocking_manager_key

from schwerpunkt.portal.demo import load
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import inside
from tests.kit import browser as chromium
from tests.kit import program
from tests.kit.installation import Installation
from tests.kit.world import World, opened

# Properties are tried on the same examples every time, however busy the machine is.
hypothesis.settings.register_profile("suite", deadline=None, derandomize=True)
hypothesis.settings.load_profile("suite")


@pytest.fixture(scope="session")
def site_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the program that browser tests use."""
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="session")
def site(site_data: Path) -> Iterator[str]:
    """Address of the real program with its demo data, started once for all browser tests."""
    with program.running(site_data) as address:
        yield address


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation with tables and nothing in them, on the database engine of the tests. To copy."""
    made = Installation(tmp_path_factory.mktemp("blank") / "data")
    made.must("migrate", "--verbosity", "0")
    return made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all browser tests."""
    with chromium.launched() as found:
        yield found


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens pages as fresh visitors: ``open_page(viewport=PHONE, color_scheme="dark")``."""
    with ExitStack() as visitors:

        def open_one(**options: Any) -> Page:
            return visitors.enter_context(chromium.opened(browser, site, **options))

        yield open_one


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A page of one fresh visitor at a desktop, in German."""
    return open_page()


@pytest.fixture(autouse=True)
def german() -> None:
    """Every test begins in German; a request leaves its language behind in the thread until the next one."""
    translation.deactivate()


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """Two centres with colleagues; the scope of the first is open. See ``tests.kit.world``."""
    with opened() as found:
        yield found


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The whole demo for the tests of one file, the scope of its first centre open; taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(lambda _line: None)
        with inside(Centre.objects.get(slug="rhein-sieg-kreis")):
            yield
        transaction.set_rollback(True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what asks a database is tried again; the rest would say the same as on SQLite."""
    if "SCHWERPUNKT_DATABASE" not in os.environ:
        return
    again = [each for each in items if _asks_a_database(each)]
    config.hook.pytest_deselected(items=[each for each in items if not _asks_a_database(each)])
    items[:] = again


def _asks_a_database(item: pytest.Item) -> bool:
    fixtures: list[str] = getattr(item, "fixturenames", [])
    asks = item.get_closest_marker("django_db") is not None or not {"db", "django_db_setup"}.isdisjoint(fixtures)
    return item.get_closest_marker("e2e") is not None or (asks and item.get_closest_marker("once") is None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, None, None]:
    """Puts back what migrations wrote after a test that emptied the tables, so that any test can come next."""
    yield
    mark = item.get_closest_marker("django_db")
    if mark and mark.kwargs.get("transaction") and nextitem is not None:
        with item.config.stash[blocking_manager_key].unblock():
            connection.creation.deserialize_db_from_string(connection._test_serialized_contents)  # type: ignore[attr-defined]
