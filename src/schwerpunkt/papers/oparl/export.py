"""A paper as one file for the council's office: the OParl Paper, and beside it every object it points to."""

import json
from collections.abc import Iterator

from schwerpunkt.papers.oparl.facts import ExportFacts
from schwerpunkt.papers.oparl.objects import (
    body_object,
    meeting_object,
    organization_object,
    paper_object,
    person_object,
)
from schwerpunkt.papers.oparl.terms import PREFIX, Key, Kind, OParlObject, filled


def export_document(base: str, facts: ExportFacts) -> OParlObject:
    """The Paper with its files and consultations inside and, under the vendor's prefix, what it points to.

    Body, organizations, persons and meetings with their agenda: no reference leads out of the file, except to earlier
    papers and to the lists of the body. ValueError when the paper or a meeting points to something that is not among the facts.
    """
    missing = set(_wanted(facts)) - set(_held(facts))
    if missing:
        named = ", ".join(sorted(f"{kind} {key}" for kind, key in missing))
        raise ValueError(f"the export points to what it does not contain: {named}")
    return {
        **paper_object(base, facts.paper),
        **filled(
            {
                f"{PREFIX}body": body_object(base, facts.body),
                f"{PREFIX}organization": [organization_object(base, one) for one in facts.organizations],
                f"{PREFIX}person": [person_object(base, one) for one in facts.persons],
                f"{PREFIX}meeting": [meeting_object(base, one) for one in facts.meetings],
            }
        ),
    }


def to_bytes(document: OParlObject) -> bytes:
    """JSON as OParl wants it: UTF-8 without byte order mark. The same document gives the same bytes."""
    return (json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def _held(facts: ExportFacts) -> Iterator[tuple[Kind, Key]]:
    yield Kind.BODY, facts.body.key
    yield Kind.PAPER, facts.paper.key
    yield from ((Kind.ORGANIZATION, one.key) for one in facts.organizations)
    yield from ((Kind.PERSON, one.key) for one in facts.persons)
    yield from ((Kind.CONSULTATION, one.key) for one in facts.paper.consultations)
    yield from ((Kind.FILE, one.key) for one in facts.paper.auxiliary_files)
    if facts.paper.main_file:
        yield Kind.FILE, facts.paper.main_file.key
    for meeting in facts.meetings:
        yield Kind.MEETING, meeting.key
        yield from ((Kind.AGENDA_ITEM, item.key) for item in meeting.agenda_items)


def _wanted(facts: ExportFacts) -> Iterator[tuple[Kind, Key]]:
    yield from _wanted_by_paper(facts)
    yield from ((Kind.BODY, one.body) for one in facts.organizations)
    yield from ((Kind.BODY, one.body) for one in facts.persons)
    for meeting in facts.meetings:
        yield from ((Kind.ORGANIZATION, key) for key in meeting.organizations)
        yield from (
            (Kind.CONSULTATION, item.consultation) for item in meeting.agenda_items if item.consultation is not None
        )


def _wanted_by_paper(facts: ExportFacts) -> Iterator[tuple[Kind, Key]]:
    paper = facts.paper
    yield Kind.BODY, paper.body
    yield from ((Kind.PERSON, key) for key in paper.originator_persons)
    yield from ((Kind.ORGANIZATION, key) for key in (*paper.originator_organizations, *paper.under_direction_of))
    for step in paper.consultations:
        yield Kind.PAPER, step.paper
        yield from ((Kind.ORGANIZATION, key) for key in step.organizations)
        if step.meeting is not None:
            yield Kind.MEETING, step.meeting
        if step.agenda_item is not None:
            yield Kind.AGENDA_ITEM, step.agenda_item
    for file in (paper.main_file, *paper.auxiliary_files):
        if file is not None:
            yield from ((Kind.FILE, key) for key in file.derivatives)
            if file.master is not None:
                yield Kind.FILE, file.master
