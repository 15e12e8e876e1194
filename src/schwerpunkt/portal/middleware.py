"""What happens around every request: a line in the log, and a second try when the database was away for a moment."""

import logging
import sys
import time
from collections.abc import Callable
from typing import Any

from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from schwerpunkt.ui.errors import database_away

log = logging.getLogger("schwerpunkt.requests")
_FAILURE = "schwerpunkt.failure"
_AWAY = (OperationalError, InterfaceError)
_SERVER_ERRORS = 500


class RequestLogMiddleware:
    """One line a request: method, path without query, status, milliseconds. Who it was is not in it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        begun = time.perf_counter()
        response = self.get_response(request)
        facts = {
            "method": request.method,
            "path": request.path,
            "status": response.status_code,
            "ms": round((time.perf_counter() - begun) * 1000, 1),
        }
        level = logging.ERROR if response.status_code >= _SERVER_ERRORS else logging.INFO
        log.log(level, "request", extra=facts)
        return response


class DatabaseAwayMiddleware:
    """Asks again once when the connection to the database broke, as in a failover; then says so in a friendly page.

    Only reading requests are repeated. What changes something was rolled back and is for the person to send again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        got_request_exception.connect(_remember, dispatch_uid="schwerpunkt.portal.database_away")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._ask(request)
        if response is None and request.method in {"GET", "HEAD"}:
            response = self._ask(request)
        return database_away(request) if response is None else response

    def _ask(self, request: HttpRequest) -> HttpResponseBase | None:
        """The answer, or None when the database was away. Also the page for errors may fail for that reason."""
        request.META.pop(_FAILURE, None)
        try:
            response = self.get_response(request)
        except _AWAY:
            response = None
        if response is None or isinstance(request.META.get(_FAILURE), _AWAY):
            connection.close()
            return None
        return response


def _remember(sender: Any, request: HttpRequest | None = None, **_more: Any) -> None:
    """Keep what a view or a middleware raised; called while the exception is handled."""
    if request is not None:
        request.META[_FAILURE] = sys.exc_info()[1]
