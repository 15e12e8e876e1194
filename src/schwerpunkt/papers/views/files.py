"""Pages of files: attachments and the four outputs."""

from typing import Any

from django.core.exceptions import BadRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.papers import commands
from schwerpunkt.papers.enums import Perm
from schwerpunkt.papers.forms.consultations import AttachmentForm, AttachmentRenameForm
from schwerpunkt.papers.models import Attachment, Paper
from schwerpunkt.papers.outputs import FORMATS, render
from schwerpunkt.papers.views.trail import crumbs_of
from schwerpunkt.ui.actions import Crumb
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, Download, RecordDownloadPage
from schwerpunkt.ui.pages.within import CreateWithinPage


class PaperDownload(RecordDownloadPage[Paper]):
    """Hands a paper out in one of the formats."""

    permission = Perm.VIEW_RELEASED_PAPERS
    model = Paper

    def download(self) -> Download:
        form = str(self.kwargs["form"])
        if form not in FORMATS:
            raise BadRequest(_("Dieses Format gibt es nicht."))
        return render(self.record, form)


class AttachmentAdd(CreateWithinPage[Paper]):
    """A file to go with the paper."""

    permission = Perm.EDIT_PAPER
    model = Paper
    within = "paper"
    title = _l("Anlage hinzufügen")
    form_class = AttachmentForm
    submit_label = _l("Anlage hinzufügen")
    back_view = "papers:paper"

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)

    def success_url(self, result: Any) -> str:
        return self.back_url() + "#anlagen"


class AttachmentRename(CommandPage[Attachment]):
    """How an attachment is called."""

    permission = Perm.EDIT_PAPER
    model = Attachment
    title = _l("Anlage umbenennen")
    form_class = AttachmentRenameForm

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record.paper)

    def success_url(self, result: Any) -> str:
        return self.back_url()

    def back_url(self) -> str:
        return reverse("papers:paper", args=(self.record.paper_id,)) + "#anlagen"


class AttachmentRemove(ConfirmPage[Attachment]):
    """Takes an attachment off."""

    permission = Perm.EDIT_PAPER
    model = Attachment
    command = staticmethod(commands.remove_attachment)
    is_dangerous = True
    submit_label = _l("Anlage entfernen")

    def prepare(self) -> None:
        super().prepare()
        self.paper_id = self.record.paper_id

    def headline(self) -> str:
        return _("Anlage „%(title)s“ entfernen?") % {"title": self.record.title}

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record.paper)

    def success_url(self, result: Any) -> str:
        return self.back_url()

    def back_url(self) -> str:
        return reverse("papers:paper", args=(self.paper_id,)) + "#anlagen"


class AttachmentDownload(RecordDownloadPage[Attachment]):
    """Hands an attachment out."""

    permission = Perm.VIEW_RELEASED_PAPERS
    model = Attachment

    def download(self) -> Download:
        file = self.record.file
        return Download(file.name, file.media_type, file.read())
