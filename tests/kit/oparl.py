"""Does a JSON object keep the rules of OParl 1.1? A table of our own, read from the specification at https://oparl.org
(types and formats from its schema, the obligation of created and modified and the rules on references, null, deleted
objects and vendor properties from its text). Knows nothing of the program that made the object.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

SPECIFICATION = "https://schema.oparl.org/1.1/"

# A value is a kind; "!" behind it: obligatory; "[]": an array of it; "@Name": an embedded object; "list": the address
# of an external list.
_COMMON = {
    "id": "url!",
    "type": "string!",
    "license": "url",
    "keyword": "string[]",
    "created": "date-time!",
    "modified": "date-time!",
    "web": "url",
    "deleted": "boolean",
}
_LISTS_OF_1_1 = ("agendaItem", "consultation", "file", "locationList", "legislativeTermList", "membership")
RULES: dict[str, dict[str, str]] = {
    "System": {
        **{name: rule for name, rule in _COMMON.items() if name != "keyword"},
        "oparlVersion": "string!",
        "otherOparlVersions": "url[]",
        "body": "list!",
        "name": "string",
        "contactEmail": "string",
        "contactName": "string",
        "website": "url",
        "vendor": "url",
        "product": "url",
    },
    "Body": {
        **_COMMON,
        "system": "url",
        "name": "string!",
        "shortName": "string",
        "website": "url",
        "licenseValidSince": "date-time",
        "oparlSince": "date-time",
        "ags": "string",
        "rgs": "string",
        "equivalent": "url[]",
        "contactEmail": "string",
        "contactName": "string",
        "organization": "list!",
        "person": "list!",
        "meeting": "list!",
        "paper": "list!",
        "legislativeTerm": "@LegislativeTerm[]!",
        **dict.fromkeys(_LISTS_OF_1_1, "list!"),
        "classification": "string",
        "location": "@Location",
        "mainOrganization": "url",
    },
    "LegislativeTerm": {**_COMMON, "body": "url", "name": "string", "startDate": "date", "endDate": "date"},
    "Organization": {
        **_COMMON,
        "body": "url",
        "name": "string",
        "shortName": "string",
        "membership": "url[]",
        "meeting": "list",
        "consultation": "list",
        "post": "string[]",
        "subOrganizationOf": "url",
        "organizationType": "string",
        "classification": "string",
        "startDate": "date",
        "endDate": "date",
        "website": "url",
        "location": "@Location",
        "externalBody": "url",
        "memberCount": "integer",
        "votingMemberCount": "integer",
    },
    "Person": {
        **_COMMON,
        "body": "url",
        "name": "string",
        "familyName": "string",
        "givenName": "string",
        "formOfAddress": "string",
        "affix": "string",
        "title": "string[]",
        "gender": "string",
        "phone": "string[]",
        "email": "string[]",
        "location": "url",
        "locationObject": "@Location",
        "status": "string[]",
        "membership": "@Membership[]",
        "image": "@File",
        "life": "string",
        "lifeSource": "string",
    },
    "Membership": {
        **_COMMON,
        "person": "url",
        "organization": "url",
        "role": "string",
        "votingRight": "boolean",
        "startDate": "date",
        "endDate": "date",
        "onBehalfOf": "url",
    },
    "Meeting": {
        **_COMMON,
        "name": "string",
        "meetingState": "string",
        "cancelled": "boolean",
        "start": "date-time",
        "end": "date-time",
        "location": "@Location",
        "organization": "url[]",
        "participant": "url[]",
        "invitation": "@File",
        "resultsProtocol": "@File",
        "verbatimProtocol": "@File",
        "auxiliaryFile": "@File[]",
        "agendaItem": "@AgendaItem[]",
    },
    "AgendaItem": {
        **_COMMON,
        "meeting": "url",
        "number": "string",
        "order": "integer!",
        "name": "string",
        "public": "boolean",
        "consultation": "url",
        "result": "string",
        "resolutionText": "string",
        "resolutionFile": "@File",
        "auxiliaryFile": "@File[]",
        "start": "date-time",
        "end": "date-time",
    },
    "Paper": {
        **_COMMON,
        "body": "url",
        "name": "string",
        "reference": "string",
        "date": "date",
        "paperType": "string",
        "relatedPaper": "url[]",
        "superordinatedPaper": "url[]",
        "subordinatedPaper": "url[]",
        "mainFile": "@File",
        "auxiliaryFile": "@File[]",
        "location": "@Location[]",
        "originatorPerson": "url[]",
        "originatorOrganization": "url[]",
        "underDirectionOf": "url[]",
        "consultation": "@Consultation[]",
    },
    "Consultation": {
        **_COMMON,
        "paper": "url",
        "agendaItem": "url",
        "meeting": "url",
        "organization": "url[]",
        "authoritative": "boolean",
        "role": "string",
    },
    "File": {
        **_COMMON,
        "name": "string",
        "fileName": "string",
        "mimeType": "string",
        "date": "date",
        "size": "integer",
        "sha1Checksum": "string",
        "sha512Checksum": "string",
        "text": "string",
        "accessUrl": "url!",
        "downloadUrl": "url",
        "externalServiceUrl": "url",
        "masterFile": "url",
        "derivativeFile": "url[]",
        "fileLicense": "url",
        "meeting": "url[]",
        "agendaItem": "url[]",
        "person": "url",
        "paper": "url[]",
    },
    "Location": {
        **_COMMON,
        "description": "string",
        "geojson": "object",
        "streetAddress": "string",
        "room": "string",
        "postalCode": "string",
        "subLocality": "string",
        "locality": "string",
        "bodies": "url[]",
        "organizations": "url[]",
        "persons": "url[]",
        "meetings": "url[]",
        "papers": "url[]",
    },
}

# References back to what an object is embedded in, left out there.
_BACK = {
    "LegislativeTerm": {"body"},
    "Membership": {"person"},
    "AgendaItem": {"meeting"},
    "Consultation": {"paper"},
    "File": {"meeting", "agendaItem", "person", "paper"},
    "Location": {"bodies", "organizations", "persons", "meetings", "papers"},
}
_VENDOR = re.compile(r"[A-Za-z][A-Za-z0-9-]*:[A-Za-z]\w*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_KEPT_WHEN_DELETED = {"id", "type", "created", "modified"}
_LINKS = {"first", "prev", "self", "next", "last", "web"}
_COUNTS = {"totalElements", "elementsPerPage", "currentPage", "totalPages"}


def violations(document: Any) -> list[str]:
    """What is wrong with the object and everything in it, each with its place; empty when it conforms."""
    return [*_object(document, "$", embedded=False), *_between(document)]


def list_violations(page: Any) -> list[str]:
    """The same for a page of an external list."""
    found = [f"$: {name} is missing" for name in ("data", "pagination", "links") if name not in page]
    if found:
        return found
    found += [f"$.pagination.{name}: unknown" for name in page["pagination"].keys() - _COUNTS]
    found += [f"$.pagination.{name}: no integer" for name, n in page["pagination"].items() if not _integer(n)]
    found += [f"$.links.{name}: unknown" for name in page["links"].keys() - _LINKS]
    found += [f"$.links.{name}: no URL" for name, url in page["links"].items() if not _url(url)]
    if page["pagination"]["currentPage"] < page["pagination"]["totalPages"] and "next" not in page["links"]:
        found.append("$.links: next is missing")
    for number, one in enumerate(page["data"]):
        found += _object(one, f"$.data[{number}]", embedded=False)
    return found


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every OParl object in a document, however deep, those under vendor properties too."""
    if isinstance(value, dict):
        if str(value.get("type")).startswith(SPECIFICATION):
            yield value
        for part in value.values():
            yield from objects(part)
    elif isinstance(value, list):
        for part in value:
            yield from objects(part)


