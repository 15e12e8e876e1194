"""Reading dates and times as people write them."""

import re
from calendar import monthrange
from datetime import date, time

from django.utils.translation import gettext as _

from schwerpunkt.core import clock

MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
_GERMAN = re.compile(r"(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./]\s*(\d{4}|\d{2})")
_NO_YEAR = re.compile(r"(\d{1,2})\s*\.\s*(\d{1,2})\s*\.?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(\d{1,2})\.?\s*([A-Za-zäÄ]+)\.?\s+(\d{4}|\d{2})")
_TIME = re.compile(r"(\d{1,2})(?:\s*[:.]\s*(\d{2}))?\s*(?:Uhr|h)?", re.IGNORECASE)
_YEARS = range(1900, 2101)
_CENTURY = 70
"""Two digits from here on mean the last century."""


class Unreadable(ValueError):
    """The text is no date or time; the message is a sentence for the person who typed it."""


def _month_number(word: str) -> int | None:
    if len(word) < 3:  # noqa: PLR2004  # "Ma" could be March or May
        return None
    folded = word.casefold().replace("ae", "ä").replace("mrz", "märz")
    return next((n for n, name in enumerate(MONTHS, 1) if name.casefold().startswith(folded)), None)


def _parts(text: str) -> tuple[int, int, str]:
    if found := _GERMAN.fullmatch(text):
        return int(found[1]), int(found[2]), found[3]
    if found := _ISO.fullmatch(text):
        return int(found[3]), int(found[2]), found[1]
    if (found := _WORDS.fullmatch(text)) and (month := _month_number(found[2])):
        return int(found[1]), month, found[3]
    year = clock.today().year
    if found := _NO_YEAR.fullmatch(text):
        raise Unreadable(
            _("Bitte nennen Sie auch das Jahr, zum Beispiel %(day)s.%(month)s.%(year)s.")
            % {"day": found[1].zfill(2), "month": found[2].zfill(2), "year": year}
        )
    raise Unreadable(
        _("„%(text)s“ verstehen wir nicht als Datum. Schreiben Sie es so: 31.12.%(year)s.")
        % {"text": text[:40], "year": year}
    )


def parse_date(text: str) -> date:
    """The day that ``text`` names: 31.12.2023, 31.12.23, 2023-12-31 or 31. Dezember 2023. Unreadable otherwise."""
    day, month, written_year = _parts(" ".join(text.split()))
    year = int(written_year)
    if len(written_year) == 2:  # noqa: PLR2004  # two digits were typed
        year += 1900 if year >= _CENTURY else 2000
    if year not in _YEARS:
        raise Unreadable(_("Das Jahr %(year)s liegt außerhalb von 1900 bis 2100.") % {"year": year})
    if not 1 <= month <= len(MONTHS):
        raise Unreadable(_("Einen %(month)s. Monat gibt es nicht. Schreiben Sie Tag, Monat, Jahr.") % {"month": month})
    last = monthrange(year, month)[1]
    if day > last:
        raise Unreadable(
            _("Das Datum gibt es nicht: %(day)s. %(month)s. Meinten Sie den %(last)s.?")
            % {"day": day, "month": _(MONTHS[month - 1]), "last": last}
        )
    if day < 1:
        raise Unreadable(_("Einen 0. Tag gibt es nicht."))
    return date(year, month, day)


def parse_time(text: str) -> time:
    """The time that ``text`` names: 9:30, 09.30, 9 Uhr. Unreadable otherwise."""
    found = _TIME.fullmatch(text.strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (-1, 0)
    if not (0 <= hour <= 23 and 0 <= minute <= 59):  # noqa: PLR2004  # a day has 24 hours
        raise Unreadable(_("„%(text)s“ ist keine Uhrzeit. Schreiben Sie sie so: 09:30.") % {"text": text[:40]})
    return time(hour, minute)
