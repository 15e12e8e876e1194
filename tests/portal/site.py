"""Addresses for tests: the program's own, and pages that fail."""

from django.contrib.sessions.models import Session
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import path

from schwerpunkt.config.urls import handler400, handler403, handler404, handler500
from schwerpunkt.config.urls import urlpatterns as own

__all__ = ("handler400", "handler403", "handler404", "handler500")

failures_left = 0
calls: list[str] = []


def shaky(request: HttpRequest) -> HttpResponse:
    """Fails as often as ``failures_left`` says, as if the database were away."""
    global failures_left  # noqa: PLW0603  # the state of the pretended database
    calls.append(str(request.method))
    if failures_left:
        failures_left -= 1
        raise OperationalError("server closed the connection unexpectedly")
    return HttpResponse(f"ok {Session.objects.count()}")


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours."""
    raise ZeroDivisionError


urlpatterns = [*own, path("wackelig/", shaky), path("kaputt/", broken)]
