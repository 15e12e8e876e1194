"""Which papers there are for whom."""

from django.db.models import Prefetch, QuerySet

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import can
from schwerpunkt.core.fetching import with_related
from schwerpunkt.papers.enums import FROZEN_STATES, Perm
from schwerpunkt.papers.models import Consultation, FrozenPaper, Paper
from schwerpunkt.tenancy.scope import everywhere


def visible_papers(*, actor: Actor | None) -> QuerySet[Paper]:
    """All papers for who may read drafts, the released ones without letters for who reads those, none for others."""
    if can(actor, Perm.VIEW_PAPERS):
        return Paper.objects.all()
    if can(actor, Perm.VIEW_RELEASED_PAPERS):
        return Paper.objects.filter(state__in=FROZEN_STATES, template__is_letter=False)
    return Paper.objects.none()


def papers_for_lists(*, actor: Actor | None) -> QuerySet[Paper]:
    """The visible papers with what a list shows; letters are listed where they belong, at their round."""
    steps = with_related(
        Consultation.objects.all(), "committee__name", "committee__short_name", "meeting__held_on", "meeting__state"
    )
    papers = visible_papers(actor=actor).filter(template__is_letter=False)
    return with_related(papers, "template__label", "template__key", "author__user__name").prefetch_related(
        Prefetch("consultations", steps.order_by("position"))
    )


def frozen_of(paper: Paper) -> FrozenPaper | None:
    """The frozen copy of a paper, or None when it never was released."""
    return FrozenPaper.objects.filter(paper=paper).select_related("pdf", "docx", "html").first()


def papers_everywhere() -> list[Paper]:
    """All papers of the installation with their centres, for the operator's command line."""
    with everywhere():
        return list(Paper.objects.select_related("centre", "template").order_by("centre__slug", "-dated_on", "-pk"))
