"""Arithmetic with calendar days and working days."""

import calendar
from datetime import date, timedelta
from functools import cache


def add_months(day: date, months: int) -> date:
    """The same day of the month ``months`` later (earlier if negative); the month's last day where it is shorter."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month0 + 1, min(day.day, calendar.monthrange(year, month0 + 1)[1]))


_SATURDAY = 5
_FIXED = ((1, 1), (5, 1), (10, 3), (11, 1), (12, 25), (12, 26))
_AFTER_EASTER = (-2, 1, 39, 50, 60)
"""Good Friday, Easter Monday, Ascension, Whit Monday, Corpus Christi: days from Easter Sunday."""


def easter(year: int) -> date:
    """Easter Sunday of a year of the Gregorian calendar (the rule of Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> frozenset[date]:
    """The public holidays of North Rhine-Westphalia (Feiertagsgesetz NW, section 2)."""
    moving = (easter(year) + timedelta(days=days) for days in _AFTER_EASTER)
    return frozenset({*(date(year, month, day) for month, day in _FIXED), *moving})


def is_working_day(day: date) -> bool:
    """Whether offices are open: Monday to Friday, no public holiday."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def after_working_days(day: date, count: int) -> date:
    """The day ``count`` working days after ``day``, which itself does not count; with 0 the day itself."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day
