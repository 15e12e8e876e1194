"""The Beratungsfolge: which committees treat a paper, when, and what came of it."""

from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.models import Committee, Meeting
from schwerpunkt.documents.content import clean_line, clean_text
from schwerpunkt.papers.commands.editing import in_new_place, renumber, require_draft
from schwerpunkt.papers.enums import FROZEN_STATES, ConsultationRole, ConsultationState, PaperState, Perm
from schwerpunkt.papers.models import Consultation, Paper
from schwerpunkt.papers.workflows import PAPER_FLOW

NOTED = "zur Kenntnis genommen"


@command(Perm.EDIT_PAPER, says=_l("Gremium in die Beratungsfolge aufgenommen"), on="paper")
def add_consultation(
    *,
    actor: Actor,
    paper: Paper,
    committee: Committee,
    role: str,
    meeting: Meeting | None = None,
    is_authoritative: bool = False,
    proposal: str = "",
    is_public: bool = True,
) -> Consultation:
    """One more committee at the end. Refuses a meeting of another committee, and a noting that would decide."""
    require_draft(paper)
    _check(committee, meeting, role, is_authoritative=is_authoritative)
    last = paper.consultations.aggregate(last=Max("position"))["last"] or 0
    step = Consultation(
        paper=paper,
        position=last + 1,
        committee=committee,
        meeting=meeting,
        role=role,
        is_authoritative=is_authoritative,
        proposal=clean_text(proposal),
        is_public=is_public,
    )
    step.save()
    return step


@command(Perm.EDIT_PAPER, says=_l("Beratung geändert"), on="consultation")
def change_consultation(
    *,
    actor: Actor,
    consultation: Consultation,
    committee: Committee,
    role: str,
    meeting: Meeting | None,
    is_authoritative: bool,
    proposal: str,
    is_public: bool,
) -> Consultation:
    """Change a step of a draft. Refuses what ``add_consultation`` refuses."""
    require_draft(consultation.paper)
    _check(committee, meeting, role, is_authoritative=is_authoritative)
    consultation.committee, consultation.meeting, consultation.role = committee, meeting, role
    consultation.is_authoritative, consultation.is_public = is_authoritative, is_public
    consultation.proposal = clean_text(proposal)
    consultation.save()
    return consultation


@command(Perm.EDIT_PAPER, says=_l("Gremium aus der Beratungsfolge genommen"), on="consultation")
def remove_consultation(*, actor: Actor, consultation: Consultation) -> Consultation:
    """Delete a step of a draft. After release it is taken off the agenda instead (``drop_consultation``)."""
    paper = require_draft(consultation.paper)
    consultation.delete()
    renumber(list(paper.consultations.order_by("position", "pk")))
    return consultation


@command(Perm.EDIT_PAPER, says=_l("Reihenfolge der Beratungen geändert"), on="consultation")
def move_consultation(*, actor: Actor, consultation: Consultation, place: int) -> Consultation:
    """Put a step at a place (from 1)."""
    paper = require_draft(consultation.paper)
    renumber(in_new_place(list(paper.consultations.order_by("position", "pk")), consultation, place))
    return consultation


@command(Perm.SUBMIT_PAPER, says=_l("Tagesordnungspunkt eingetragen"), on="consultation")
def set_agenda_number(*, actor: Actor, consultation: Consultation, agenda_number: str) -> Consultation:
    """Write down under which number of the agenda the committee treats the paper."""
    _require_open(consultation)
    consultation.agenda_number = clean_line(agenda_number)
    consultation.save()
    return consultation


@command(Perm.SUBMIT_PAPER, says=_l("Beratung vertagt"), on="consultation")
def postpone_consultation(
    *, actor: Actor, consultation: Consultation, meeting: Meeting | None = None, remark: str = ""
) -> Consultation:
    """Close this step as postponed and open the next one in another meeting (or one still to be named); returns it.

    The frozen text of a released paper does not change. Refuses the same or an earlier meeting and a step that is done.
    """
    _require_open(consultation)
    if meeting is not None:
        if meeting.committee_id != consultation.committee_id:
            raise Refused(fields={"meeting": _("Diese Sitzung gehört zu einem anderen Gremium.")})
        if consultation.meeting is not None and meeting.held_on <= consultation.meeting.held_on:
            raise Refused(fields={"meeting": _("Die neue Sitzung muss nach der bisherigen liegen.")})
    consultation.state = ConsultationState.POSTPONED
    consultation.remark = clean_text(remark)
    consultation.save()
    paper = consultation.paper
    following = Consultation(
        paper=paper,
        position=consultation.position + 1,
        committee=consultation.committee,
        meeting=meeting,
        role=consultation.role,
        is_authoritative=consultation.is_authoritative,
        proposal=consultation.proposal,
        is_public=consultation.is_public,
        postponed_from=consultation,
    )
    following.save()
    rows = list(paper.consultations.exclude(pk=following.pk).order_by("position", "pk"))
    renumber(in_new_place(rows, following, [row.pk for row in rows].index(consultation.pk) + 2))
    return following


