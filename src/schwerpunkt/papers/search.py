"""What of papers can be found."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from schwerpunkt.documents.content import from_json, plain_text
from schwerpunkt.papers.enums import Perm
from schwerpunkt.papers.models import Paper
from schwerpunkt.papers.queries import effective_text, frozen_of, visible_papers
from schwerpunkt.ui.contributions import SearchSource, searchable


def _text(paper: Paper) -> str:
    """The words of the paper: the frozen ones once it was released."""
    frozen = frozen_of(paper)
    if frozen is not None:
        return f"{paper.reference} {plain_text(from_json(frozen.content))}"
    texts = []
    for block in paper.blocks.filter(is_left_out=False).order_by("position"):
        block.paper = paper
        texts.append(effective_text(block).replace("|", " ").replace("**", ""))
    return " ".join((paper.reference, *texts))


searchable(
    SearchSource(
        model=Paper,
        label=_("Vorlagen"),
        permission=Perm.VIEW_RELEASED_PAPERS,
        title=lambda paper: paper.title,
        text=_text,
        url=lambda paper: reverse("papers:paper", args=(paper.pk,)),
        visible=lambda actor: visible_papers(actor=actor),
    )
)
