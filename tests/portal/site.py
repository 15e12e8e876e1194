"""Addresses for tests: the program's own, and pages that fail."""

from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import path

from schwerpunkt.config.urls import handler400, handler403, handler404, handler429, handler500
from schwerpunkt.config.urls import urlpatterns as own

__all__ = ("handler400", "handler403", "handler404", "handler429", "handler500")

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
    raise ZeroDivisionError("secret.house.example")


def forbidden(request: HttpRequest) -> HttpResponse:
    """A library refuses, with words that are not for people."""
    raise PermissionDenied("secret.house.example")


def suspicious(request: HttpRequest) -> HttpResponse:
    """A request that cannot be meant like that."""
    raise SuspiciousOperation("secret.house.example")


urlpatterns = [
    *own,
    path("wackelig/", shaky),
    path("kaputt/", broken),
    path("verboten/", forbidden),
    path("unlesbar/", suspicious),
]
