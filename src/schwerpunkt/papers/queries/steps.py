"""The way of a paper as a row of steps: who or what, how it stands, until when."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from schwerpunkt.core import clock
from schwerpunkt.papers.enums import ConsultationState, PaperState, SignState
from schwerpunkt.papers.models import Paper
from schwerpunkt.papers.queries.material import material_of
from schwerpunkt.ui.formats import day as day_words
from schwerpunkt.ui.status import Look, Status

_ORDER = [
    PaperState.DRAFT,
    PaperState.COSIGNING,
    PaperState.COSIGNED,
    PaperState.RELEASED,
    PaperState.SUBMITTED,
    PaperState.CONSULTED,
]
LOOKS: dict[str, Look] = {
    PaperState.DRAFT: "plan",
    PaperState.COSIGNING: "run",
    PaperState.COSIGNED: "run",
    PaperState.RELEASED: "run",
    PaperState.SUBMITTED: "run",
    PaperState.CONSULTED: "done",
    PaperState.WITHDRAWN: "void",
}


@dataclass(frozen=True)
class Step:
    """One step: ``state`` is "done", "now" or nothing."""

    name: str
    role: str
    status: Status
    state: str


def paper_status(paper: Paper) -> Status:
    """How a paper stands."""
    return Status(LOOKS[paper.state], paper.get_state_display())


def steps(paper: Paper) -> list[Step]:
    """Writing, each co-signature, release, submission, each committee. A withdrawn paper has none."""
    if paper.state == PaperState.WITHDRAWN:
        return []
    place = _ORDER.index(PaperState(paper.state))
    material = material_of(paper)
    rows = [
        _step(paper.author.user.name, _("Entwurf"), is_done=place > 0, is_now=place == 0),
        *(
            _step(
                link.signer.user.name if link.signer else link.unit,
                link.unit if link.signer else _("Mitzeichnung"),
                is_done=link.state == SignState.SIGNED,
                is_now=link.state == SignState.DUE,
                done_on=link.signed_at.date() if link.signed_at else None,
                due_on=link.due_on,
                is_returned=link.state == SignState.RETURNED,
            )
            for link in material.cosignatures
        ),
    ]
    is_ready = paper.state == PaperState.COSIGNED
    rows.append(
        _step(_("Freigabe"), _("KI-Leitung"), is_done=place > _ORDER.index(PaperState.COSIGNED), is_now=is_ready)
    )
    planned = [row for row in material.consultations if row.state == ConsultationState.PLANNED]
    due = [row.meeting.papers_due_on for row in planned if row.meeting and row.meeting.papers_due_on]
    rows.append(
        _step(
            _("Abgabe"),
            _("Sitzungsdienst"),
            is_done=paper.submitted_on is not None,
            is_now=paper.state == PaperState.RELEASED,
            done_on=paper.submitted_on,
            due_on=min(due) if due else None,
        )
    )
    rows.extend(
        _step(
            row.committee.short_name or row.committee.name,
            str(row.get_role_display()),
            is_done=row.state == ConsultationState.DONE,
            is_now=paper.state == PaperState.SUBMITTED and row.state == ConsultationState.PLANNED,
            done_on=row.result_on,
            due_on=row.meeting.held_on if row.meeting else None,
            due_word=_("am %(day)s"),
        )
        for row in material.steps
    )
    return rows


def _step(
    name: str,
    role: str,
    *,
    is_done: bool,
    is_now: bool,
    done_on: date | None = None,
    due_on: date | None = None,
    due_word: str = "",
    is_returned: bool = False,
) -> Step:
    if is_done:
        return Step(name, role, Status("done", day_words(done_on) if done_on else _("erledigt")), "done")
    words = (due_word or _("bis %(day)s")) % {"day": day_words(due_on)} if due_on else ""
    if is_returned:
        return Step(name, role, Status("risk", _("zurückgegeben")), "")
    if is_now:
        is_late = due_on is not None and due_on < clock.today()
        return Step(name, role, Status("late" if is_late else "run", words or _("jetzt dran")), "now")
    return Step(name, role, Status("plan", words or _("steht aus")), "")