def _object(value: Any, place: str, *, embedded: bool, expected: str = "") -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{place}: no object"
        return
    name = str(value.get("type")).removeprefix(SPECIFICATION)
    if name not in RULES or value["type"] != SPECIFICATION + name:
        yield f"{place}.type: unknown"
        return
    if expected and name != expected:
        yield f"{place}.type: {expected} is wanted"
    rules = RULES[name]
    obligatory = (
        _KEPT_WHEN_DELETED
        if value.get("deleted") is True
        else {property_ for property_, rule in rules.items() if rule.endswith("!")}
    )
    yield from (f"{place}: {property_} is missing" for property_ in sorted(obligatory - value.keys()))
    for property_, content in value.items():
        where = f"{place}.{property_}"
        if property_ in rules:
            yield from _property(content, rules[property_], where)
        elif _VENDOR.fullmatch(property_):
            yield from _vendor(content, where)
        else:
            yield f"{where}: unknown, and without the prefix of a vendor"
        if embedded and property_ in _BACK.get(name, set()):
            yield f"{where}: refers back to what it is embedded in"
    yield from _sense(name, value, place)


def _property(value: Any, rule: str, place: str) -> Iterator[str]:
    kind = rule.removesuffix("!")
    if not kind.endswith("[]"):
        yield from _single(value, kind, place)
        return
    if not isinstance(value, list):
        yield f"{place}: no array"
        return
    if not value and not rule.endswith("!"):
        yield f"{place}: an empty array is left out"
    for number, one in enumerate(value):
        yield from _single(one, kind.removesuffix("[]"), f"{place}[{number}]")


