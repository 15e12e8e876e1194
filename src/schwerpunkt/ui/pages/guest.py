"""Pages for people without account: whoever came by a personal link or opened a public form."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import get_language, override

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.enums import Language
from schwerpunkt.tenancy.scope import inside
from schwerpunkt.ui.enums import LANGUAGE
from schwerpunkt.ui.pages.base import PUBLIC, Page


class GuestPage(Page, abstract=True):
    """Acts as a guest of one centre, in its scope. Never kept in shared places, never found by search engines."""

    permission = PUBLIC

    def language(self) -> str:
        """The language the page is shown in."""
        return wanted_language(self.request)

    def admit(self) -> Actor | HttpResponse:
        """The guest, who belongs to the centre the page is about; or the answer to whoever may not come in."""
        raise NotImplementedError

    def elsewhere(self) -> HttpResponseBase | None:
        """The way to another page, when this one has no place now."""
        return None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        language = self.language()
        with override(language):
            guest = self.admit()
            if isinstance(guest, HttpResponse):
                return _private(guest, language)
            if guest.centre is None:
                raise LookupError("a guest belongs to a centre")
            self.request.centre, self.request.actor = guest.centre, guest
            with inside(guest.centre):
                return _private(self.elsewhere() or super().dispatch(request, *args, **kwargs), language)


def wanted_language(request: HttpRequest) -> str:
    """The language the address asks for, if there is a translation; else the one of the reader's browser."""
    wanted = request.GET.get(LANGUAGE, "")
    return wanted if wanted in Language.values else (get_language() or Language.GERMAN)


def languages(request: HttpRequest, spoken: Mapping[str, str] | None = None) -> list[tuple[str, str, str, bool]]:
    """Every language the page can be read in: code, its own name, its address, whether it is the present one."""
    names = spoken or {code: str(label) for code, label in Language.choices}
    here = get_language()
    return [(code, name, f"{request.path}?{urlencode({LANGUAGE: code})}", code == here) for code, name in names.items()]


def _private(response: HttpResponseBase, language: str) -> HttpResponseBase:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Content-Language"] = language
    return response
