"""Times and reasons as these pages write them."""

from datetime import date, datetime

from babel.dates import format_date
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from schwerpunkt.interpreters.enums import AssignmentState
from schwerpunkt.interpreters.models import Confirmation, Request
from schwerpunkt.ui.formats import clock_time, day, day_long


def moment(value: datetime) -> str:
    """Day and time, short."""
    start = timezone.localtime(value)
    return f"{day(start.date())}, {clock_time(start)}"


def span(since: datetime, until: datetime) -> str:
    """Day with its weekday, from a time to a time."""
    first, last = timezone.localtime(since), timezone.localtime(until)
    return f"{day_long(first.date())}, {clock_time(first)} – {clock_time(last)}"


def because_of(request: Request) -> str:
    """Why a request ended without a talk: the reason that counts, if there is one, and what was added."""
    counted = request.uncovered_because
    return ": ".join(each for each in (counted.label if counted else "", request.state_reason) if each)


def said_words(said: Confirmation) -> str:
    """What one side says about a talk, without its remark."""
    if said.held_from is None or said.held_until is None:
        return str(said.get_outcome_display())
    times = {"begins": clock_time(said.held_from), "ends": clock_time(said.held_until)}
    words = _("%(begins)s bis %(ends)s Uhr") % times
    return words if said.outcome == AssignmentState.HELD else f"{said.get_outcome_display()}, {words}"


def month(value: date) -> str:
    """September 2026, in the reader's language."""
    return format_date(value, "MMMM y", "en_GB" if (get_language() or "de").startswith("en") else "de_DE")
