"""Counting queries: a page asks the database as often for three rows as for one."""

from collections.abc import Callable
from typing import Protocol

from django.db import connection
from django.test.utils import CaptureQueriesContext


class Answer(Protocol):
    """What a test client answers."""

    @property
    def status_code(self) -> int: ...


def count(act: Callable[[], Answer]) -> int:
    """How many queries ``act`` makes; it must answer 200."""
    with CaptureQueriesContext(connection) as queries:
        response = act()
    assert response.status_code == 200, response.status_code
    return len(queries)
