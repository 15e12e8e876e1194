"""Who may read, change and sign which paper. States of the work are guards; being released is a matter of reading."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import restrict
from schwerpunkt.papers.enums import FROZEN_STATES, Perm
from schwerpunkt.papers.models import CoSignature, Paper


def paper_of(record: Any) -> Paper | None:
    """The paper a record is, or belongs to; None for records of another kind."""
    found = record if isinstance(record, Paper) else getattr(record, "paper", None)
    return found if isinstance(found, Paper) else None


def works_on_paper(actor: Actor, record: Any) -> bool:
    """The author and her substitute, the head, the assistant."""
    paper = paper_of(record)
    if paper is None or Perm.RELEASE_PAPER in actor.permissions or Perm.SUBMIT_PAPER in actor.permissions:
        return True
    return actor.membership_id is not None and actor.membership_id in (paper.author_id, paper.author.substitute_id)


def reads_released(actor: Actor, record: Any) -> bool:
    """Who may not read everything reads what is released for committees."""
    paper = paper_of(record)
    if paper is None or Perm.VIEW_PAPERS in actor.permissions:
        return True
    return paper.state in FROZEN_STATES and not paper.template.is_letter


def signs_here(actor: Actor, record: Any) -> bool:
    """The person named in a co-signature, and her substitute."""
    if not isinstance(record, CoSignature):
        return True
    signer = record.signer
    return signer is not None and actor.membership_id in (signer.pk, signer.substitute_id)


restrict(
    Perm.EDIT_PAPER,
    works_on_paper,
    _(
        "Diese Vorlage schreibt jemand anders. Ändern dürfen sie die Verfasserin oder der Verfasser mit Vertretung, "
        "die KI-Leitung und die Verwaltungsassistenz."
    ),
)
restrict(Perm.VIEW_RELEASED_PAPERS, reads_released, _("Diese Vorlage ist noch nicht freigegeben."))
restrict(
    Perm.COSIGN_PAPER,
    signs_here,
    _("Diese Mitzeichnung ist für eine andere Person vorgesehen. Zeichnen darf sie selbst oder ihre Vertretung."),
)
