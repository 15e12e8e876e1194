"""Papers in the language of council information systems: OParl 1.1 objects, lists, and a paper as one file.

Knows neither models nor requests. Source of every rule: OParl specification 1.1, https://oparl.org.
"""

from schwerpunkt.papers.oparl.export import export_document, to_bytes
from schwerpunkt.papers.oparl.facts import (
    AgendaItemFacts,
    BodyFacts,
    ConsultationFacts,
    ExportFacts,
    FileFacts,
    MeetingFacts,
    OrganizationFacts,
    PaperFacts,
    PersonFacts,
    SystemFacts,
)
from schwerpunkt.papers.oparl.lists import external_list
from schwerpunkt.papers.oparl.objects import (
    BODY_LISTS,
    agenda_item_object,
    body_list_url,
    body_object,
    consultation_object,
    deleted_object,
    file_object,
    location_object,
    meeting_object,
    organization_object,
    paper_object,
    person_object,
    system_list_url,
    system_object,
)
from schwerpunkt.papers.oparl.terms import (
    ZONE,
    Key,
    Kind,
    MeetingStage,
    OParlObject,
    OrganizationType,
    Role,
    object_url,
)

__all__ = (
    "BODY_LISTS",
    "ZONE",
    "AgendaItemFacts",
    "BodyFacts",
    "ConsultationFacts",
    "ExportFacts",
    "FileFacts",
    "Key",
    "Kind",
    "MeetingFacts",
    "MeetingStage",
    "OParlObject",
    "OrganizationFacts",
    "OrganizationType",
    "PaperFacts",
    "PersonFacts",
    "Role",
    "SystemFacts",
    "agenda_item_object",
    "body_list_url",
    "body_object",
    "consultation_object",
    "deleted_object",
    "export_document",
    "external_list",
    "file_object",
    "location_object",
    "meeting_object",
    "object_url",
    "organization_object",
    "paper_object",
    "person_object",
    "system_list_url",
    "system_object",
    "to_bytes",
)
