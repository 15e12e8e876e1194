"""Pages for when something is not possible. They say what happened and what one can do."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from schwerpunkt.ui.rendering import respond


def _page(
    request: HttpRequest, status: HTTPStatus, headline: str, *sentences: str, link: tuple[str, str] | None = None
) -> HttpResponse:
    context: dict[str, Any] = {
        "headline": headline,
        "sentences": [each for each in sentences if each],
        "status": status,
        "link": link,
    }
    return respond(request, "ui/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Handler of 400."""
    return _page(
        request,
        HTTPStatus.BAD_REQUEST,
        _("Diese Anfrage konnten wir nicht lesen."),
        _("Vielleicht ist ein Link unvollständig angekommen. Gehen Sie zurück und versuchen Sie es noch einmal."),
    )


def forbidden(request: HttpRequest, reason: str | Exception | None = None) -> HttpResponse:
    """Handler of 403; ``reason`` is the sentence who may instead."""
    sentence = reason if isinstance(reason, str) else str(reason or "")
    return _page(
        request,
        HTTPStatus.FORBIDDEN,
        _("Das dürfen Sie hier nicht."),
        sentence or _("Fragen Sie die Leitung Ihres Kommunalen Integrationszentrums."),
    )


def signed_out(request: HttpRequest, login_url: str) -> HttpResponse:
    """A form was sent after the session had ended: nothing is lost yet, and this says how to keep it."""
    return _page(
        request,
        HTTPStatus.UNAUTHORIZED,
        _("Sie wurden inzwischen abgemeldet. Ihre Eingaben sind noch da."),
        _(
            "Melden Sie sich in einem neuen Fenster an. Gehen Sie dann hier im Browser zurück und senden Sie noch einmal."
        ),
        link=(_("In einem neuen Fenster anmelden"), login_url),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Handler of 404."""
    return _page(
        request,
        HTTPStatus.NOT_FOUND,
        _("Diese Seite gibt es nicht."),
        _("Vielleicht wurde sie gelöscht oder der Link ist alt. Über die Suche finden Sie, was da ist."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Handler of 500. Asks for nothing that could be broken."""
    return _page(
        request,
        HTTPStatus.INTERNAL_SERVER_ERROR,
        _("Das hat nicht geklappt. Es liegt an uns."),
        _("Es wurde nichts gespeichert. Versuchen Sie es in ein paar Minuten noch einmal."),
        _("Wenn es wieder passiert, sagen Sie der IT Ihres Hauses, was Sie gerade tun wollten."),
    )


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is too old or came from elsewhere (``CSRF_FAILURE_VIEW``)."""
    return _page(
        request,
        HTTPStatus.FORBIDDEN,
        _("Das Formular ist abgelaufen."),
        _("Gehen Sie im Browser zurück und senden Sie es noch einmal ab; Ihre Eingaben stehen dort noch."),
        _("Hilft das nicht, kopieren Sie sie, laden Sie die Seite neu und setzen Sie sie wieder ein."),
    )
