"""Papers as OParl 1.1 objects, checked against a table of the specification's rules (tests/kit/oparl.py)."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from schwerpunkt.papers import oparl
from schwerpunkt.papers.oparl import Kind, MeetingStage, OrganizationType, Role
from tests.kit.oparl import list_violations, objects, violations

BASE = "https://ki.example/oparl/1.1"
TYPE = "https://schema.oparl.org/1.1/"
CREATED = datetime(2023, 1, 16, 8, 30, tzinfo=UTC)
MODIFIED = datetime(2023, 7, 2, 9, 0, 0, 123456, tzinfo=UTC)
WHEN: dict[str, Any] = {"created": CREATED, "modified": MODIFIED}
STAMPS = {"created": "2023-01-16T09:30:00+01:00", "modified": "2023-07-02T11:00:00+02:00"}

PDF = oparl.FileFacts(
    key=71,
    file_name="schwerpunkte-2023.pdf",
    media_type="application/pdf",
    size=52_100,
    dated_on=date(2023, 2, 14),
    sha512="ab" * 64,
    text="Schwerpunkte des Kommunalen Integrationszentrums",
    derivatives=(72,),
    papers=(7,),
    **WHEN,
)
DOCX = oparl.FileFacts(
    key=72,
    file_name="schwerpunkte-2023.docx",
    name="Schwerpunkte 2023, bearbeitbar",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    size=18_200,
    master=71,
    papers=(7,),
    **WHEN,
)
NOTING = oparl.ConsultationFacts(
    key=31, paper=7, organizations=(5,), role=Role.NOTING, meeting=3, agenda_item=31, state="beraten", **WHEN
)
DECISION = oparl.ConsultationFacts(
    key=32,
    paper=7,
    organizations=(6, 5),
    role=Role.DECISION,
    authoritative=True,
    proposal="Der Kreistag beschließt die Schwerpunkte.",
    **WHEN,
)
PAPER = oparl.PaperFacts(
    key=7,
    body=1,
    name="Schwerpunkte des Kommunalen Integrationszentrums",
    reference="SV 50/017",
    paper_type="Mitteilungsvorlage",
    dated_on=date(2023, 2, 14),
    main_file=PDF,
    auxiliary_files=(DOCX,),
    consultations=(NOTING, DECISION),
    related_papers=(2,),
    originator_persons=(9,),
    under_direction_of=(4,),
    keywords=("Integration",),
    budget_effect="keine",
    **WHEN,
)
ITEM = oparl.AgendaItemFacts(
    key=31,
    meeting=3,
    order=4,
    number="4.1",
    name="Schwerpunkte des Kommunalen Integrationszentrums",
    is_public=True,
    consultation=31,
    result="zur Kenntnis genommen",
    **WHEN,
)
MEETING = oparl.MeetingFacts(
    key=3,
    name="Sitzung des Ausschusses für Soziales und Integration",
    held_on=date(2023, 3, 2),
    starts_at=time(16, 0),
    stage=MeetingStage.HELD,
    organizations=(5,),
    place="Kreishaus, Großer Saal",
    agenda_items=(replace(ITEM, key=33, order=9, consultation=None), ITEM),
    **WHEN,
)
COMMITTEE = oparl.OrganizationFacts(
    key=5,
    body=1,
    name="Ausschuss für Soziales und Integration",
    short_name="ASI",
    type=OrganizationType.COMMITTEE,
    classification="Ausschuss",
    starts_on=date(2020, 11, 1),
    **WHEN,
)
COUNCIL = replace(COMMITTEE, key=6, name="Kreistag", short_name="Kreistag", classification="Parlament", starts_on=None)
UNIT = oparl.OrganizationFacts(
    key=4, body=1, name="Kommunales Integrationszentrum", type=OrganizationType.ADMINISTRATION, **WHEN
)
AUTHOR = oparl.PersonFacts(
    key=9,
    body=1,
    name="Dr. Kim Beispiel",
    family_name="Beispiel",
    given_name="Kim",
    titles=("Dr.",),
    functions=("Leitung",),
    **WHEN,
)
BODY = oparl.BodyFacts(
    key=1,
    name="Beispielkreis",
    classification="Kreis",
    ags="05382",
    website="https://beispielkreis.example/über-uns",
    contact_email="ki@beispielkreis.example",
    **WHEN,
)
SYSTEM = oparl.SystemFacts(name="Vorlagen", licence_url="https://www.govdata.de/dl-de/zero-2-0", **WHEN)
FACTS = oparl.ExportFacts(
    paper=PAPER, body=BODY, organizations=(COMMITTEE, COUNCIL, UNIT), persons=(AUTHOR,), meetings=(MEETING,)
)

BUILT: dict[str, Callable[[], dict[str, Any]]] = {
    "System": lambda: oparl.system_object(BASE, SYSTEM),
    "Body": lambda: oparl.body_object(BASE, BODY),
    "Organization": lambda: oparl.organization_object(BASE, COMMITTEE),
    "Person": lambda: oparl.person_object(BASE, AUTHOR),
    "Meeting": lambda: oparl.meeting_object(BASE, MEETING),
    "AgendaItem": lambda: oparl.agenda_item_object(BASE, ITEM),
    "Paper": lambda: oparl.paper_object(BASE, PAPER),
    "Consultation": lambda: oparl.consultation_object(BASE, NOTING),
    "File": lambda: oparl.file_object(BASE, PDF),
    "Location": lambda: oparl.location_object(BASE, MEETING),
}


@pytest.mark.parametrize("name", BUILT)
def test_every_object_conforms(name: str) -> None:
    built = BUILT[name]()

    assert built["type"] == TYPE + name
    assert violations(built) == []


def test_every_object_conforms_with_the_least_that_can_be_known() -> None:
    least = [
        oparl.paper_object(BASE, oparl.PaperFacts(key=1, body=1, name="x", paper_type="y", dated_on=date.min, **WHEN)),
        oparl.body_object(BASE, oparl.BodyFacts(key=1, name="x", **WHEN)),
        oparl.person_object(BASE, oparl.PersonFacts(key=1, body=1, name="x", **WHEN)),
        oparl.organization_object(BASE, replace(UNIT, name="x")),
        oparl.meeting_object(BASE, replace(MEETING, starts_at=None, place="", agenda_items=())),
        oparl.consultation_object(BASE, replace(NOTING, meeting=None, agenda_item=None, state="")),
        oparl.agenda_item_object(BASE, replace(ITEM, order=0, number="", consultation=None, result="")),
        oparl.file_object(BASE, oparl.FileFacts(key=1, file_name="x.pdf", media_type="y", size=1, **WHEN)),
        oparl.system_object(BASE, oparl.SystemFacts(name="x", **WHEN)),
    ]

    assert [violations(one) for one in least] == [[]] * len(least)


def test_taking_note_is_kenntnisnahme_and_decides_nothing() -> None:
    assert oparl.consultation_object(BASE, NOTING) == {
        "id": f"{BASE}/consultation/31",
        "type": f"{TYPE}Consultation",
        "paper": f"{BASE}/paper/7",
        "meeting": f"{BASE}/meeting/3",
        "agendaItem": f"{BASE}/agendaitem/31",
        "organization": [f"{BASE}/organization/5"],
        "role": "Kenntnisnahme",
        "authoritative": False,
        "schwerpunkt:state": "beraten",
        **STAMPS,
    }
    with pytest.raises(ValueError, match="authoritative"):
        replace(NOTING, authoritative=True)


def test_a_decision_carries_its_proposal_and_the_leading_committee_first() -> None:
    built = oparl.consultation_object(BASE, DECISION)

    assert (built["role"], built["authoritative"]) == ("Entscheidung", True)
    assert built["organization"] == [f"{BASE}/organization/6", f"{BASE}/organization/5"]
    assert built["schwerpunkt:proposal"] == "Der Kreistag beschließt die Schwerpunkte."


def test_a_file_tells_its_checksum_and_both_its_addresses() -> None:
    assert oparl.file_object(BASE, PDF) == {
        "id": f"{BASE}/file/71",
        "type": f"{TYPE}File",
        "name": "schwerpunkte-2023",
        "fileName": "schwerpunkte-2023.pdf",
        "mimeType": "application/pdf",
        "date": "2023-02-14",
        "size": 52_100,
        "sha512Checksum": "ab" * 64,
        "text": "Schwerpunkte des Kommunalen Integrationszentrums",
        "accessUrl": f"{BASE}/file/71/inhalt",
        "downloadUrl": f"{BASE}/file/71/download",
        "derivativeFile": [f"{BASE}/file/72"],
        "paper": [f"{BASE}/paper/7"],
        **STAMPS,
    }


def test_an_embedded_object_leaves_out_the_way_back() -> None:
    paper = oparl.paper_object(BASE, PAPER)
    meeting = oparl.meeting_object(BASE, MEETING)

    assert "paper" not in paper["mainFile"]
    assert ["paper" in one for one in paper["consultation"]] == [False, False]
    assert ["meeting" in one for one in meeting["agendaItem"]] == [False, False]
    assert oparl.agenda_item_object(BASE, ITEM)["meeting"] == f"{BASE}/meeting/3"


def test_the_agenda_is_in_order() -> None:
    assert [item["order"] for item in oparl.meeting_object(BASE, MEETING)["agendaItem"]] == [4, 9]


@pytest.mark.parametrize(
    ("held_on", "starts_at", "start", "marked"),
    [
        (date(2023, 3, 2), time(16, 0), "2023-03-02T16:00:00+01:00", None),
        (date(2023, 7, 2), time(16, 0), "2023-07-02T16:00:00+02:00", None),
        (date(2023, 3, 2), None, "2023-03-02T00:00:00+01:00", True),
    ],
)
def test_a_meeting_starts_in_german_legal_time(
    held_on: date, starts_at: time | None, start: str, marked: bool | None
) -> None:
    built = oparl.meeting_object(BASE, replace(MEETING, held_on=held_on, starts_at=starts_at))

    assert (built["start"], built.get("schwerpunkt:startIsDateOnly")) == (start, marked)


def test_a_body_names_the_lists_of_both_versions_and_eight_digits() -> None:
    built = oparl.body_object(BASE, BODY)

    assert [built[name] for name in oparl.BODY_LISTS] == [f"{BASE}/body/1/{name.lower()}" for name in oparl.BODY_LISTS]
    assert (built["legislativeTerm"], built["ags"]) == ([], "05382000")
    assert built["website"] == "https://beispielkreis.example/%C3%BCber-uns"


def test_the_short_name_is_left_out_when_it_says_nothing_new() -> None:
    assert "shortName" not in oparl.organization_object(BASE, COUNCIL)


def test_the_export_is_a_paper_with_everything_it_points_to() -> None:
    document = oparl.export_document(BASE, FACTS)

    assert violations(document) == []
    assert document["type"] == f"{TYPE}Paper"
    assert sorted(one["type"].removeprefix(TYPE) for one in objects(document)) == [
        "AgendaItem",
        "AgendaItem",
        "Body",
        "Consultation",
        "Consultation",
        "File",
        "File",
        "Location",
        "Meeting",
        "Organization",
        "Organization",
        "Organization",
        "Paper",
        "Person",
    ]


def test_no_reference_leads_out_of_the_export_but_to_earlier_papers() -> None:
    document = oparl.export_document(BASE, FACTS)
    inside = {one["id"] for one in objects(document)}
    lists = {oparl.body_list_url(BASE, 1, name) for name in oparl.BODY_LISTS}

    def addresses(value: Any) -> set[str]:
        if isinstance(value, str):
            return {value} if value.startswith(f"{BASE}/") else set()
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return set().union(*map(addresses, parts))

    contents = {f"{BASE}/file/{key}/{way}" for key in (71, 72) for way in ("inhalt", "download")}
    assert addresses(document) - inside - lists - contents == {f"{BASE}/paper/2"}


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        (replace(FACTS, organizations=(COMMITTEE, COUNCIL)), "Organization 4"),
        (replace(FACTS, persons=()), "Person 9"),
        (replace(FACTS, meetings=()), "AgendaItem 31, Meeting 3"),
        (replace(FACTS, paper=replace(PAPER, auxiliary_files=())), "File 72"),
        (replace(FACTS, paper=replace(PAPER, consultations=())), "Consultation 31"),
        (replace(FACTS, body=replace(BODY, key=2)), "Body 1"),
    ],
)
def test_an_export_with_a_gap_is_refused(facts: oparl.ExportFacts, missing: str) -> None:
    with pytest.raises(ValueError, match=f"does not contain: {missing}$"):
        oparl.export_document(BASE, facts)


def test_the_exported_file_is_utf8_and_the_same_every_time() -> None:
    content = oparl.to_bytes(oparl.export_document(BASE, FACTS))

    assert content == oparl.to_bytes(oparl.export_document(f"{BASE}/", FACTS))
    assert "Ausschuss für Soziales".encode() in content
    assert violations(json.loads(content)) == []


@pytest.mark.parametrize("base", ["", "/oparl", "ki.example/oparl", "ftp://ki.example", "https://ki.example/?a=b"])
def test_a_base_that_is_no_address_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="address"):
        oparl.paper_object(base, PAPER)


def test_a_key_becomes_one_segment_of_the_address() -> None:
    assert oparl.object_url(BASE, Kind.AGENDA_ITEM, "4/1 ä") == f"{BASE}/agendaitem/4%2F1%20%C3%A4"
    with pytest.raises(ValueError, match="key"):
        oparl.object_url(BASE, Kind.PAPER, "")


def test_a_moment_without_time_zone_and_a_moment_for_a_day_are_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        oparl.file_object(BASE, replace(PDF, created=CREATED.replace(tzinfo=None)))
    with pytest.raises(ValueError, match="a day is wanted"):
        oparl.paper_object(BASE, replace(PAPER, dated_on=CREATED))


def test_a_withdrawn_record_keeps_its_address() -> None:
    gone = oparl.deleted_object(BASE, Kind.PAPER, 7, created=CREATED, deleted=MODIFIED)

    assert gone == {"id": f"{BASE}/paper/7", "type": f"{TYPE}Paper", "deleted": True, **STAMPS}
    assert violations(gone) == []


@pytest.mark.parametrize(
    ("page", "held", "links"),
    [
        (1, 2, {"first": 1, "self": 1, "next": 2, "last": 3}),
        (2, 2, {"first": 1, "prev": 1, "self": 2, "next": 3, "last": 3}),
        (3, 1, {"first": 1, "prev": 2, "self": 3, "last": 3}),
    ],
)
def test_a_list_page_leads_to_its_neighbours_and_keeps_the_filter(page: int, held: int, links: dict[str, int]) -> None:
    url = oparl.body_list_url(BASE, 1, "organization")

    built = oparl.external_list(
        [BUILT["Organization"]()] * held,
        url=url,
        page=page,
        per_page=2,
        total=5,
        filters={"modified_since": "2023-01-01T00:00:00+01:00"},
    )

    assert list_violations(built) == []
    assert built["pagination"] == {"totalElements": 5, "elementsPerPage": 2, "currentPage": page, "totalPages": 3}
    assert built["links"] == {
        name: f"{url}?modified_since=2023-01-01T00%3A00%3A00%2B01%3A00&page={number}" for name, number in links.items()
    }


def test_an_empty_list_is_one_page() -> None:
    built = oparl.external_list([], url=f"{BASE}/body/1/paper", page=1, per_page=100, total=0)

    assert list_violations(built) == []
    assert built["pagination"]["totalPages"] == 1
    assert "next" not in built["links"]


@pytest.mark.parametrize(("page", "held"), [(0, 2), (4, 0), (1, 1), (3, 2)])
def test_a_list_page_that_does_not_exist_or_is_short_is_refused(page: int, held: int) -> None:
    with pytest.raises(ValueError, match="page"):
        oparl.external_list([{}] * held, url=f"{BASE}/body", page=page, per_page=2, total=5)


def _at(document: dict[str, Any], *path: str | int) -> Any:
    for step in path:
        document = document[step]  # type: ignore[index]  # a path through lists and objects
    return document


@pytest.mark.parametrize(
    ("path", "name", "value", "told"),
    [
        ((), "type", f"{TYPE}paper", "$.type: unknown"),
        ((), "id", "paper/7", "$.id: no URL"),
        ((), "created", "2023-01-16T09:30:00", "$.created: no date-time"),
        ((), "modified", "2022-01-16T09:30:00+01:00", "$.modified: before created"),
        ((), "date", "2023-02-30", "$.date: no date"),
        ((), "name", None, "$.name: no string"),
        ((), "keyword", [], "$.keyword: an empty array is left out"),
        ((), "budgetEffect", "keine", "$.budgetEffect: unknown, and without the prefix of a vendor"),
        ((), "relatedPaper", f"{BASE}/paper/2", "$.relatedPaper: no array"),
        (("mainFile",), "accessUrl", "https://", "$.mainFile.accessUrl: no URL"),
        (("mainFile",), "size", "52100", "$.mainFile.size: no integer"),
        (("mainFile",), "name", "vorlage.pdf", "$.mainFile.name: has an extension"),
        (("mainFile",), "sha512Checksum", "ab", "$.mainFile.sha512Checksum: not 128 hexadecimal digits"),
        (("consultation", 0), "authoritative", "false", "$.consultation[0].authoritative: no boolean"),
        (
            ("consultation", 0),
            "paper",
            f"{BASE}/paper/7",
            "$.consultation[0].paper: refers back to what it is embedded in",
        ),
        (("consultation", 0), "type", f"{TYPE}File", "$.consultation[0].type: Consultation is wanted"),
        (("schwerpunkt:meeting", 0), "start", "2023-03-02", "$.schwerpunkt:meeting[0].start: no date-time"),
        (("schwerpunkt:meeting", 0, "agendaItem", 0), "order", 12, "$.schwerpunkt:meeting[0].agendaItem: not in order"),
        (("schwerpunkt:body",), "ags", "05382", "$.schwerpunkt:body.ags: not eight digits"),
        (("schwerpunkt:body",), "id", "http://ki.example/body/1", "$: http and https are mixed"),
        (
            ("schwerpunkt:organization", 0),
            "id",
            f"{BASE}/organization/6",
            f"{BASE}/organization/6: two different objects",
        ),
    ],
)
def test_the_checker_sees_a_fault(path: tuple[str | int, ...], name: str, value: Any, told: str) -> None:
    document = copy.deepcopy(oparl.export_document(BASE, FACTS))
    _at(document, *path)[name] = value

    assert told in violations(document)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ((), "modified"),
        (("mainFile",), "accessUrl"),
        (("schwerpunkt:meeting", 0, "agendaItem", 0), "order"),
        (("schwerpunkt:body",), "legislativeTerm"),
        (("schwerpunkt:body",), "membership"),
    ],
)
def test_the_checker_sees_that_something_obligatory_is_missing(path: tuple[str | int, ...], name: str) -> None:
    document = copy.deepcopy(oparl.export_document(BASE, FACTS))
    del _at(document, *path)[name]

    assert [told.endswith(f"{name} is missing") for told in violations(document)] == [True]
