"""Co-signature: one after the other, each sees the same text."""

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
from schwerpunkt.documents.content import clean_line, clean_text
from schwerpunkt.papers.commands.editing import require_draft
from schwerpunkt.papers.enums import PaperState, Perm, SignState
from schwerpunkt.papers.models import CoSignature, Paper
from schwerpunkt.papers.workflows import PAPER_FLOW


@dataclass(frozen=True)
class Cosigner:
    """One link of the chain: a colleague, or an office outside the program, and until when."""

    signer: Membership | None = None
    unit: str = ""
    due_on: date | None = None


@command(Perm.EDIT_PAPER, says=_l("Mitzeichnung festgelegt"), on="paper")
def set_cosigners(*, actor: Actor, paper: Paper, chain: Sequence[Cosigner]) -> Paper:
    """Set who co-signs, in order; replaces the chain. An empty one: nobody co-signs.

    Refuses a link without person and office, the same person twice, and dates that run backwards.
    """
    require_draft(paper)
    _check(chain)
    paper.cosignatures.all().delete()
    for position, link in enumerate(chain, start=1):
        CoSignature(
            paper=paper,
            position=position,
            signer=link.signer,
            unit=clean_line(link.unit) or _unit_of(link),
            due_on=link.due_on,
        ).save()
    paper.save()
    return paper


@command(Perm.EDIT_PAPER, says=_l("Mitzeichnung begonnen"), on="paper")
def start_cosigning(*, actor: Actor, paper: Paper) -> Paper:
    """Lock the text and pass the paper to the first of the chain; earlier signatures lapse."""
    PAPER_FLOW.apply(paper, "start_cosigning")
    paper.save()
    for each in paper.cosignatures.order_by("position"):
        each.state, each.signed_at, each.remark = SignState.WAITING, None, ""
        each.save()
    _pass_on(actor, paper)
    return paper


@command(Perm.COSIGN_PAPER, says=_l("Mitgezeichnet"), on="cosignature")
def cosign(*, actor: Actor, cosignature: CoSignature, remark: str = "") -> CoSignature:
    """Sign; the next one is due, after the last one the paper is co-signed. Refuses whose turn it is not."""
    _sign(actor, cosignature, remark)
    return cosignature


@command(Perm.SUBMIT_PAPER, says=_l("Mitzeichnung einer anderen Stelle eingetragen"), on="cosignature")
def sign_for_unit(
    *, actor: Actor, cosignature: CoSignature, remark: str = "", signed_on: date | None = None
) -> CoSignature:
    """Record that an office outside the program has signed. Refuses one that is a colleague, and a day in the future."""
    if cosignature.signer_id is not None:
        raise Refused(_("Hier zeichnet eine Person aus dem Team selbst."))
    if signed_on is not None and signed_on > clock.today():
        raise Refused(fields={"signed_on": _("Der Tag liegt in der Zukunft.")})
    words = clean_text(remark)
    if signed_on is not None:
        words = "\n".join(filter(None, (_("Gezeichnet am %(day)s.") % {"day": f"{signed_on:%d.%m.%Y}"}, words)))
    _sign(actor, cosignature, words)
    return cosignature


@command(Perm.COSIGN_PAPER, says=_l("Zur Überarbeitung zurückgegeben"), on="cosignature")
def return_paper(*, actor: Actor, cosignature: CoSignature, remark: str) -> CoSignature:
    """Give the paper back to its author with a remark; it is a draft again. Refuses an empty remark."""
    paper = _due(cosignature)
    _return(paper, cosignature, remark)
    return cosignature


@command(Perm.SUBMIT_PAPER, says=_l("Rückgabe einer anderen Stelle eingetragen"), on="cosignature")
def return_for_unit(*, actor: Actor, cosignature: CoSignature, remark: str) -> CoSignature:
    """Record that an office outside the program gave the paper back. Refuses one that is a colleague."""
    if cosignature.signer_id is not None:
        raise Refused(_("Hier zeichnet eine Person aus dem Team selbst."))
    _return(_due(cosignature), cosignature, remark)
    return cosignature


@command(Perm.EDIT_PAPER, says=_l("Zurück in den Entwurf geholt"), on="paper")
def reopen_paper(*, actor: Actor, paper: Paper, reason: str) -> Paper:
    """Take a paper out of co-signature to change it. Needs a reason; the signatures lapse at the next start."""
    if not reason.strip():
        raise Refused(fields={"reason": _("Bitte nennen Sie den Grund; er steht im Verlauf.")})
    PAPER_FLOW.apply(paper, "reopen")
    paper.save()
    for each in paper.cosignatures.filter(state=SignState.DUE):
        each.state = SignState.WAITING
        each.save()
    return paper


def _check(chain: Sequence[Cosigner]) -> None:
    people = [link.signer.pk for link in chain if link.signer is not None]
    if any(link.signer is None and not clean_line(link.unit) for link in chain):
        raise Refused(fields={"chain": _("Bitte wählen Sie eine Person oder nennen Sie die Stelle.")})
    if len(set(people)) != len(people):
        raise Refused(fields={"chain": _("Eine Person zeichnet nur einmal mit.")})
    days = [link.due_on for link in chain if link.due_on is not None]
    if days != sorted(days):
        raise Refused(fields={"chain": _("Wer später dran ist, kann nicht früher fällig sein.")})


def _unit_of(link: Cosigner) -> str:
    signer = link.signer
    if signer is None:
        raise ValueError("a link without person has a unit")
    return signer.function or signer.user.name


def _due(cosignature: CoSignature) -> Paper:
    paper = cosignature.paper
    if paper.state != PaperState.COSIGNING or cosignature.state != SignState.DUE:
        raise Refused(_("Diese Mitzeichnung ist jetzt nicht dran."))
    return paper


def _sign(actor: Actor, cosignature: CoSignature, remark: str) -> None:
    paper = _due(cosignature)
    cosignature.state, cosignature.signed_at = SignState.SIGNED, clock.now()
    cosignature.remark = clean_text(remark)
    cosignature.save()
    _pass_on(actor, paper)


def _return(paper: Paper, cosignature: CoSignature, remark: str) -> None:
    if not remark.strip():
        raise Refused(fields={"remark": _("Bitte schreiben Sie, was zu ändern ist.")})
    PAPER_FLOW.apply(paper, "return")
    paper.save()
    cosignature.state, cosignature.remark = SignState.RETURNED, clean_text(remark)
    cosignature.save()


@command(Perm.COSIGN_PAPER, says=_l("Von allen mitgezeichnet"), on="paper")
def complete_cosigning(*, actor: Actor, paper: Paper) -> Paper:
    """Everybody has signed. Done by the last signature; refuses before it."""
    PAPER_FLOW.apply(paper, "complete_cosigning")
    paper.save()
    return paper


def _pass_on(actor: Actor, paper: Paper) -> None:
    """Make the first unsigned link due; without one the paper is co-signed."""
    following = paper.cosignatures.filter(state=SignState.WAITING).order_by("position").first()
    if following is not None:
        following.state = SignState.DUE
        following.save()
        return
    complete_cosigning(actor=actor, paper=paper)
