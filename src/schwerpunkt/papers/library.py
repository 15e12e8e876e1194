"""Everything that is public of the papers, as builders of OParl objects by kind and key."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial

from django.db.models import Model

from schwerpunkt.documents.models import StoredFile
from schwerpunkt.papers import council, oparl
from schwerpunkt.papers.models import Attachment, Consultation, Paper
from schwerpunkt.papers.oparl import Kind, OParlObject
from schwerpunkt.papers.queries.publication import published_papers, withdrawn_papers
from schwerpunkt.tenancy.models import Centre

FIRST = datetime(2012, 6, 25, tzinfo=UTC)
"""Moment of what has no history of its own: the day of the decree on the centres."""
Builder = Callable[[], OParlObject]


class Gone(Exception):
    """The object was public and its paper was withdrawn; its address still answers."""

    def __init__(self, paper: Paper) -> None:
        super().__init__(paper.pk)
        self.paper = paper


class Library:
    """What is public of one centre, or of all: asked for inside ``everywhere()``, a fixed number of queries per paper."""

    def __init__(self, centre: int | None = None) -> None:
        papers, centres = published_papers(), Centre.objects.order_by("pk")
        self.papers = list(papers if centre is None else papers.filter(centre=centre))
        self.centres = list(centres if centre is None else centres.filter(pk=centre))
        self.steps = {paper.pk: council.steps_of(paper) for paper in self.papers}
        self.attachments = {
            paper.pk: list(Attachment.objects.filter(paper=paper).select_related("file")) for paper in self.papers
        }
        steps = [step for rows in self.steps.values() for step in rows]
        meetings = {step.meeting.pk: step.meeting for step in steps if step.meeting}
        committees = {step.committee.pk: step.committee for step in steps}
        records: list[Model] = [*self.papers, *self.centres, *steps, *meetings.values(), *committees.values()]
        records.extend(each for rows in self.attachments.values() for each in rows)
        self.moments = council.moments_of(records, (FIRST, FIRST))
        self.objects: dict[Kind, dict[str, Builder]] = {kind: {} for kind in Kind}
        for place in self.centres:
            self._add(Kind.BODY, place.pk, partial(self._body, place))
            self._add(Kind.ORGANIZATION, council.unit_key(place), partial(self._unit, place))
        for key, committee in sorted(committees.items()):
            facts = council.committee_facts(committee, self.moments)
            self._add(Kind.ORGANIZATION, key, partial(oparl.organization_object, council.base(), facts))
        for key, meeting in sorted(meetings.items()):
            own = [step for step in steps if step.meeting_id == key]
            self._add_meeting(council.meeting_facts(meeting, own, self.moments))
        for step in steps:
            self._add(
                Kind.CONSULTATION,
                step.pk,
                partial(oparl.consultation_object, council.base(), council.consultation_facts(step, self.moments)),
            )
        for paper in self.papers:
            self._add(Kind.PAPER, paper.pk, partial(self._paper, paper))
            for name in self._files(paper):
                self._add(Kind.FILE, name, partial(self._file, paper, name))

    def one(self, kind: Kind, key: str) -> OParlObject | None:
        """The object, or None when there never was one. Gone when it was withdrawn."""
        if key in self.objects[kind]:
            return self.objects[kind][key]()
        for paper in withdrawn_papers():
            if key in set(_keys_of_withdrawn(paper, kind)):
                raise Gone(paper)
        return None

    def stored(self, key: str) -> StoredFile | None:
        """The file of that key, or None."""
        return next((files[key] for paper in self.papers if key in (files := self._files(paper))), None)

    def _add(self, kind: Kind, key: oparl.Key, builder: Builder) -> None:
        self.objects[kind][str(key)] = builder

    def _add_meeting(self, facts: oparl.MeetingFacts) -> None:
        base = council.base()
        self._add(Kind.MEETING, facts.key, partial(oparl.meeting_object, base, facts))
        if facts.place:
            self._add(Kind.LOCATION, facts.key, partial(oparl.location_object, base, facts))
        for item in facts.agenda_items:
            self._add(Kind.AGENDA_ITEM, item.key, partial(oparl.agenda_item_object, base, item))

    def _body(self, place: Centre) -> OParlObject:
        return oparl.body_object(council.base(), council.body_facts(place, self.moments))

    def _unit(self, place: Centre) -> OParlObject:
        return oparl.organization_object(council.base(), council.unit_facts(place, self.moments))

    def _paper(self, paper: Paper) -> OParlObject:
        facts = council.paper_facts(paper, paper.frozen, self.steps[paper.pk], self.moments)
        return oparl.paper_object(council.base(), facts)

    def _file(self, paper: Paper, key: str) -> OParlObject:
        main, others = council.files_of(paper, paper.frozen, self.moments)
        facts = next(each for each in (main, *others) if each is not None and each.key == key)
        return oparl.file_object(council.base(), facts)

    def _files(self, paper: Paper) -> dict[str, StoredFile]:
        kept = {council.file_key(paper, form): getattr(paper.frozen, form) for form in ("pdf", "docx", "html")}
        return {**kept, **{f"anlage-{each.pk}": each.file for each in self.attachments[paper.pk]}}


def _keys_of_withdrawn(paper: Paper, kind: Kind) -> Iterator[str]:
    if kind is Kind.PAPER:
        yield str(paper.pk)
    if kind in (Kind.CONSULTATION, Kind.AGENDA_ITEM):
        yield from (str(key) for key in Consultation.objects.filter(paper=paper).values_list("pk", flat=True))
    if kind is Kind.FILE:
        yield from (council.file_key(paper, form) for form in ("pdf", "docx", "html"))
        yield from (f"anlage-{key}" for key in Attachment.objects.filter(paper=paper).values_list("pk", flat=True))
