"""Counting queries: a page asks the database as often for three rows as for one."""

from collections.abc import Callable

from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext


def count(act: Callable[[], HttpResponse]) -> int:
    """How many queries ``act`` makes; it must answer 200."""
    with CaptureQueriesContext(connection) as queries:
        response = act()
    assert response.status_code == 200, response.status_code
    return len(queries)