def _single(value: Any, kind: str, place: str) -> Iterator[str]:
    if kind.startswith("@"):
        yield from _object(value, place, embedded=True, expected=kind[1:])
    elif not _CHECKS[kind](value):
        yield f"{place}: no {'URL' if kind in {'url', 'list'} else kind}"


def _vendor(value: Any, place: str) -> Iterator[str]:
    """Vendors write what they like, but what calls itself an OParl object must be one."""
    if value is None:
        yield f"{place}: null is left out"
    for number, one in enumerate(value if isinstance(value, list) else [value]):
        if isinstance(one, dict) and "type" in one:
            yield from _object(one, f"{place}[{number}]" if isinstance(value, list) else place, embedded=False)


def _sense(name: str, value: dict[str, Any], place: str) -> Iterator[str]:
    """Rules of the text about values that are well formed."""
    created, modified = value.get("created", ""), value.get("modified", "")
    if _moment(created) and _moment(modified) and datetime.fromisoformat(modified) < datetime.fromisoformat(created):
        yield f"{place}.modified: before created"
    if "shortName" in value and value["shortName"] == value.get("name"):
        yield f"{place}.shortName: says the same as name"
    if name == "System" and value.get("oparlVersion") != SPECIFICATION:
        yield f"{place}.oparlVersion: not 1.1"
    if name == "Body" and not re.fullmatch(r"\d{8}", value.get("ags", "0" * 8)):
        yield f"{place}.ags: not eight digits"
    if name == "File":
        if re.search(r"\.[a-z]{3,4}$", str(value.get("name", ""))):
            yield f"{place}.name: has an extension"
        if not re.fullmatch(r"[0-9a-f]{128}", str(value.get("sha512Checksum", "0" * 128))):
            yield f"{place}.sha512Checksum: not 128 hexadecimal digits"
    if name == "Meeting":
        places = [item.get("order") for item in value.get("agendaItem", []) if isinstance(item, dict)]
        order = [at for at in places if isinstance(at, int)]
        if sorted(set(order)) != order:
            yield f"{place}.agendaItem: not in order"


def _between(document: Any) -> Iterator[str]:
    """Rules about objects side by side: one address is one object, and all are reached the same way."""
    known: dict[str, Any] = {}
    for one in objects(document):
        if known.setdefault(str(one.get("id")), one) != one:
            yield f"{one.get('id')}: two different objects"
    if len({urlsplit(address).scheme for address in known}) > 1:
        yield "$: http and https are mixed"


def _url(value: Any) -> bool:
    if not isinstance(value, str) or not value.isascii() or re.search(r"\s", value):
        return False
    parts = urlsplit(value)
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _date(value: Any) -> bool:
    return isinstance(value, str) and bool(_DATE.fullmatch(value)) and _parses(date.fromisoformat, value)


def _moment(value: Any) -> bool:
    return isinstance(value, str) and bool(_MOMENT.fullmatch(value)) and _parses(datetime.fromisoformat, value)


def _parses(parser: Callable[[str], object], value: str) -> bool:
    try:
        parser(value)
    except ValueError:
        return False
    return True


def _integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "url": _url,
    "list": _url,
    "date": _date,
    "date-time": _moment,
    "string": lambda value: isinstance(value, str) and value != "",
    "integer": _integer,
    "boolean": lambda value: isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
}
