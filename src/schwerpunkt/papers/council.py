"""Papers in the words of council information systems: what the OParl builders want to know, taken from the records."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Max, Min, Model

from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core import clock
from schwerpunkt.directory.enums import MeetingState
from schwerpunkt.directory.models import Committee, Meeting
from schwerpunkt.documents.content import from_json, plain_text
from schwerpunkt.documents.models import StoredFile
from schwerpunkt.papers import oparl
from schwerpunkt.papers.enums import ConsultationRole, ConsultationState
from schwerpunkt.papers.models import Attachment, Consultation, FrozenPaper, Paper
from schwerpunkt.papers.queries.publication import PUBLISHED_STATES
from schwerpunkt.tenancy.models import Centre

_ROLES = {
    ConsultationRole.NOTING: oparl.Role.NOTING,
    ConsultationRole.PRELIMINARY: oparl.Role.PRELIMINARY,
    ConsultationRole.HEARING: oparl.Role.HEARING,
    ConsultationRole.DECISION: oparl.Role.DECISION,
}
_STAGES = {
    MeetingState.SCHEDULED: oparl.MeetingStage.SCHEDULED,
    MeetingState.INVITED: oparl.MeetingStage.INVITED,
    MeetingState.HELD: oparl.MeetingStage.HELD,
    MeetingState.CANCELLED: oparl.MeetingStage.SCHEDULED,
}


@dataclass(frozen=True)
class Moments:
    """When records came into being and last changed, by the history; for those without, the paper's own moments."""

    known: dict[tuple[str, int], tuple[datetime, datetime]]
    otherwise: tuple[datetime, datetime]

    def of(self, record: Model) -> dict[str, Any]:
        """``created`` and ``modified`` of a record."""
        created, modified = self.known.get((record._meta.label_lower, record.pk), self.otherwise)
        return {"created": created, "modified": modified}


def base() -> str:
    """The address below which the interface lies; every object's id begins with it."""
    return f"{settings.BASE_URL}/oparl/v1.1"


def exported(paper: Paper, frozen: FrozenPaper | None) -> oparl.OParlObject:
    """A paper with all it points to, as one OParl file for the council's office."""
    steps = steps_of(paper)
    meetings = list({step.meeting.pk: step.meeting for step in steps if step.meeting}.values())
    committees = list({step.committee.pk: step.committee for step in steps}.values())
    everything = [paper, paper.centre, *steps, *meetings, *committees, *paper.attachments.all()]
    moments = moments_of(everything, own_moments(paper, frozen))
    facts = oparl.ExportFacts(
        paper=paper_facts(paper, frozen, steps, moments),
        body=body_facts(paper.centre, moments),
        organizations=(
            *(committee_facts(each, moments) for each in committees),
            unit_facts(paper.centre, moments),
        ),
        meetings=tuple(
            meeting_facts(each, [step for step in steps if step.meeting_id == each.pk], moments) for each in meetings
        ),
    )
    return oparl.export_document(base(), facts)


def steps_of(paper: Paper) -> list[Consultation]:
    """The Beratungsfolge of a paper; removed steps are left out."""
    rows = paper.consultations.exclude(state=ConsultationState.REMOVED)
    return list(rows.select_related("committee", "meeting__committee", "paper").order_by("position", "pk"))


def moments_of(records: Iterable[Model], otherwise: tuple[datetime, datetime]) -> Moments:
    """The moments of records in one query; ``otherwise`` for those without history."""
    everything = list(records)
    entries = (
        AuditEntry.objects.filter(object_type__in={each._meta.label_lower for each in everything})
        .filter(object_id__in={each.pk for each in everything})
        .values("object_type", "object_id")
        .annotate(first=Min("at"), last=Max("at"))
        .order_by()
    )
    known = {(row["object_type"], int(row["object_id"] or 0)): (row["first"], row["last"]) for row in entries}
    return Moments(known, otherwise)


def own_moments(paper: Paper, frozen: FrozenPaper | None) -> tuple[datetime, datetime]:
    """When a paper came into being and last changed. ValueError for one that was not made by a command."""
    known = moments_of([paper], (clock.now(), clock.now())).known.get((paper._meta.label_lower, paper.pk))
    if known is not None:
        return known
    if frozen is None:
        raise ValueError("a paper without history was not made by a command")
    return frozen.frozen_at, frozen.frozen_at


def paper_facts(
    paper: Paper, frozen: FrozenPaper | None, steps: Sequence[Consultation], moments: Moments
) -> oparl.PaperFacts:
    """The paper with its files (once frozen) and these steps."""
    main, others = files_of(paper, frozen, moments)
    return oparl.PaperFacts(
        key=paper.pk,
        body=paper.centre_id,
        name=paper.title,
        paper_type=paper.template.label,
        dated_on=paper.dated_on,
        reference=paper.reference,
        main_file=main,
        auxiliary_files=others,
        consultations=tuple(consultation_facts(step, moments) for step in steps),
        related_papers=tuple(
            paper.related_papers.filter(state__in=PUBLISHED_STATES).order_by("pk").values_list("pk", flat=True)
        ),
        originator_organizations=(unit_key(paper.centre),),
        under_direction_of=(unit_key(paper.centre),),
        budget_effect=paper.budget_effect,
        **moments.of(paper),
    )


