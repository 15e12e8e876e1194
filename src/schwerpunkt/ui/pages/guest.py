"""Pages for people without account: whoever came by a personal link or opened a public form."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import get_language, override
from django.utils.translation.trans_real import parse_accept_lang_header

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.enums import Language
from schwerpunkt.tenancy.scope import inside
from schwerpunkt.ui.enums import LANGUAGE
from schwerpunkt.ui.pages.base import PUBLIC, Page

NAMES = {code: str(label) for code, label in Language.choices}
"""The languages of the program by code, each in its own words."""


class GuestPage(Page, abstract=True):
    """Acts as a guest of one centre, in its scope. Never kept in shared places, never found by search engines.

    ``spoken`` holds the languages it can be read in, by code.
    """

    permission = PUBLIC
    spoken: ClassVar[Mapping[str, str]] = NAMES

    def admit(self) -> Actor | HttpResponse:
        """The guest, who belongs to the centre the page is about; or the answer to whoever may not come in."""
        raise NotImplementedError

    def elsewhere(self) -> HttpResponseBase | None:
        """The way to another page, when this one has no place now."""
        return None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        language = wanted_language(self.request, self.spoken)
        with override(language):
            guest = self.admit()
            if isinstance(guest, HttpResponse):
                return _private(guest, language)
            if guest.centre is None:
                raise LookupError("a guest belongs to a centre")
            self.request.centre, self.request.actor = guest.centre, guest
            with inside(guest.centre):
                return _private(self.elsewhere() or super().dispatch(request, *args, **kwargs), language)


def wanted_language(request: HttpRequest, spoken: Mapping[str, str] = NAMES) -> str:
    """The language the address asks for, else the first that the browser asks for; among those spoken here."""
    wanted = request.GET.get(LANGUAGE, "")
    if wanted in spoken:
        return wanted
    for asked, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        if (code := asked.partition("-")[0]) in spoken:
            return code
    return get_language() or Language.GERMAN


def languages(request: HttpRequest, spoken: Mapping[str, str] = NAMES) -> list[tuple[str, str, str, bool]]:
    """Every language the page can be read in: code, its own name, its address, whether it is the present one."""
    here, asked = get_language(), request.GET.copy()
    found = []
    for code, name in spoken.items():
        asked[LANGUAGE] = code
        found.append((code, name, f"{request.path}?{asked.urlencode()}", code == here))
    return found


def _private(response: HttpResponseBase, language: str) -> HttpResponseBase:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    # The address is a key: it must not stand in the log of the web server beside every picture of the page.
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["Content-Language"] = language
    return response
