"""Release freezes a paper: its text, the facts behind it and its files never change again."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.documents.content import Document, checksum, to_json
from schwerpunkt.documents.filing import keep_file
from schwerpunkt.documents.models import StoredFile
from schwerpunkt.documents.render import OUTPUTS, file_name
from schwerpunkt.papers.enums import BlockSource, PaperState, Perm
from schwerpunkt.papers.models import FrozenPaper, Paper
from schwerpunkt.papers.queries.composition import document
from schwerpunkt.papers.queries.facts import facts_of
from schwerpunkt.papers.queries.material import Material, reading_once
from schwerpunkt.papers.queries.reporting import evidence_of
from schwerpunkt.papers.workflows import PAPER_FLOW
from schwerpunkt.planning.enums import AgreementOutcome
from schwerpunkt.planning.models import FocusPeriod


@command(Perm.RELEASE_PAPER, says=_l("Vorlage freigegeben und eingefroren"), on="paper")
def release_paper(*, actor: Actor, paper: Paper, reason: str = "") -> Paper:
    """Freeze content, facts and files with a checksum.

    Refuses what the workflow's guards refuse, and a paper that speaks of agreements while one is missing, unless the
    reason says why it goes out all the same.
    """
    if paper.period is not None:
        # Text, facts and files are read one after the other; meanwhile nobody changes a goal or a measure.
        FocusPeriod._base_manager.select_for_update(of=("self",)).get(pk=paper.period.pk)
    PAPER_FLOW.apply(paper, "release")
    missing = missing_agreements(paper)
    if missing and not reason.strip():
        raise Refused(
            fields={
                "reason": _("Es fehlt die Zustimmung von: %(ministries)s. Nennen Sie den Grund, trotzdem freizugeben.")
                % {"ministries": ", ".join(missing)}
            }
        )
    paper.save()
    with reading_once(paper):
        content = document(paper)
        facts = facts_of(paper)
    if facts["figures"] != evidence_of(Material(paper)):
        raise Refused(_("Während der Freigabe hat jemand etwas eingetragen, das gezählt wird. Bitte noch einmal."))
    if missing:
        facts["released_without_agreement"] = {"missing": missing, "reason": reason.strip()}
    _freeze(paper, content, facts, actor)
    return paper


@command(Perm.SUBMIT_PAPER, says=_l("Vorlage eingereicht"), on="paper")
def submit_paper(*, actor: Actor, paper: Paper, submitted_on: date | None = None, reference: str = "") -> Paper:
    """Note that the council's office has the paper. Refuses a day in the future or before the paper's own date."""
    day = submitted_on or clock.today()
    if day > clock.today():
        raise Refused(fields={"submitted_on": _("Der Tag liegt in der Zukunft.")})
    if day < paper.dated_on:
        raise Refused(fields={"submitted_on": _("Der Tag liegt vor dem Datum der Vorlage.")})
    PAPER_FLOW.apply(paper, "submit")
    number = reference.strip()
    if number and Paper.objects.filter(reference=number).exclude(pk=paper.pk).exists():
        raise Refused(fields={"reference": _("Diese Vorlagennummer hat schon eine andere Vorlage.")})
    paper.submitted_on, paper.reference = day, number or paper.reference
    paper.save()
    return paper


@command(Perm.SUBMIT_PAPER, says=_l("Abgabe zurückgenommen"), on="paper")
def take_back_submission(*, actor: Actor, paper: Paper, reason: str) -> Paper:
    """Correct a submission that did not happen. Needs a reason; refuses once a committee has spoken."""
    if not reason.strip():
        raise Refused(fields={"reason": _("Bitte nennen Sie den Grund; er steht im Verlauf.")})
    if paper.consultations.filter(state="done").exists():
        raise Refused(_("Ein Gremium hat schon beraten."))
    PAPER_FLOW.apply(paper, "take_back")
    paper.submitted_on = None
    paper.save()
    return paper


def missing_agreements(paper: Paper) -> list[str]:
    """Ministries without agreement (or a word that none was asked), when the paper speaks of agreements."""
    speaks = paper.blocks.filter(source=BlockSource.AGREEMENTS, is_left_out=False).exists()
    if not speaks or paper.period is None:
        return []
    rows = list(paper.period.agreements.filter(goal_version=None).select_related("ministry"))
    if not rows:
        return [_("Ministerien (noch nicht gefragt)")]
    given = (AgreementOutcome.AGREED, AgreementOutcome.AGREED_WITH_CONDITIONS)
    return [row.ministry.short_name or row.ministry.name for row in rows if row.outcome not in given]


def _freeze(paper: Paper, content: Document, facts: dict[str, Any], actor: Actor) -> FrozenPaper:
    if paper.state != PaperState.RELEASED:
        raise ValueError("only a released paper is frozen")
    files: dict[str, StoredFile] = {}
    for name in ("pdf", "docx", "html"):
        output = OUTPUTS[name]
        files[name] = keep_file(file_name(content, name), output.media_type, output.render(content))
    frozen = FrozenPaper(
        paper=paper,
        content=to_json(content),
        facts=facts,
        checksum=checksum(content),
        frozen_at=clock.now(),
        frozen_by=actor.label,
        **files,
    )
    frozen.save()
    return frozen
