"""What the builders want to know, free of databases and requests.

Other records are named by their key; the builders make addresses of them. Times of creation and change are
required throughout: OParl 1.1 demands them of every object.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from schwerpunkt.papers.oparl.terms import Key, MeetingStage, OrganizationType, Role


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """What every record has: its key, when it came into being, when it last changed (both with time zone)."""

    key: Key
    created: datetime
    modified: datetime


@dataclass(frozen=True, kw_only=True)
class FileFacts(Recorded):
    """Datei. ``master`` and ``derivatives`` join files of the same content in different formats.

    Without ``access_url`` and ``download_url`` the addresses follow from the base. ``name`` is for people and has no
    extension; without it, it is taken from ``file_name``.
    """

    file_name: str
    media_type: str
    size: int
    name: str = ""
    dated_on: date | None = None
    sha512: str = ""
    text: str = ""
    access_url: str = ""
    download_url: str = ""
    licence_url: str = ""
    master: Key | None = None
    derivatives: tuple[Key, ...] = ()
    papers: tuple[Key, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ConsultationFacts(Recorded):
    """Beratung: one step of the Beratungsfolge. The first organization leads.

    ``proposal`` and ``state`` have no place in OParl and go under the vendor's prefix.
    """

    paper: Key
    organizations: tuple[Key, ...]
    role: Role
    authoritative: bool = False
    meeting: Key | None = None
    agenda_item: Key | None = None
    proposal: str = ""
    state: str = ""

    def __post_init__(self) -> None:
        if self.role is Role.NOTING and self.authoritative:
            raise ValueError("taking note of a paper decides nothing: authoritative must be false")


@dataclass(frozen=True, kw_only=True)
class PaperFacts(Recorded):
    """Vorlage with its files and consultations. ``budget_effect`` goes under the vendor's prefix."""

    body: Key
    name: str
    paper_type: str
    dated_on: date
    reference: str = ""
    main_file: FileFacts | None = None
    auxiliary_files: tuple[FileFacts, ...] = ()
    consultations: tuple[ConsultationFacts, ...] = ()
    related_papers: tuple[Key, ...] = ()
    originator_persons: tuple[Key, ...] = ()
    originator_organizations: tuple[Key, ...] = ()
    under_direction_of: tuple[Key, ...] = ()
    keywords: tuple[str, ...] = ()
    budget_effect: str = ""
    licence_url: str = ""
    web_url: str = ""


@dataclass(frozen=True, kw_only=True)
class AgendaItemFacts(Recorded):
    """Tagesordnungspunkt. ``order`` is its place in the meeting, ``number`` what is printed before it."""

    meeting: Key
    order: int
    name: str
    is_public: bool
    number: str = ""
    consultation: Key | None = None
    result: str = ""
    resolution_text: str = ""


@dataclass(frozen=True, kw_only=True)
class MeetingFacts(Recorded):
    """Sitzung. ``starts_at`` is German legal time; None when only the day is known."""

    name: str
    held_on: date
    stage: MeetingStage
    organizations: tuple[Key, ...]
    starts_at: time | None = None
    is_cancelled: bool = False
    place: str = ""
    agenda_items: tuple[AgendaItemFacts, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OrganizationFacts(Recorded):
    """Gruppierung: a committee, or the unit of the administration a paper comes from."""

    body: Key
    name: str
    type: OrganizationType
    short_name: str = ""
    classification: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    website: str = ""


@dataclass(frozen=True, kw_only=True)
class PersonFacts(Recorded):
    """Person who brings in a paper: name and function, nothing a reader of the paper need not know."""

    body: Key
    name: str
    family_name: str = ""
    given_name: str = ""
    titles: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class BodyFacts(Recorded):
    """Körperschaft: the district or city. ``ags`` may be the district's five digits; eight are published."""

    name: str
    short_name: str = ""
    classification: str = ""
    ags: str = ""
    website: str = ""
    licence_url: str = ""
    contact_name: str = ""
    contact_email: str = ""


@dataclass(frozen=True, kw_only=True)
class SystemFacts:
    """The interface itself. Its licence holds for everything that does not name another."""

    name: str
    created: datetime
    modified: datetime
    contact_name: str = ""
    contact_email: str = ""
    licence_url: str = ""
    website: str = ""
    vendor_url: str = ""
    product_url: str = ""


@dataclass(frozen=True, kw_only=True)
class ExportFacts:
    """Everything one exported file contains: the paper and each record it points to."""

    paper: PaperFacts
    body: BodyFacts
    organizations: tuple[OrganizationFacts, ...] = ()
    persons: tuple[PersonFacts, ...] = ()
    meetings: tuple[MeetingFacts, ...] = ()
