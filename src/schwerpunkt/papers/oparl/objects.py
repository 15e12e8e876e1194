"""One function per OParl 1.1 object type: facts in, a dictionary ready for JSON out.

Source: OParl specification 1.1, https://oparl.org. ``base`` is the address below which the interface is served; every
``id`` follows from it. Inside another object an object leaves out the reference back to it (``embedded=True``).
All functions raise ValueError for an address that is not absolute and for a moment without time zone. What is not
public is for the caller to leave out: OParl publishes.
"""

from datetime import datetime, time
from pathlib import PurePath

from schwerpunkt.papers.oparl.facts import (
    AgendaItemFacts,
    BodyFacts,
    ConsultationFacts,
    FileFacts,
    MeetingFacts,
    OrganizationFacts,
    PaperFacts,
    PersonFacts,
    Recorded,
    SystemFacts,
)
from schwerpunkt.papers.oparl.terms import (
    PREFIX,
    SPECIFICATION,
    Key,
    Kind,
    OParlObject,
    day,
    filled,
    link,
    local_moment,
    moment,
    object_url,
    object_urls,
    optional_link,
    root,
    type_url,
)

# The lists of a body. OParl 1.0 asks for the first four, 1.1 for the others as well.
BODY_LISTS = (
    "organization",
    "person",
    "meeting",
    "paper",
    "agendaItem",
    "consultation",
    "file",
    "locationList",
    "legislativeTermList",
    "membership",
)


def body_list_url(base: str, body: Key, name: str) -> str:
    """The address of one of the ``BODY_LISTS`` of a body."""
    return f"{object_url(base, Kind.BODY, body)}/{name.lower()}"


def system_list_url(base: str) -> str:
    """The address of the list of all bodies."""
    return f"{root(base)}/{Kind.BODY.lower()}"


def system_object(base: str, facts: SystemFacts) -> OParlObject:
    """The System object, where clients start; its address is the base itself."""
    return filled(
        {
            "id": root(base),
            "type": type_url(Kind.SYSTEM),
            "oparlVersion": SPECIFICATION,
            "name": facts.name,
            "body": system_list_url(base),
            "license": optional_link(facts.licence_url),
            "contactName": facts.contact_name,
            "contactEmail": facts.contact_email,
            "website": optional_link(facts.website),
            "vendor": optional_link(facts.vendor_url),
            "product": optional_link(facts.product_url),
            "created": moment(facts.created),
            "modified": moment(facts.modified),
        }
    )


def body_object(base: str, facts: BodyFacts) -> OParlObject:
    """The Body object of a district or city. Legislative terms are not kept here: their required list is empty."""
    lists = {name: body_list_url(base, facts.key, name) for name in BODY_LISTS}
    known = filled(
        {
            **_head(base, Kind.BODY, facts),
            "system": root(base),
            "name": facts.name,
            "shortName": _short(facts.short_name, facts.name),
            "classification": facts.classification,
            "ags": facts.ags and facts.ags.ljust(8, "0"),
            "website": optional_link(facts.website),
            "license": optional_link(facts.licence_url),
            "contactName": facts.contact_name,
            "contactEmail": facts.contact_email,
            **lists,
            **_times(facts),
        }
    )
    return {**known, "legislativeTerm": []}


def organization_object(base: str, facts: OrganizationFacts) -> OParlObject:
    """The Organization object of a committee or a unit of the administration."""
    return filled(
        {
            **_head(base, Kind.ORGANIZATION, facts),
            "body": object_url(base, Kind.BODY, facts.body),
            "name": facts.name,
            "shortName": _short(facts.short_name, facts.name),
            "organizationType": facts.type.value,
            "classification": facts.classification,
            "startDate": day(facts.starts_on),
            "endDate": day(facts.ends_on),
            "website": optional_link(facts.website),
            **_times(facts),
        }
    )


def person_object(base: str, facts: PersonFacts) -> OParlObject:
    """The Person object of an author: name and function only."""
    return filled(
        {
            **_head(base, Kind.PERSON, facts),
            "body": object_url(base, Kind.BODY, facts.body),
            "name": facts.name,
            "familyName": facts.family_name,
            "givenName": facts.given_name,
            "title": list(facts.titles),
            "status": list(facts.functions),
            **_times(facts),
        }
    )


def file_object(base: str, facts: FileFacts, *, embedded: bool = False) -> OParlObject:
    """The File object. SHA-512 only: the specification calls SHA-1 outdated."""
    url = object_url(base, Kind.FILE, facts.key)
    return filled(
        {
            **_head(base, Kind.FILE, facts),
            "name": facts.name or PurePath(facts.file_name).stem,
            "fileName": facts.file_name,
            "mimeType": facts.media_type,
            "date": day(facts.dated_on),
            "size": facts.size,
            "sha512Checksum": facts.sha512,
            "text": facts.text,
            "accessUrl": link(facts.access_url or f"{url}/inhalt"),
            "downloadUrl": link(facts.download_url or f"{url}/download"),
            "masterFile": None if facts.master is None else object_url(base, Kind.FILE, facts.master),
            "derivativeFile": object_urls(base, Kind.FILE, facts.derivatives),
            "fileLicense": optional_link(facts.licence_url),
            "paper": [] if embedded else object_urls(base, Kind.PAPER, facts.papers),
            **_times(facts),
        }
    )


