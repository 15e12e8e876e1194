"""Entries of a calendar as a file that calendar programs subscribe to (RFC 5545, RFC 7986)."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import get_language
from icalendar import Calendar, Event, vDuration

from schwerpunkt.messaging.links import address
from schwerpunkt.portal.queries.calendar import Entry

_REFRESH = timedelta(hours=6)


def calendar_file(name: str, entries: Iterable[Entry], *, since: datetime) -> bytes:
    """The calendar with that name: whole days that block no time and ring no bell.

    ``since`` dates entries of which nobody knows when they changed. The same entries give the same bytes.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//Schwerpunkt//Fristen//{(get_language() or 'de').upper()}")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", vDuration(_REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_REFRESH))
    for entry in entries:
        calendar.add_component(_event(entry, since))
    return bytes(calendar.to_ical())


def _event(entry: Entry, since: datetime) -> Event:
    changed = (entry.changed_at or since).astimezone(UTC).replace(microsecond=0)
    event = Event()
    event.add("uid", f"{entry.key}@{urlsplit(settings.BASE_URL).hostname}")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", entry.changes)
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", entry.title)
    event.add("description", f"{entry.verb}: {address(entry.url)}")
    event.add("url", address(entry.url))
    return event
