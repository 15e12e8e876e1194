"""Writing a whole draft at once: the subject and every block that was touched."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core.errors import Refused
from schwerpunkt.documents.content import clean_line
from schwerpunkt.papers.commands.blocks import edit_block
from schwerpunkt.papers.commands.editing import require_draft
from schwerpunkt.papers.enums import Perm
from schwerpunkt.papers.models import Paper


@dataclass(frozen=True)
class Words:
    """What somebody wrote into a block."""

    text: str
    heading: str = ""


@command(Perm.EDIT_PAPER, says=_l("Vorlage geschrieben"), on="paper")
def write_paper(*, actor: Actor, paper: Paper, title: str, words: Mapping[int, Words]) -> Paper:
    """Set the subject and the words of the blocks named by their keys; the others stay as they are.

    Refuses an empty subject, and at ``text_KEY`` what ``edit_block`` refuses for that block.
    """
    require_draft(paper)
    if not clean_line(title):
        raise Refused(fields={"title": _("Bitte geben Sie der Vorlage einen Betreff.")})
    problems: dict[str, str] = {}
    for block in paper.blocks.filter(pk__in=list(words)):
        written = words[block.pk]
        try:
            edit_block(actor=actor, block=block, text=written.text, heading=written.heading)
        except Refused as refused:
            problems[f"text_{block.pk}"] = refused.fields.get("text", refused.message)
    if problems:
        raise Refused(fields=problems)
    paper.title = clean_line(title)
    paper.save()
    return paper
