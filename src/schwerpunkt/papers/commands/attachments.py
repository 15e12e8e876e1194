"""Attachments of a draft."""

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core.errors import Refused
from schwerpunkt.documents.content import clean_line
from schwerpunkt.documents.filing import keep_upload
from schwerpunkt.documents.uploads import CheckedUpload
from schwerpunkt.papers.commands.editing import in_new_place, renumber, require_draft
from schwerpunkt.papers.enums import Perm
from schwerpunkt.papers.models import Attachment, Paper

MOST = 50


@command(Perm.EDIT_PAPER, says=_l("Anlage hinzugefügt"), on="paper")
def add_attachment(*, actor: Actor, paper: Paper, file: CheckedUpload, title: str = "") -> Attachment:
    """Put a checked upload to a draft; without a title it is called like the file. Refuses more than fifty."""
    require_draft(paper)
    if paper.attachments.count() >= MOST:
        raise Refused(_("Mehr als %(most)s Anlagen nimmt eine Vorlage nicht auf.") % {"most": MOST})
    last = paper.attachments.aggregate(last=Max("position"))["last"] or 0
    words = clean_line(title) or file.name.rsplit(".", 1)[0]
    attachment = Attachment(paper=paper, file=keep_upload(file), title=words[:160], position=last + 1)
    attachment.save()
    return attachment


@command(Perm.EDIT_PAPER, says=_l("Anlage umbenannt"), on="attachment")
def rename_attachment(*, actor: Actor, attachment: Attachment, title: str) -> Attachment:
    """Call an attachment otherwise. Refuses an empty title."""
    require_draft(attachment.paper)
    if not clean_line(title):
        raise Refused(fields={"title": _("Bitte geben Sie der Anlage eine Bezeichnung.")})
    attachment.title = clean_line(title)
    attachment.save()
    return attachment


@command(Perm.EDIT_PAPER, says=_l("Anlage verschoben"), on="attachment")
def move_attachment(*, actor: Actor, attachment: Attachment, place: int) -> Attachment:
    """Put an attachment at a place (from 1)."""
    paper = require_draft(attachment.paper)
    renumber(in_new_place(list(paper.attachments.order_by("position", "pk")), attachment, place))
    return attachment


@command(Perm.EDIT_PAPER, says=_l("Anlage entfernt"), on="attachment")
def remove_attachment(*, actor: Actor, attachment: Attachment) -> Attachment:
    """Take an attachment off a draft."""
    paper = require_draft(attachment.paper)
    attachment.delete()
    renumber(list(paper.attachments.order_by("position", "pk")))
    return attachment
