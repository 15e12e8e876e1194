"""Times as these pages write them."""

from datetime import datetime

from django.utils import timezone

from schwerpunkt.ui.formats import clock_time, day, day_long


def moment(value: datetime) -> str:
    """Day and time, short."""
    start = timezone.localtime(value)
    return f"{day(start.date())}, {clock_time(start)}"


def span(since: datetime, until: datetime) -> str:
    """Day with its weekday, from a time to a time."""
    first, last = timezone.localtime(since), timezone.localtime(until)
    return f"{day_long(first.date())}, {clock_time(first)} – {clock_time(last)}"
