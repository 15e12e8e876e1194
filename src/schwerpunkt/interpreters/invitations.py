"""Calendar entries that go along with mails: one for the person who interprets, one for the institution (RFC 5546).

The entry of a record keeps its UID for good, and its SEQUENCE is the record's revision, which only grows: so calendar
programs take a later mail for the newer word about the same talk.
"""

from datetime import UTC
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from schwerpunkt.core import clock
from schwerpunkt.interpreters.models import Assignment, Request

REQUEST, CANCEL = "REQUEST", "CANCEL"


def entry_for_interpreter(assignment: Assignment, method: str = REQUEST) -> str:
    """The talk in the calendar of the person who interprets, as text of the given iTIP method."""
    request = assignment.request
    return _entry(
        key=f"einsatz-{assignment.pk}",
        request=request,
        method=method,
        sequence=assignment.revision + request.revision,
        attendee=(assignment.interpreter.name, assignment.interpreter.email),
        title=_("Sprachmittlung %(language)s: %(organisation)s")
        % {"language": request.language.name, "organisation": request.organisation.name},
    )


def entry_for_institution(request: Request, method: str = REQUEST) -> str:
    """The talk in the calendar of the institution, as text of the given iTIP method."""
    return _entry(
        key=f"anfrage-{request.pk}",
        request=request,
        method=method,
        sequence=request.revision,
        attendee=(request.contact or request.organisation.name, request.email),
        title=_("Gespräch mit Sprachmittlung: %(language)s") % {"language": request.language.name},
    )


def place_of(request: Request) -> str:
    """Where the talk is, in words."""
    if request.is_online:
        return _("online oder am Telefon")
    town = request.municipality.name if request.municipality else ""
    return ", ".join(part for part in (request.venue, town) if part)


def _entry(*, key: str, request: Request, method: str, sequence: int, attendee: tuple[str, str], title: str) -> str:
    # Only whoever writes a calendar needs the library, which takes a while to load.
    from icalendar import Calendar, Event, vCalAddress  # noqa: PLC0415

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Schwerpunkt//Sprachmittlung//DE")
    calendar.add("method", method)
    event = Event()
    event.add("uid", f"{key}@{urlsplit(settings.BASE_URL).hostname}")
    event.add("sequence", sequence)
    event.add("dtstamp", clock.now().astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", request.starts_at.astimezone(UTC))
    event.add("dtend", request.ends_at.astimezone(UTC))
    event.add("summary", title)
    event.add("location", place_of(request))
    event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    organizer = vCalAddress(f"mailto:{settings.DEFAULT_FROM_EMAIL.rpartition('<')[2].rstrip('>')}")
    organizer.params["CN"] = request.centre.name
    event.add("organizer", organizer)
    name, email = attendee
    if email:
        guest = vCalAddress(f"mailto:{email}")
        guest.params["CN"] = name
        guest.params["PARTSTAT"] = "ACCEPTED"
        event.add("attendee", guest)
    calendar.add_component(event)
    return bytes(calendar.to_ical()).decode()
