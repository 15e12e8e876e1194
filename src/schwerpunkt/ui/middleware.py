"""Headers that keep a page from doing more than it should; words where a library answers without any."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from schwerpunkt.ui.errors import bad_request, not_allowed, too_large


def content_security_policy() -> str:
    """The policy of all pages: own files only, no inline script or style. The house's directory may receive forms."""
    form_targets = ["'self'"]
    if issuer := getattr(settings, "OIDC_ISSUER", ""):
        parts = urlsplit(issuer)
        form_targets.append(f"{parts.scheme}://{parts.netloc}")
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            f"form-action {' '.join(form_targets)}",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


class HeadersMiddleware:
    """Adds the security headers to every answer that has not set its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.headers = {
            "Content-Security-Policy": content_security_policy(),
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Resource-Policy": "same-origin",
        }

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers.setdefault(name, value)
        return response


class WordsMiddleware:
    """Refuses what is too large or unreadable before it is read, and says in our words what a library refused without any.

    It comes last, so that it speaks the language of the person.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if _claimed(request) > settings.MAX_REQUEST_BYTES:
            return too_large(request, settings.MAX_REQUEST_BYTES)
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return bad_request(request)  # nobody types that; no database would take it
        response = self.get_response(request)
        is_bare = response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not getattr(response, "content", b"x")
        if not is_bare or not request.accepts("text/html"):
            return response
        page = not_allowed(request)
        page.headers["Allow"] = response.headers["Allow"]
        return page


def _claimed(request: HttpRequest) -> int:
    """How many bytes the request says it has."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