@command(Perm.SUBMIT_PAPER, says=_l("Von der Tagesordnung genommen"), on="consultation")
def drop_consultation(*, actor: Actor, consultation: Consultation, reason: str) -> Consultation:
    """A committee does not treat the paper after all. Needs a reason. When nobody else is left, the paper is done."""
    _require_open(consultation)
    if not reason.strip():
        raise Refused(fields={"reason": _("Bitte nennen Sie den Grund; er steht im Verlauf.")})
    if not consultation.paper.consultations.exclude(pk=consultation.pk).filter(state__in=("planned", "done")).exists():
        raise Refused(_("Kein anderes Gremium ist vorgesehen. Ziehen Sie die Vorlage zurück."))
    consultation.state, consultation.remark = ConsultationState.REMOVED, clean_text(reason)
    consultation.save()
    _conclude(actor, consultation)
    return consultation


@command(Perm.SUBMIT_PAPER, says=_l("Ergebnis der Beratung eingetragen"), on="consultation")
def record_consultation(
    *,
    actor: Actor,
    consultation: Consultation,
    result_on: date,
    result: str = "",
    agenda_number: str = "",
    remark: str = "",
) -> Consultation:
    """Record, or correct, what a committee said. With the last one the paper counts as consulted.

    A noting without words is "zur Kenntnis genommen". Refuses a day in the future, a day before the paper, a decision
    without its words, and a paper that was not submitted.
    """
    paper = consultation.paper
    if paper.state not in (PaperState.SUBMITTED, PaperState.CONSULTED):
        raise Refused(_("Tragen Sie zuerst ein, dass die Vorlage eingereicht ist."))
    if consultation.state not in (ConsultationState.PLANNED, ConsultationState.DONE):
        raise Refused(_("Diese Beratung hat nicht stattgefunden."))
    problems: dict[str, str] = {}
    if result_on > clock.today():
        problems["result_on"] = _("Der Tag liegt in der Zukunft.")
    elif result_on < paper.dated_on:
        problems["result_on"] = _("Der Tag liegt vor dem Datum der Vorlage.")
    words = clean_line(result) or (NOTED if consultation.role == ConsultationRole.NOTING else "")
    if not words:
        problems["result"] = _("Bitte schreiben Sie, was das Gremium gesagt hat.")
    if problems:
        raise Refused(fields=problems)
    consultation.state, consultation.result, consultation.result_on = ConsultationState.DONE, words, result_on
    consultation.agenda_number = clean_line(agenda_number) or consultation.agenda_number
    consultation.remark = clean_text(remark)
    consultation.save()
    _conclude(actor, consultation)
    return consultation


@command(Perm.SUBMIT_PAPER, says=_l("Vorlage beraten"), on="paper")
def conclude_paper(*, actor: Actor, paper: Paper) -> Paper:
    """The last committee has spoken. Done by ``record_consultation`` and ``drop_consultation``; refuses before that."""
    steps = set(paper.consultations.values_list("state", flat=True))
    if ConsultationState.PLANNED in steps or ConsultationState.DONE not in steps:
        raise Refused(_("Noch nicht alle Gremien haben beraten."))
    PAPER_FLOW.apply(paper, "conclude")
    paper.save()
    return paper


def _conclude(actor: Actor, consultation: Consultation) -> None:
    paper = Paper.objects.get(pk=consultation.paper_id)
    steps = set(paper.consultations.values_list("state", flat=True))
    if paper.state == PaperState.SUBMITTED and ConsultationState.PLANNED not in steps:
        conclude_paper(actor=actor, paper=paper)


def _require_open(consultation: Consultation) -> None:
    paper = consultation.paper
    if paper.state not in FROZEN_STATES:
        raise Refused(_("Die Vorlage ist noch nicht freigegeben. Ändern Sie die Beratung selbst."))
    if consultation.state != ConsultationState.PLANNED:
        raise Refused(_("Diese Beratung ist schon abgeschlossen."))


def _check(committee: Committee, meeting: Meeting | None, role: str, *, is_authoritative: bool) -> None:
    problems: dict[str, str] = {}
    if role not in ConsultationRole.values:
        problems["role"] = _("Bitte wählen Sie, was das Gremium tun soll.")
    if meeting is not None and meeting.committee_id != committee.pk:
        problems["meeting"] = _("Diese Sitzung gehört zu einem anderen Gremium.")
    if role == ConsultationRole.NOTING and is_authoritative:
        problems["is_authoritative"] = _("Eine Kenntnisnahme entscheidet nichts.")
    if problems:
        raise Refused(fields=problems)
