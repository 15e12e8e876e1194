"""What of papers is in a colleague's hand."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.models import Membership
from schwerpunkt.papers.commands import handing_over
from schwerpunkt.papers.enums import FROZEN_STATES, PaperState, Perm, SignState
from schwerpunkt.papers.models import CoSignature, Paper
from schwerpunkt.ui.duties import Duty, Held, duty

_OVER = (*FROZEN_STATES, PaperState.WITHDRAWN)


def _papers(member: Membership) -> QuerySet[Paper]:
    return Paper.objects.filter(author=member).exclude(state__in=_OVER).order_by("dated_on", "pk")


def _paper(paper: Paper) -> Held:
    url = reverse("papers:paper", args=(paper.pk,))
    return Held(paper.pk, paper.title, url, paper.dated_on, str(paper.get_state_display()))


def _signatures(member: Membership) -> QuerySet[CoSignature]:
    rows = CoSignature.objects.filter(signer=member, state__in=(SignState.WAITING, SignState.DUE))
    return rows.exclude(paper__state__in=_OVER).select_related("paper").order_by("due_on", "pk")


def _signature(row: CoSignature) -> Held:
    url = reverse("papers:paper", args=(row.paper_id,))
    return Held(row.pk, row.paper.title, url, row.due_on, str(row.get_state_display()))


duty(
    Duty(
        "papers.papers",
        _l("Vorlagen"),
        Perm.VIEW_PAPERS,
        Perm.EDIT_PAPER,
        _papers,
        _paper,
        handing_over.hand_over_paper,
        "paper",
    ),
    Duty(
        "papers.cosignatures",
        _l("Mitzeichnungen"),
        Perm.VIEW_PAPERS,
        Perm.COSIGN_PAPER,
        _signatures,
        _signature,
        handing_over.hand_over_cosignature,
        "cosignature",
    ),
)
