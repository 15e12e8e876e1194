"""A paper from a template: making it, changing its frame, withdrawing it, going on with a copy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.accounts.models import Membership
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.models import CentreMunicipality, Committee, Meeting, Organisation, Signatory
from schwerpunkt.documents.content import clean_line, clean_text
from schwerpunkt.needs.models import NeedRound
from schwerpunkt.papers.commands.editing import require_draft
from schwerpunkt.papers.enums import ConsultationRole, PaperState, Perm, ReportSpan
from schwerpunkt.papers.models import Consultation, Paper, PaperBlock, PaperTemplate
from schwerpunkt.papers.queries.material import material_of
from schwerpunkt.papers.queries.placeholders import fill
from schwerpunkt.papers.workflows import PAPER_FLOW
from schwerpunkt.planning.models import FocusPeriod

TITLE_LENGTH = 250


@dataclass(frozen=True)
class Letter:
    """Which round a letter answers, and whom: a municipality or an organisation."""

    need_round: NeedRound
    municipality: CentreMunicipality | None = None
    organisation: Organisation | None = None


@command(Perm.EDIT_PAPER, says=_l("Vorlage angelegt"), within="period")
def create_paper(
    *,
    actor: Actor,
    template: PaperTemplate,
    period: FocusPeriod | None = None,
    committee: Committee | None = None,
    meeting: Meeting | None = None,
    dated_on: date | None = None,
    title: str = "",
    reference: str = "",
    signatory: Signatory | None = None,
    budget_effect: str = "",
    related_papers: Sequence[Paper] = (),
    author: Membership | None = None,
    letter: Letter | None = None,
    is_demo: bool = False,
) -> Paper:
    """A draft with the blocks of its template; without a title it takes the template's, filled from the data.

    A report gets the time its template says. A letter (``letter``) goes to one place and needs no committee.

    Committee or meeting open the Beratungsfolge; the author is who acts, the signatory the usual one of that day.
    Refuses a template that is not in use on the day, a reference that is taken, and a meeting of another committee.
    """
    day = dated_on or clock.today()
    if not template.is_valid_on(day):
        raise Refused(fields={"template": _("Diese Vorlagenart gilt am Datum der Vorlage nicht.")})
    writer = author or Membership.objects.filter(pk=actor.membership_id or 0).first()
    if writer is None:
        raise Refused(fields={"author": _("Bitte sagen Sie, wer die Vorlage verfasst.")})
    committee = _committee_of(committee, meeting)
    paper = Paper(
        template=template,
        period=period,
        title=clean_line(title),
        reference=clean_line(reference),
        dated_on=day,
        author=writer,
        signatory=signatory or usual_signatory(day),
        budget_effect=clean_text(budget_effect),
        is_demo=is_demo,
    )
    _address(paper, letter)
    _check_reference(paper)
    paper.title = paper.title or template.label
    paper.save()
    if committee is not None:
        role = ConsultationRole(template.default_role)
        Consultation(
            paper=paper,
            position=1,
            committee=committee,
            meeting=meeting,
            role=role,
            is_authoritative=role == ConsultationRole.DECISION,
        ).save()
    for block in template.blocks.order_by("position", "pk"):
        PaperBlock(
            paper=paper,
            position=block.position,
            key=block.key,
            label=block.label,
            heading=block.heading,
            source=block.source,
            pattern=block.text,
        ).save()
    paper.related_papers.set(related_papers)
    if not clean_line(title) and template.title:
        paper.title = fill(template.title, material_of(paper))[:TITLE_LENGTH]
        paper.save(update_fields=["title"])
    return paper


@command(Perm.EDIT_PAPER, says=_l("Angaben der Vorlage geändert"), on="paper")
def change_paper(
    *,
    actor: Actor,
    paper: Paper,
    title: str,
    period: FocusPeriod | None,
    dated_on: date,
    reference: str,
    signatory: Signatory | None,
    author: Membership,
    budget_effect: str = "",
    related_papers: Sequence[Paper] = (),
    reports_from: date | None = None,
    reports_to: date | None = None,
) -> Paper:
    """Change the frame of a draft.

    Refuses an empty title, a reference that is taken, itself as earlier paper, and half a time or one that ends before
    it begins.
    """
    require_draft(paper)
    if not clean_line(title):
        raise Refused(fields={"title": _("Bitte geben Sie der Vorlage einen Betreff.")})
    if any(each.pk == paper.pk for each in related_papers):
        raise Refused(fields={"related_papers": _("Eine Vorlage kann nicht auf sich selbst verweisen.")})
    if (reports_from is None) != (reports_to is None):
        missing = "reports_from" if reports_from is None else "reports_to"
        raise Refused(fields={missing: _("Bitte nennen Sie beide Tage, oder lassen Sie beide leer.")})
    if reports_from and reports_to and reports_to < reports_from:
        raise Refused(fields={"reports_to": _("Das Ende liegt vor dem Beginn.")})
    paper.reports_from, paper.reports_to = reports_from, reports_to
    paper.title, paper.period, paper.dated_on = clean_line(title), period, dated_on
    paper.reference, paper.signatory, paper.author = clean_line(reference), signatory, author
    paper.budget_effect = clean_text(budget_effect)
    _check_reference(paper)
    paper.save()
    paper.related_papers.set(related_papers)
    return paper


@command(Perm.EDIT_PAPER, says=_l("Vorlagennummer eingetragen"), on="paper")
def set_reference(*, actor: Actor, paper: Paper, reference: str) -> Paper:
    """Write down the number the council's office gave. Possible after release: the frozen text does not change.

    Refuses a number that another paper has, and a withdrawn paper.
    """
    if paper.state == PaperState.WITHDRAWN:
        raise Refused(_("Die Vorlage ist zurückgezogen."))
    paper.reference = clean_line(reference)
    _check_reference(paper)
    paper.save()
    return paper


@command(Perm.EDIT_PAPER, says=_l("Vorlage zurückgezogen"), on="paper")
def withdraw_paper(*, actor: Actor, paper: Paper, reason: str) -> Paper:
    """Take a paper out of the way; it stays readable. Needs a reason."""
    if not reason.strip():
        raise Refused(fields={"reason": _("Bitte nennen Sie den Grund; er steht im Verlauf.")})
    PAPER_FLOW.apply(paper, "withdraw")
    paper.save()
    return paper


@command(Perm.EDIT_PAPER, says=_l("Entwurf gelöscht"), on="paper")
def remove_paper(*, actor: Actor, paper: Paper) -> Paper:
    """Delete a draft that never left the house. Refuses one that was in co-signature or released."""
    require_draft(paper)
    if paper.cosignatures.exclude(signed_at=None).exists():
        raise Refused(_("Die Vorlage war schon in der Mitzeichnung. Ziehen Sie sie zurück, statt sie zu löschen."))
    paper.delete()
    return paper


@command(Perm.EDIT_PAPER, says=_l("Als neue Fassung kopiert"))
def copy_as_new_version(*, actor: Actor, paper: Paper, dated_on: date | None = None) -> Paper:
    """A new draft with the same template, texts and committees (without meetings), which names the old one as earlier.

    Hand-edited blocks stay as they were edited; the others follow the data of the new day.
    """
    if paper.recipient is not None and paper.state != PaperState.WITHDRAWN:
        raise Refused(_("Zu jeder Meldung gibt es einen Brief. Ziehen Sie diesen zurück, bevor Sie ihn neu schreiben."))
    day = dated_on or clock.today()
    old_signatory = paper.signatory
    copy = Paper(
        template=paper.template,
        period=paper.period,
        title=paper.title,
        dated_on=day,
        author=Membership.objects.filter(pk=actor.membership_id or 0).first() or paper.author,
        signatory=old_signatory if old_signatory and old_signatory.is_valid_on(day) else usual_signatory(day),
        budget_effect=paper.budget_effect,
        reports_from=paper.reports_from,
        reports_to=paper.reports_to,
        need_round=paper.need_round,
        municipality=paper.municipality,
        organisation=paper.organisation,
        is_demo=paper.is_demo,
    )
    copy.save()
    copy.related_papers.add(paper)
    for block in paper.blocks.order_by("position", "pk"):
        _clone(block, copy).save()
    steps = paper.consultations.filter(state__in=("planned", "done")).order_by("position")
    for position, step in enumerate(steps, start=1):
        Consultation(
            paper=copy,
            position=position,
            committee=step.committee,
            role=step.role,
            is_authoritative=step.is_authoritative,
            proposal=step.proposal,
            is_public=step.is_public,
        ).save()
    return copy


def usual_signatory(day: date) -> Signatory | None:
    """Who usually signs papers on that day."""
    return Signatory.objects.valid_on(day).order_by("-is_default", "-valid_from", "function").first()


def _clone(block: PaperBlock, paper: Paper) -> PaperBlock:
    names = ("position", "key", "label", "heading", "source", "pattern", "text", "is_edited", "basis", "is_left_out")
    return PaperBlock(paper=paper, **{name: getattr(block, name) for name in names})


def _address(paper: Paper, letter: Letter | None) -> None:
    """Set whom it goes to, and the time it reports on."""
    if paper.template.is_letter and letter is None:
        raise Refused(
            fields={"template": _("Briefe legen Sie bei der Bedarfsabfrage an, für alle Stellen auf einmal.")}
        )
    if letter is not None:
        paper.need_round, paper.municipality = letter.need_round, letter.municipality
        paper.organisation = letter.organisation
        paper.period = paper.period or letter.need_round.period
        paper.reports_from, paper.reports_to = letter.need_round.opens_on, paper.dated_on
    elif paper.template.span == ReportSpan.PERIOD and paper.period is not None:
        paper.reports_from, paper.reports_to = paper.period.starts_on, paper.period.ends_on
    elif paper.template.span == ReportSpan.YEAR:
        year = paper.dated_on.year - 1
        paper.reports_from, paper.reports_to = date(year, 1, 1), date(year, 12, 31)


def _committee_of(committee: Committee | None, meeting: Meeting | None) -> Committee | None:
    if meeting is None:
        return committee
    if committee is not None and meeting.committee_id != committee.pk:
        raise Refused(fields={"meeting": _("Diese Sitzung gehört zu einem anderen Gremium.")})
    return meeting.committee


def _check_reference(paper: Paper) -> None:
    if paper.reference and Paper.objects.filter(reference=paper.reference).exclude(pk=paper.pk).exists():
        raise Refused(fields={"reference": _("Diese Vorlagennummer hat schon eine andere Vorlage.")})