def files_of(
    paper: Paper, frozen: FrozenPaper | None, moments: Moments
) -> tuple[oparl.FileFacts | None, tuple[oparl.FileFacts, ...]]:
    """The frozen PDF with the other formats as its derivatives, and the attachments."""
    attached = tuple(_attachment(each, moments) for each in paper.attachments.select_related("file"))
    if frozen is None:
        return None, ()
    kept = {form: getattr(frozen, form) for form in ("pdf", "docx", "html")}
    keys = {form: file_key(paper, form) for form in kept}
    words = plain_text(from_json(frozen.content))
    when: dict[str, Any] = {"created": frozen.frozen_at, "modified": frozen.frozen_at}
    made = {
        form: oparl.FileFacts(
            key=keys[form],
            name=paper.title,
            dated_on=paper.dated_on,
            text=words if form == "pdf" else "",
            master=None if form == "pdf" else keys["pdf"],
            derivatives=(keys["docx"], keys["html"]) if form == "pdf" else (),
            papers=(paper.pk,),
            **_bytes(file),
            **when,
        )
        for form, file in kept.items()
    }
    return made["pdf"], (made["docx"], made["html"], *attached)


def _attachment(attachment: Attachment, moments: Moments) -> oparl.FileFacts:
    return oparl.FileFacts(
        key=f"anlage-{attachment.pk}",
        name=attachment.title,
        papers=(attachment.paper_id,),
        **_bytes(attachment.file),
        **moments.of(attachment),
    )


def _bytes(file: StoredFile) -> dict[str, Any]:
    return {
        "file_name": file.name,
        "media_type": file.media_type,
        "size": file.size,
        "sha512": hashlib.sha512(file.read()).hexdigest(),
    }


def file_key(paper: Paper, form: str) -> str:
    """The key of a paper's frozen file."""
    return f"vorlage-{paper.pk}-{form}"


def unit_key(centre: Centre) -> str:
    """The key of the unit papers come from; committees have numbers."""
    return f"ki-{centre.pk}"


def consultation_facts(step: Consultation, moments: Moments) -> oparl.ConsultationFacts:
    """One step; where it names a meeting it is an item of that meeting's agenda."""
    return oparl.ConsultationFacts(
        key=step.pk,
        paper=step.paper_id,
        organizations=(step.committee_id,),
        role=_ROLES[ConsultationRole(step.role)],
        authoritative=step.is_authoritative,
        meeting=step.meeting_id,
        agenda_item=step.pk if step.meeting_id else None,
        proposal=step.proposal,
        state=str(step.get_state_display()),
        **moments.of(step),
    )


def meeting_facts(meeting: Meeting, steps: Iterable[Consultation], moments: Moments) -> oparl.MeetingFacts:
    """A meeting with these steps as items of its agenda, in the order of their numbers."""
    ordered = sorted(steps, key=lambda step: (_number(step.agenda_number), step.pk))
    return oparl.MeetingFacts(
        key=meeting.pk,
        name=f"Sitzung {meeting.committee.genitive}",
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        stage=_STAGES[MeetingState(meeting.state)],
        is_cancelled=meeting.state == MeetingState.CANCELLED,
        place=meeting.place,
        organizations=(meeting.committee_id,),
        agenda_items=tuple(agenda_item_facts(step, order, moments) for order, step in enumerate(ordered, start=1)),
        **moments.of(meeting),
    )


def agenda_item_facts(step: Consultation, order: int, moments: Moments) -> oparl.AgendaItemFacts:
    """The item of the agenda under which a committee treats the paper."""
    if step.meeting_id is None:
        raise ValueError("only a step with a meeting is on an agenda")
    result = step.result or {ConsultationState.POSTPONED: "vertagt"}.get(ConsultationState(step.state), "")
    return oparl.AgendaItemFacts(
        key=step.pk,
        meeting=step.meeting_id,
        order=order,
        number=step.agenda_number,
        name=step.paper.title,
        is_public=step.is_public,
        consultation=step.pk,
        result=result,
        resolution_text=step.proposal if step.state == ConsultationState.DONE else "",
        **moments.of(step),
    )


def committee_facts(committee: Committee, moments: Moments) -> oparl.OrganizationFacts:
    """A committee of the council."""
    return oparl.OrganizationFacts(
        key=committee.pk,
        body=committee.centre_id,
        name=committee.name,
        short_name=committee.short_name,
        type=oparl.OrganizationType.COMMITTEE,
        starts_on=committee.valid_from,
        ends_on=committee.valid_to,
        **moments.of(committee),
    )


def unit_facts(centre: Centre, moments: Moments) -> oparl.OrganizationFacts:
    """The centre as the unit papers come from."""
    return oparl.OrganizationFacts(
        key=unit_key(centre),
        body=centre.pk,
        name=centre.name,
        short_name=centre.short_name,
        type=oparl.OrganizationType.ADMINISTRATION,
        **moments.of(centre),
    )


def body_facts(centre: Centre, moments: Moments) -> oparl.BodyFacts:
    """The district or city."""
    return oparl.BodyFacts(
        key=centre.pk,
        name=centre.area_name,
        classification=str(centre.get_area_kind_display()),
        ags=centre.area_ags,
        contact_name=centre.name,
        **moments.of(centre),
    )


def _number(text: str) -> tuple[int, ...]:
    """An agenda number as numbers, so that 10 comes after 9; without one last."""
    parts = [int(part) for part in text.replace("Ö", "").replace("N", "").split(".") if part.strip().isdecimal()]
    return tuple(parts) or (10_000,)
