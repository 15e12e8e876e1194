"""Dates, numbers and money in the reader's language."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal, format_percent
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from schwerpunkt.core import clock

MISSING = "–"


def _locale() -> str:
    return "en_GB" if (get_language() or "de").startswith("en") else "de_DE"


def spoken_locale() -> str:
    """For words of the calendar: pages for volunteers speak more languages than the program."""
    language = get_language() or "de"
    return language if language in {"ar", "fa", "ru", "tr", "uk"} else _locale()


def _is_german() -> bool:
    return _locale() == "de_DE"


def _day(value: date) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


def day(value: date | None) -> str:
    """31.12.2023, in English 31 Dec 2023."""
    if value is None:
        return MISSING
    value = _day(value)
    return (
        f"{value.day:02}.{value.month:02}.{value.year:04}" if _is_german() else format_date(value, "d MMM y", "en_GB")
    )


def day_long(value: date | None) -> str:
    """Donnerstag, 14. September 2023."""
    return MISSING if value is None else format_date(_day(value), "full", spoken_locale())


def day_short(value: date | None) -> str:
    """Mo, 18.09., in English Mon 18 Sep."""
    if value is None:
        return MISSING
    if _is_german():
        return format_date(_day(value), "EEE, dd.MM.", "de_DE").replace(".,", ",", 1)
    return format_date(_day(value), "EEE d MMM", "en_GB")


def clock_time(value: datetime | time | None) -> str:
    """09:12."""
    if value is None:
        return MISSING
    if isinstance(value, datetime):
        value = timezone.localtime(value).time()
    return format_time(value, "HH:mm", locale=_locale())


def moment(value: datetime | None) -> str:
    """14.09.2023, 09:12."""
    return MISSING if value is None else f"{day(value)}, {clock_time(value)}"


def number(value: Decimal | float | None, digits: int | None = None) -> str:
    """1.234,5; with ``digits`` exactly that many after the comma."""
    if value is None:
        return MISSING
    pattern = "#,##0.###" if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, pattern, _locale())


def money(value: Decimal | int | None) -> str:
    """1.234,50 €."""
    return MISSING if value is None else format_currency(value, "EUR", locale=_locale())


def percent(value: Decimal | float | None) -> str:
    """74 %; takes a share between 0 and 1."""
    return MISSING if value is None else format_percent(value, "#,##0 %", _locale())


def until(value: date | None) -> str:
    """How far a day is away: heute, morgen, in 4 Tagen, seit 14 Tagen (a deadline that has passed)."""
    if value is None:
        return ""
    days = (_day(value) - clock.today()).days
    if days == 0:
        return _("heute")
    if days == 1:
        return _("morgen")
    if days > 0:
        return ngettext("in %(days)s Tag", "in %(days)s Tagen", days) % {"days": days}
    return ngettext("seit %(days)s Tag", "seit %(days)s Tagen", -days) % {"days": -days}


def ago(value: datetime | None) -> str:
    """When something happened: heute um 09:12, gestern um 17:03, sonst 14.09.2023."""
    if value is None:
        return MISSING
    passed = clock.today() - _day(value)
    if passed == timedelta(0):
        return _("heute um %(time)s") % {"time": clock_time(value)}
    if passed == timedelta(days=1):
        return _("gestern um %(time)s") % {"time": clock_time(value)}
    return day(value)


def count_word(count: int) -> str:
    """How many, at the beginning of a sentence about things or persons: Eine, Zwei … Zwölf, then figures."""
    words = {
        1: _("Eine"),
        2: _("Zwei"),
        3: _("Drei"),
        4: _("Vier"),
        5: _("Fünf"),
        6: _("Sechs"),
        7: _("Sieben"),
        8: _("Acht"),
        9: _("Neun"),
        10: _("Zehn"),
        11: _("Elf"),
        12: _("Zwölf"),
    }
    return words.get(count, str(count))


def words(value: object) -> str:
    """Any value of a record in words a reader understands."""
    if value is None or value == "":
        return MISSING
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(str(item) for item in value) or MISSING
    for kind, say in _SAYINGS:
        if isinstance(value, kind):
            return say(value)
    return str(value)


def several(value: object) -> list[object]:
    """What is to be said about one thing, one by one: nothing for an empty value, one for a plain value, each of a list."""
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list | tuple | set | frozenset) else [value]


_SAYINGS: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (bool, lambda value: _("ja") if value else _("nein")),
    (datetime, moment),
    (date, day),
    (time, clock_time),
    ((Decimal, int, float), number),
)
