"""The way to the pages of a paper."""

from django.urls import reverse
from django.utils.translation import gettext as _

from schwerpunkt.papers.models import Paper, PaperTemplate
from schwerpunkt.ui.actions import Crumb


def crumbs_of(paper: Paper | None = None) -> list[Crumb]:
    """The way to a page below a paper."""
    trail = [Crumb(_("Vorlagen"), reverse("papers:papers"))]
    if paper is not None:
        trail.append(Crumb(paper.title, reverse("papers:paper", args=(paper.pk,))))
    return trail


def template_crumbs(template: PaperTemplate | None = None) -> list[Crumb]:
    """The way to a page below a kind of paper."""
    trail = [*crumbs_of(), Crumb(_("Vorlagenarten"), reverse("papers:templates"))]
    if template is not None:
        trail.append(Crumb(template.label, reverse("papers:template", args=(template.pk,))))
    return trail
