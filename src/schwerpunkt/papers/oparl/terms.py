"""What every OParl object shares: addresses, types, dates, and the words the specification recommends."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, TypeAlias
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from django.utils.encoding import iri_to_uri

SPECIFICATION = "https://schema.oparl.org/1.1/"

# Marks what goes beyond OParl: the specification lets every vendor add properties under a prefix of its own.
PREFIX = "schwerpunkt:"

ZONE = ZoneInfo("Europe/Berlin")

# What identifies a record for good. A reference number is none: it may change, an address may not.
Key: TypeAlias = int | str
OParlObject: TypeAlias = dict[str, Any]


class Kind(StrEnum):
    """The object types this package builds."""

    SYSTEM = "System"
    BODY = "Body"
    ORGANIZATION = "Organization"
    PERSON = "Person"
    MEETING = "Meeting"
    AGENDA_ITEM = "AgendaItem"
    PAPER = "Paper"
    CONSULTATION = "Consultation"
    FILE = "File"
    LOCATION = "Location"


class Role(StrEnum):
    """What a committee does with a paper, in the specification's own words; never translated."""

    NOTING = "Kenntnisnahme"
    PRELIMINARY = "Vorberatung"
    HEARING = "Anhörung"
    DECISION = "Entscheidung"


class MeetingStage(StrEnum):
    """The recommended values of ``meetingState``. A cancelled meeting keeps its stage and is marked ``cancelled``."""

    SCHEDULED = "terminiert"
    INVITED = "eingeladen"
    HELD = "durchgeführt"


class OrganizationType(StrEnum):
    """The values the specification names for ``organizationType``, as far as they occur here."""

    COMMITTEE = "Gremium"
    ADMINISTRATION = "Verwaltungsbereich"
    INSTITUTION = "Institution"
    OTHER = "Sonstiges"


def type_url(kind: Kind) -> str:
    """The value of ``type``."""
    return f"{SPECIFICATION}{kind}"


def link(url: str) -> str:
    """``url`` with everything percent-encoded that must be; ValueError unless it is an absolute http(s) address."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"not an absolute http(s) address: {url!r}")
    return iri_to_uri(url)


def optional_link(url: str) -> str | None:
    """``link``, for a property that may be absent."""
    return link(url) if url else None


def root(base: str) -> str:
    """The base address in its one canonical form: no slash at the end, no query. ValueError if it is none."""
    if urlsplit(base).query or urlsplit(base).fragment:
        raise ValueError(f"a base address has no query and no fragment: {base!r}")
    return link(base).rstrip("/")


def object_url(base: str, kind: Kind, key: Key) -> str:
    """The address of an object, which is its ``id``. The system's is the base itself."""
    if str(key) == "":
        raise ValueError(f"a {kind} needs a key")
    return f"{root(base)}/{kind.lower()}/{quote(str(key), safe='')}"


def object_urls(base: str, kind: Kind, keys: tuple[Key, ...]) -> list[str]:
    """The addresses of several objects of one kind, in the given order."""
    return [object_url(base, kind, key) for key in keys]


def day(value: date | None) -> str | None:
    """A calendar day, without time zone."""
    if isinstance(value, datetime):
        raise ValueError(f"a day is wanted, not a moment: {value!r}")
    return value.isoformat() if value else None


def moment(value: datetime) -> str:
    """A moment to the second, in German legal time with its offset; ValueError without time zone."""
    if value.utcoffset() is None:
        raise ValueError(f"a moment needs its time zone: {value!r}")
    return value.astimezone(ZONE).isoformat(timespec="seconds")


def local_moment(on: date, at: time) -> str:
    """The moment a clock in Germany shows ``at`` on that day."""
    return moment(datetime.combine(on, at, tzinfo=ZONE))


def filled(properties: OParlObject) -> OParlObject:
    """Without the properties nothing is known about: OParl leaves them out instead of sending null or an empty list."""
    return {name: value for name, value in properties.items() if value is not None and value not in ("", [])}
