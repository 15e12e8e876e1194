"""The languages of the pages for volunteers: more than the program speaks, for these pages alone.

And what the languages that people interpret are called in them.
"""

from babel import Locale
from babel.core import get_global
from django.utils.translation import get_language

from schwerpunkt.interpreters.models import Language

SPOKEN = {
    "de": "Deutsch",
    "en": "English",
    "ar": "العربية",
    "fa": "فارسی",
    "ru": "Русский",
    "tr": "Türkçe",
    "uk": "Українська",
}


def name_of(language: Language) -> str:
    """What a language is called in the reader's language; as the list of languages has it where nobody has named it.

    Source: Unicode CLDR, which knows some languages under a wider code (``kmr`` under ``ku``). A variety keeps its own
    name: under the wider code it would be mistaken for the language it belongs to.
    """
    reader = (get_language() or "de").partition("-")[0]
    if reader == "de":
        return language.name
    names = Locale.parse(reader).languages
    wider = get_global("language_aliases").get(language.code, "")
    if "_" not in wider and language.variety_of_id is not None:
        wider = ""
    return str(names.get(language.code) or names.get(wider) or language.name)
