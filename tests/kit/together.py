"""Several people at the same moment: real threads, each with a connection of its own to a database they share."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import copy_context
from functools import partial
from pathlib import Path
from threading import Barrier, BrokenBarrierError
from typing import TypeVar

from django.db import connection, connections, transaction

from schwerpunkt.core.errors import Refused

T = TypeVar("T")
PATIENCE = 0.3
"""Seconds that somebody who has done her work waits for the others before she commits."""


def at_once(*acts: Callable[[], T]) -> list[T | Refused]:
    """Do all acts at the same moment; gives what each returned or was refused with.

    Everybody keeps the transaction open until all have done their work. So whoever may overlap does overlap, and who
    has to wait for a lock is waited for no longer than ``PATIENCE``.
    """
    end = Barrier(len(acts))

    def kept_open(act: Callable[[], T]) -> T | Refused:
        try:
            with transaction.atomic():
                result = act()
                with suppress(BrokenBarrierError):
                    end.wait(timeout=PATIENCE)
        except Refused as refused:
            return refused
        return result

    return together(*(partial(kept_open, act) for act in acts))


def together(*acts: Callable[[], T]) -> list[T]:
    """Start all acts at the same moment, each with its own transactions; gives what each returned."""
    start = Barrier(len(acts))

    def do(act: Callable[[], T]) -> T:
        try:
            start.wait(timeout=10)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        futures = [pool.submit(copy_context().run, do, act) for act in acts]
        return [future.result(timeout=60) for future in futures]


def done(outcomes: list[T | Refused]) -> list[T]:
    """What was done, without the refusals."""
    return [each for each in outcomes if not isinstance(each, Refused)]


def refused(outcomes: list[T | Refused]) -> list[Refused]:
    """The refusals alone."""
    return [each for each in outcomes if isinstance(each, Refused)]


@contextmanager
def in_file(migrated: Path, folder: Path) -> Iterator[None]:
    """Let the default connection of every thread lead to a copy of the migrated SQLite file, as in production.

    The database of the other tests is in memory and has one connection; it stays as it is.
    """
    file = shutil.copy(migrated, folder / "shared.sqlite3")
    in_memory = connections["default"]
    settings = connections.settings["default"]
    name = settings["NAME"]
    settings["NAME"] = str(file)
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        settings["NAME"] = name
        connections["default"] = in_memory
