"""The few words an output adds of its own, in the language of the document, and that language's direction."""

from dataclasses import dataclass

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "prs", "sd", "ug", "ur", "yi"})
LOCALES = {"de": "de-DE", "en": "en-GB"}
PAGES = {
    "de": "Seite {page} von {pages}",
    "en": "Page {page} of {pages}",
}


@dataclass(frozen=True)
class Labels:
    """Language, locale and region of a document, whether it runs from right to left, and its page label."""

    lang: str
    locale: str
    region: str | None
    rtl: bool
    page: str


def labels_for(language: str) -> Labels:
    """What an output adds to a document in ``language`` (BCP 47); languages without a translation get figures only."""
    lang, *rest = language.lower().split("-")
    region = next((part.upper() for part in rest if len(part) == 2), None)  # noqa: PLR2004  # a country has two letters
    locale = f"{lang}-{region}" if region else LOCALES.get(lang, lang)
    return Labels(
        lang=lang, locale=locale, region=region, rtl=lang in RIGHT_TO_LEFT, page=PAGES.get(lang, "{page} / {pages}")
    )
