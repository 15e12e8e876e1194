"""The languages of the pages for volunteers: more than the program speaks, for these pages alone."""

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation.trans_real import parse_accept_lang_header

from schwerpunkt.ui.enums import LANGUAGE

SPOKEN = {
    "de": "Deutsch",
    "en": "English",
    "ar": "العربية",
    "fa": "فارسی",
    "ru": "Русский",
    "tr": "Türkçe",
    "uk": "Українська",
}


def language_of(request: HttpRequest) -> str:
    """The language chosen in the address, else the first one the browser asks for that is spoken here."""
    chosen = request.GET.get(LANGUAGE, "")
    if chosen in SPOKEN:
        return chosen
    for wanted, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        if (code := wanted.partition("-")[0]) in SPOKEN:
            return code
    return get_language() or "de"
