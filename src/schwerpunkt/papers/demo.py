"""The papers of the demo: the founding paper from draft to Kenntnisnahme. Only through commands."""

from datetime import date, timedelta

from schwerpunkt.core import clock
from schwerpunkt.directory.commands import add_meeting, change_meeting
from schwerpunkt.directory.demo import DemoCentre
from schwerpunkt.directory.enums import MeetingState
from schwerpunkt.directory.models import Meeting
from schwerpunkt.needs.models import NeedRound
from schwerpunkt.papers import commands
from schwerpunkt.papers.commands.cosigning import Cosigner
from schwerpunkt.papers.models import Paper, PaperTemplate
from schwerpunkt.planning.demo import at_day
from schwerpunkt.planning.models import FocusPeriod

WRITTEN_ON, RELEASED_ON, HELD_ON = date(2023, 1, 30), date(2023, 2, 13), date(2023, 3, 2)
"""The day of the meeting is the founding paper's; the days before it are invented."""


def founding_paper(place: DemoCentre, period: FocusPeriod) -> Paper:
    """The Mitteilungsvorlage on the focus of 2023: written, co-signed, released, submitted, noted."""
    meeting = Meeting.objects.get(held_on=HELD_ON)
    head, author = place.actor("leitung"), place.actor("verwaltung")
    signer = place.actor("querschnitt")
    with clock.at(at_day(WRITTEN_ON)):
        paper = commands.create_paper(
            actor=author,
            template=PaperTemplate.objects.get(key="mitteilungsvorlage"),
            period=period,
            meeting=meeting,
            dated_on=WRITTEN_ON,
        )
        chain = [Cosigner(signer=place.people["querschnitt"], due_on=date(2023, 2, 6))]
        commands.set_cosigners(actor=author, paper=paper, chain=chain)
        commands.start_cosigning(actor=author, paper=paper)
        commands.cosign(actor=signer, cosignature=paper.cosignatures.get())
    with clock.at(at_day(RELEASED_ON)):
        commands.release_paper(actor=head, paper=paper)
        commands.submit_paper(actor=author, paper=paper)
    with clock.at(at_day(HELD_ON)):
        commands.record_consultation(actor=author, consultation=paper.consultations.get(), result_on=HELD_ON)
        change_meeting(
            actor=author,
            meeting=meeting,
            held_on=meeting.held_on,
            starts_at=meeting.starts_at,
            place=meeting.place,
            is_public=meeting.is_public,
            papers_due_on=meeting.papers_due_on,
            state=MeetingState.HELD,
        )
    paper.refresh_from_db()
    return paper


def invented_results(place: DemoCentre, period: FocusPeriod, asked: NeedRound) -> Paper:
    """What came of the focus of 2023 (invented): the evaluation paper with its way, and letters to the municipalities."""
    head, author = place.actor("leitung"), place.actor("verwaltung")
    day = period.ends_on + timedelta(days=24)
    held = Meeting.objects.select_related("committee").get(held_on=HELD_ON)
    with clock.at(at_day(day)):
        meeting = add_meeting(
            actor=author,
            committee=held.committee,
            held_on=day + timedelta(days=27),
            starts_at=held.starts_at,
            place=held.place,
        )
        evaluation = commands.create_paper(
            actor=author,
            template=PaperTemplate.objects.get(key="evaluation"),
            period=period,
            meeting=meeting,
            is_demo=True,
        )
        commands.release_paper(actor=head, paper=evaluation)
        commands.submit_paper(actor=author, paper=evaluation)
        commands.write_letters(actor=author, need_round=asked, is_demo=True)
        letter = Paper.objects.filter(need_round=asked).order_by("pk").first()
        if letter is not None:
            commands.release_paper(actor=head, paper=letter)
    with clock.at(at_day(meeting.held_on)):
        commands.record_consultation(
            actor=author, consultation=evaluation.consultations.get(), result_on=meeting.held_on
        )
    return evaluation


def invented_papers(place: DemoCentre, running: FocusPeriod, planned: FocusPeriod) -> tuple[Paper, Paper]:
    """Two papers on their way today: a report in draft, and a proposal for the next period that is being co-signed."""
    today = clock.today()
    meetings = list(Meeting.objects.filter(held_on__gt=today).order_by("held_on"))
    author, writer = place.actor("verwaltung"), place.actor("querschnitt")
    with clock.at(at_day(today - timedelta(days=6))):
        report = commands.create_paper(
            actor=writer,
            template=PaperTemplate.objects.get(key="bericht"),
            period=running,
            meeting=meetings[0],
            is_demo=True,
        )
        proposal = commands.create_paper(
            actor=author,
            template=PaperTemplate.objects.get(key="beschlussvorlage"),
            period=planned,
            meeting=meetings[-1],
            budget_effect="Keine; die Maßnahmen werden aus vorhandenen Mitteln bestritten (erfundene Angabe).",
            is_demo=True,
        )
        chain = [
            Cosigner(signer=place.people["bildung"], due_on=today - timedelta(days=2)),
            Cosigner(signer=place.people["leitung"], due_on=today + timedelta(days=3)),
            Cosigner(unit="Kämmerei", due_on=today + timedelta(days=8)),
        ]
        commands.set_cosigners(actor=author, paper=proposal, chain=chain)
        commands.start_cosigning(actor=author, paper=proposal)
    with clock.at(at_day(today - timedelta(days=3))):
        commands.cosign(actor=place.actor("bildung"), cosignature=proposal.cosignatures.get(position=1))
    return report, proposal
