"""Pages for when something is not possible. They say what happened and what one can do."""

import logging
from dataclasses import dataclass
from html import escape
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from schwerpunkt.ui.rendering import respond, respond_alone

log = logging.getLogger(__name__)
_TEMPLATE = "ui/error.html"
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class _Says:
    """What the page says: status, what happened, what to do, and where to go instead of the start page."""

    status: HTTPStatus
    headline: str
    sentences: tuple[str, ...]
    link: tuple[str, str] | None = None


def _page(request: HttpRequest, says: _Says) -> HttpResponse:
    return respond(request, _TEMPLATE, vars(says), status=says.status)


def _page_alone(request: HttpRequest, says: _Says) -> HttpResponse:
    """The same page when anything may be broken; without style when even the template is."""
    try:
        return respond_alone(request, _TEMPLATE, vars(says), status=says.status)
    except Exception:  # this is the last page there is, whatever is wrong
        log.exception("the page for errors failed")
    paragraphs = "".join(f"<p>{escape(sentence)}</p>" for sentence in says.sentences)
    return HttpResponse(
        f'<!doctype html><html lang="{get_language() or "de"}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><title>{escape(says.headline)}</title></head>'
        f"<body><main><h1>{escape(says.headline)}</h1>{paragraphs}</main></body></html>",
        status=says.status,
        headers={"Cache-Control": "no-store"},
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Handler of 400; a form with more text than we read is 413."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request, settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0)
    return _page(
        request,
        _Says(
            HTTPStatus.BAD_REQUEST,
            _("Diese Anfrage konnten wir nicht lesen."),
            (
                _(
                    "Vielleicht ist ein Link unvollständig angekommen. Gehen Sie zurück und versuchen Sie es noch einmal."
                ),
            ),
        ),
    )


def forbidden(request: HttpRequest, reason: str | None = None) -> HttpResponse:
    """The page of 403; ``reason`` is the sentence who may instead."""
    return _page(
        request,
        _Says(
            HTTPStatus.FORBIDDEN,
            _("Das dürfen Sie hier nicht."),
            (reason or _("Fragen Sie die Leitung Ihres Kommunalen Integrationszentrums."),),
        ),
    )


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Handler of 403: a library refused. Its words are not for people."""
    return forbidden(request)


def signed_out(request: HttpRequest, login_url: str) -> HttpResponse:
    """A form was sent after the session had ended: nothing is lost yet, and this says how to keep it."""
    return _page(
        request,
        _Says(
            HTTPStatus.UNAUTHORIZED,
            _("Sie wurden inzwischen abgemeldet. Ihre Eingaben sind noch da."),
            (
                _(
                    "Melden Sie sich in einem neuen Fenster an. Gehen Sie dann hier im Browser zurück und senden Sie noch einmal."
                ),
            ),
            (_("In einem neuen Fenster anmelden"), login_url),
        ),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Handler of 404."""
    return _page(
        request,
        _Says(
            HTTPStatus.NOT_FOUND,
            _("Diese Seite gibt es nicht."),
            (_("Vielleicht wurde sie gelöscht oder der Link ist alt. Über die Suche finden Sie, was da ist."),),
        ),
    )


def not_allowed(request: HttpRequest) -> HttpResponse:
    """The page of 405: an address that only takes forms was opened, or the other way round."""
    return _page(
        request,
        _Says(
            HTTPStatus.METHOD_NOT_ALLOWED,
            _("So lässt sich diese Adresse nicht aufrufen."),
            (
                _(
                    "Sie gehört zu einem Knopf auf einer anderen Seite. Gehen Sie im Browser zurück und drücken Sie ihn dort."
                ),
            ),
        ),
    )


def too_large(request: HttpRequest, limit: int) -> HttpResponse:
    """The page of 413: more than ``limit`` bytes were sent at once."""
    return _page(
        request,
        _Says(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            _("Das war zu viel auf einmal."),
            (
                _("Mehr als %(limit)s MB nehmen wir nicht an. Es wurde nichts gespeichert.")
                % {"limit": number_format(limit / _MEGABYTE, 0)},
                _(
                    "Gehen Sie im Browser zurück; Ihre Eingaben stehen dort noch. Verkleinern oder teilen Sie die Datei, "
                    "oder kürzen Sie den Text."
                ),
            ),
        ),
    )


def too_many(request: HttpRequest) -> HttpResponse:
    """Handler of 429."""
    return _page(
        request,
        _Says(
            HTTPStatus.TOO_MANY_REQUESTS,
            _("Das waren zu viele Versuche in kurzer Zeit."),
            (_("Warten Sie ein paar Minuten und versuchen Sie es dann noch einmal."),),
        ),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Handler of 500. Asks for nothing that could be broken."""
    return _page_alone(
        request,
        _Says(
            HTTPStatus.INTERNAL_SERVER_ERROR,
            _("Das hat nicht geklappt. Es liegt an uns."),
            (
                _("Es wurde nichts gespeichert. Versuchen Sie es in ein paar Minuten noch einmal."),
                _("Wenn es wieder passiert, sagen Sie der IT Ihres Hauses, was Sie gerade tun wollten."),
            ),
        ),
    )


def database_away(request: HttpRequest) -> HttpResponse:
    """The page of 503. Asks for nothing that needs the database."""
    again = (
        _("Laden Sie die Seite in einer Minute neu.")
        if request.method in {"GET", "HEAD"}
        else _(
            "Ihre letzte Eingabe wurde nicht gespeichert. Gehen Sie in einer Minute im Browser zurück und senden Sie neu."
        )
    )
    response = _page_alone(
        request,
        _Says(
            HTTPStatus.SERVICE_UNAVAILABLE,
            _("Das Programm erreicht seine Datenbank gerade nicht."),
            (again, _("Dauert es länger, sagen Sie es der IT Ihres Hauses.")),
        ),
    )
    response.headers["Retry-After"] = "30"
    return response


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is too old or came from elsewhere (``CSRF_FAILURE_VIEW``)."""
    return _page(
        request,
        _Says(
            HTTPStatus.FORBIDDEN,
            _("Das Formular ist abgelaufen."),
            (
                _("Gehen Sie im Browser zurück und senden Sie es noch einmal ab; Ihre Eingaben stehen dort noch."),
                _("Hilft das nicht, kopieren Sie sie, laden Sie die Seite neu und setzen Sie sie wieder ein."),
            ),
        ),
    )
