"""A database that threads share: PostgreSQL, or a file of SQLite."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.kit.papers import Desk
from tests.kit.papers import desk as furnished
from tests.kit.together import in_file
from tests.kit.world import World, opened

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """On PostgreSQL what a test writes is committed, so that the other threads see it. SQLite has its file for that."""
    on_server = connection.vendor == "postgresql"
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.django_db(transaction=on_server, serialized_rollback=on_server))


@pytest.fixture(scope="session")
def migrated(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Path | None:
    """The migrated database of SQLite as a file."""
    if connection.vendor != "sqlite":
        return None
    file = tmp_path_factory.mktemp("shared") / "migrated.sqlite3"
    with django_db_blocker.unblock(), closing(sqlite3.connect(file)) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    return file


@pytest.fixture
def shared(migrated: Path | None, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The database of this test; every thread has its own connection to it."""
    if migrated is None:
        yield
        return
    with django_db_blocker.unblock(), in_file(migrated, tmp_path):
        yield


@pytest.fixture
def world(shared: None) -> Iterator[World]:
    """The usual world, seen by every thread."""
    with opened() as found:
        yield found


@pytest.fixture
def desk(world: World) -> Desk:
    """The usual desk, seen by every thread."""
    return furnished(world)
