"""Headers that keep a page from doing more than it should."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase


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
