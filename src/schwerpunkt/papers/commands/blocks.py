"""Editing the blocks of a draft. Everything can be taken back: reset, take in, order again."""

from collections.abc import Sequence

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core.errors import Refused
from schwerpunkt.documents.content import clean_line, clean_text
from schwerpunkt.papers.commands.editing import in_new_place, in_order, renumber, require_draft
from schwerpunkt.papers.enums import BlockSource, Perm
from schwerpunkt.papers.models import Paper, PaperBlock
from schwerpunkt.papers.queries.composition import compose_block
from schwerpunkt.papers.queries.placeholders import require_known

OWN = "eigen-"
LONGEST = 100_000
"""Characters of one block; far above what a committee reads, far below what would hurt."""


def is_own(block: PaperBlock) -> bool:
    """Whether somebody added the block by hand."""
    return block.key.startswith(OWN)


@command(Perm.EDIT_PAPER, says=_l("Text eines Bausteins geändert"), on="block")
def edit_block(*, actor: Actor, block: PaperBlock, text: str, heading: str = "") -> PaperBlock:
    """Write own words into a block. The same words as the data leave it following the data.

    Placeholders stay possible. Refuses one that does not exist, and a text without end.
    """
    require_draft(block.paper)
    text, composed = _checked(text), compose_block(block)
    block.heading = clean_line(heading)
    block.is_edited = is_own(block) or text != clean_text(composed)
    block.text = text if block.is_edited else ""
    block.basis = composed if block.is_edited else ""
    block.save()
    return block


@command(Perm.EDIT_PAPER, says=_l("Baustein auf die Daten zurückgesetzt"), on="block")
def reset_block(*, actor: Actor, block: PaperBlock) -> PaperBlock:
    """Give up the own words; the block follows the data again. Refuses a block that has no data to follow."""
    require_draft(block.paper)
    if is_own(block):
        raise Refused(_("Dieser Baustein ist Ihr eigener Text; es gibt keine Daten, denen er folgen könnte."))
    block.text, block.basis, block.is_edited = "", "", False
    block.save()
    return block


@command(Perm.EDIT_PAPER, says=_l("Eigener Text trotz neuer Daten behalten"), on="block")
def keep_block(*, actor: Actor, block: PaperBlock) -> PaperBlock:
    """Keep the own words although the data have changed since; the notice goes until they change again."""
    require_draft(block.paper)
    if not block.is_edited:
        raise Refused(_("Dieser Baustein folgt den Daten."))
    block.basis = compose_block(block)
    block.save()
    return block


@command(Perm.EDIT_PAPER, says=_l("Baustein verschoben"), on="block")
def move_block(*, actor: Actor, block: PaperBlock, place: int) -> PaperBlock:
    """Put a block at a place (from 1)."""
    paper = require_draft(block.paper)
    renumber(in_new_place(list(paper.blocks.order_by("position", "pk")), block, place))
    return block


@command(Perm.EDIT_PAPER, says=_l("Reihenfolge der Bausteine geändert"), on="paper")
def order_blocks(*, actor: Actor, paper: Paper, order: Sequence[str]) -> Paper:
    """Put the blocks into the order of their keys. Refuses an incomplete list."""
    require_draft(paper)
    renumber(in_order(list(paper.blocks.all()), order))
    paper.save()
    return paper


@command(Perm.EDIT_PAPER, says=_l("Baustein weggelassen"), on="block")
def leave_out_block(*, actor: Actor, block: PaperBlock) -> PaperBlock:
    """Leave a block out of the paper; its text is kept."""
    require_draft(block.paper)
    block.is_left_out = True
    block.save()
    return block


@command(Perm.EDIT_PAPER, says=_l("Baustein wieder aufgenommen"), on="block")
def take_in_block(*, actor: Actor, block: PaperBlock) -> PaperBlock:
    """Take a block in again."""
    require_draft(block.paper)
    block.is_left_out = False
    block.save()
    return block


@command(Perm.EDIT_PAPER, says=_l("Eigener Baustein hinzugefügt"), on="paper")
def add_block(*, actor: Actor, paper: Paper, label: str, text: str, heading: str = "", place: int = 0) -> PaperBlock:
    """A block of free text at ``place`` (from 1; 0: before the signature, else at the end). Refuses an empty one."""
    require_draft(paper)
    problems = {}
    if not clean_line(label):
        problems["label"] = _("Bitte geben Sie dem Baustein einen Namen.")
    if not clean_text(text):
        problems["text"] = _("Bitte schreiben Sie den Text.")
    if problems:
        raise Refused(fields=problems)
    rows = list(paper.blocks.order_by("position", "pk"))
    block = PaperBlock(
        paper=paper,
        position=(paper.blocks.aggregate(last=Max("position"))["last"] or 0) + 1,
        key=_free_key(rows),
        label=clean_line(label)[:80],
        heading=clean_line(heading),
        source=BlockSource.TEXT,
        text=_checked(text),
        is_edited=True,
    )
    block.save()
    if not place and rows and rows[-1].source == BlockSource.SIGNATURE:
        place = len(rows)
    if place:
        renumber(in_new_place([*rows, block], block, place))
    return block


@command(Perm.EDIT_PAPER, says=_l("Eigener Baustein gelöscht"), on="block")
def remove_block(*, actor: Actor, block: PaperBlock) -> PaperBlock:
    """Delete a block that was added by hand. Refuses one of the template: that can be left out."""
    require_draft(block.paper)
    if not is_own(block):
        raise Refused(_("Dieser Baustein gehört zur Vorlagenart. Lassen Sie ihn weg, statt ihn zu löschen."))
    block.delete()
    return block


def _checked(text: str) -> str:
    cleaned = clean_text(text)
    if len(cleaned) > LONGEST:
        raise Refused(fields={"text": _("Der Text ist zu lang. Teilen Sie ihn auf mehrere Bausteine auf.")})
    require_known(text=cleaned)
    return cleaned


def _free_key(rows: Sequence[PaperBlock]) -> str:
    taken = {row.key for row in rows}
    number = 1
    while f"{OWN}{number}" in taken:
        number += 1
    return f"{OWN}{number}"