def consultation_object(base: str, facts: ConsultationFacts, *, embedded: bool = False) -> OParlObject:
    """The Consultation object. Taking note is the role "Kenntnisnahme" and never authoritative."""
    return filled(
        {
            **_head(base, Kind.CONSULTATION, facts),
            "paper": None if embedded else object_url(base, Kind.PAPER, facts.paper),
            "meeting": _optional_url(base, Kind.MEETING, facts.meeting),
            "agendaItem": _optional_url(base, Kind.AGENDA_ITEM, facts.agenda_item),
            "organization": object_urls(base, Kind.ORGANIZATION, facts.organizations),
            "role": facts.role.value,
            "authoritative": facts.authoritative,
            f"{PREFIX}proposal": facts.proposal,
            f"{PREFIX}state": facts.state,
            **_times(facts),
        }
    )


def agenda_item_object(base: str, facts: AgendaItemFacts, *, embedded: bool = False) -> OParlObject:
    """The AgendaItem object."""
    return filled(
        {
            **_head(base, Kind.AGENDA_ITEM, facts),
            "meeting": None if embedded else object_url(base, Kind.MEETING, facts.meeting),
            "number": facts.number,
            "order": facts.order,
            "name": facts.name,
            "public": facts.is_public,
            "consultation": _optional_url(base, Kind.CONSULTATION, facts.consultation),
            "result": facts.result,
            "resolutionText": facts.resolution_text,
            **_times(facts),
        }
    )


def location_object(base: str, meeting: MeetingFacts) -> OParlObject:
    """The Location object of a meeting that names its place; it shares the meeting's key and times."""
    return {
        **_head(base, Kind.LOCATION, meeting),
        "description": meeting.place,
        **_times(meeting),
    }


def meeting_object(base: str, facts: MeetingFacts) -> OParlObject:
    """The Meeting object, its agenda in order.

    Where only the day is known, ``start`` is its first moment, as councils do, and a vendor property says so.
    """
    agenda = sorted(facts.agenda_items, key=lambda item: item.order)
    return filled(
        {
            **_head(base, Kind.MEETING, facts),
            "name": facts.name,
            "meetingState": facts.stage.value,
            "cancelled": facts.is_cancelled,
            "start": local_moment(facts.held_on, facts.starts_at or time.min),
            f"{PREFIX}startIsDateOnly": True if facts.starts_at is None else None,
            "location": location_object(base, facts) if facts.place else None,
            "organization": object_urls(base, Kind.ORGANIZATION, facts.organizations),
            "agendaItem": [agenda_item_object(base, item, embedded=True) for item in agenda],
            **_times(facts),
        }
    )


def paper_object(base: str, facts: PaperFacts) -> OParlObject:
    """The Paper object with its files and its Beratungsfolge inside."""
    main = facts.main_file
    return filled(
        {
            **_head(base, Kind.PAPER, facts),
            "body": object_url(base, Kind.BODY, facts.body),
            "name": facts.name,
            "reference": facts.reference,
            "date": day(facts.dated_on),
            "paperType": facts.paper_type,
            "relatedPaper": object_urls(base, Kind.PAPER, facts.related_papers),
            "mainFile": None if main is None else file_object(base, main, embedded=True),
            "auxiliaryFile": [file_object(base, file, embedded=True) for file in facts.auxiliary_files],
            "originatorPerson": object_urls(base, Kind.PERSON, facts.originator_persons),
            "originatorOrganization": object_urls(base, Kind.ORGANIZATION, facts.originator_organizations),
            "underDirectionOf": object_urls(base, Kind.ORGANIZATION, facts.under_direction_of),
            "consultation": [consultation_object(base, step, embedded=True) for step in facts.consultations],
            "keyword": list(facts.keywords),
            "license": optional_link(facts.licence_url),
            "web": optional_link(facts.web_url),
            f"{PREFIX}budgetEffect": facts.budget_effect,
            **_times(facts),
        }
    )


def deleted_object(base: str, kind: Kind, key: Key, *, created: datetime, deleted: datetime) -> OParlObject:
    """What stays of a withdrawn record: OParl forbids an address to go silent. Served with status 200."""
    return {
        "id": object_url(base, kind, key),
        "type": type_url(kind),
        "created": moment(created),
        "modified": moment(deleted),
        "deleted": True,
    }


def _head(base: str, kind: Kind, facts: Recorded) -> OParlObject:
    return {"id": object_url(base, kind, facts.key), "type": type_url(kind)}


def _times(facts: Recorded) -> OParlObject:
    return {"created": moment(facts.created), "modified": moment(facts.modified)}


def _optional_url(base: str, kind: Kind, key: Key | None) -> str | None:
    return None if key is None else object_url(base, kind, key)


def _short(short_name: str, name: str) -> str:
    """A short name that says something else than the name; otherwise none."""
    return "" if short_name == name else short_name
