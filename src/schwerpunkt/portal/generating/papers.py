"""The papers of a generated centre: those of past meetings consulted, the others in draft."""

from itertools import chain

from schwerpunkt.accounts.actors import system_actor
from schwerpunkt.accounts.models import Membership
from schwerpunkt.core import clock
from schwerpunkt.directory.models import Meeting
from schwerpunkt.papers.commands import create_paper
from schwerpunkt.papers.enums import ConsultationState, PaperState
from schwerpunkt.papers.models import Consultation, Paper, PaperBlock, PaperTemplate
from schwerpunkt.planning.models import FocusPeriod
from schwerpunkt.portal.generating.size import Size
from schwerpunkt.portal.generating.words import keep
from schwerpunkt.tenancy.models import Centre


def write_papers(centre: Centre, staff: list[Membership], periods: list[FocusPeriod], size: Size) -> None:
    """So many papers for every meeting. The first is composed by its command, the others have its blocks."""
    template = PaperTemplate.objects.get(key="mitteilungsvorlage")
    meetings = list(Meeting.objects.order_by("held_on"))
    first = create_paper(
        actor=system_actor("Messdaten", centre), template=template, period=periods[-1], author=staff[0]
    )
    blocks = list(first.blocks.order_by("position"))
    papers = keep(Paper, chain.from_iterable(_papers(first, meeting, periods, staff, size) for meeting in meetings))
    keep(
        Consultation,
        (
            _consultation(paper, meetings[number // size.papers], template.default_role)
            for number, paper in enumerate(papers)
        ),
    )
    keep(PaperBlock, (_copied(block, paper) for paper in papers for block in blocks))


def _papers(
    first: Paper, meeting: Meeting, periods: list[FocusPeriod], staff: list[Membership], size: Size
) -> list[Paper]:
    day = meeting.papers_due_on or meeting.held_on
    period = next((each for each in reversed(periods) if each.starts_on <= day), periods[0])
    return [
        Paper(
            centre=first.centre,
            template=first.template,
            period=period,
            title=f"{first.title}, {meeting.held_on:%d.%m.%Y}, {number}",
            reference=f"{meeting.held_on:%Y-%m}/{number}",
            dated_on=day,
            author=staff[number % len(staff)],
            signatory=first.signatory,
            state=PaperState.CONSULTED if meeting.held_on < clock.today() else PaperState.DRAFT,
        )
        for number in range(1, size.papers + 1)
    ]


def _consultation(paper: Paper, meeting: Meeting, role: str) -> Consultation:
    is_over = paper.state == PaperState.CONSULTED
    return Consultation(
        centre=paper.centre,
        paper=paper,
        position=1,
        committee=meeting.committee,
        meeting=meeting,
        role=role,
        state=ConsultationState.DONE if is_over else ConsultationState.PLANNED,
        result_on=meeting.held_on if is_over else None,
    )


def _copied(block: PaperBlock, paper: Paper) -> PaperBlock:
    names = ("centre_id", "position", "key", "label", "heading", "source", "pattern")
    return PaperBlock(paper=paper, **{name: getattr(block, name) for name in names})
