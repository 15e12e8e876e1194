"""Pages of the letters that answer a need round."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.needs.models import NeedRound
from schwerpunkt.papers import commands
from schwerpunkt.papers.enums import Perm
from schwerpunkt.papers.outputs import render
from schwerpunkt.papers.queries.letters import post_of, unanswered
from schwerpunkt.ui.actions import Crumb
from schwerpunkt.ui.formats import count_word
from schwerpunkt.ui.pages import ConfirmPage, Download, RecordDownloadPage, archive


class _LetterPage(ConfirmPage[NeedRound], abstract=True):
    model = NeedRound
    back_view = "needs:round"

    def crumbs(self) -> list[Crumb]:
        asked = self.record
        return [
            Crumb(_("Bedarfsabfragen"), reverse("needs:rounds")),
            Crumb(asked.title, reverse("needs:round", args=(asked.pk,))),
        ]

    def success_url(self, result: Any) -> str:
        return reverse("needs:round", args=(self.record.pk,)) + "#briefe"


class LettersWrite(_LetterPage):
    """Makes a draft for everybody who has none."""

    permission = Perm.EDIT_PAPER
    command = staticmethod(commands.write_letters)
    submit_label = _l("Briefe anlegen")

    def headline(self) -> str:
        count = len(unanswered(self.record))
        return ngettext("%(count)s Antwortbrief anlegen?", "%(count)s Antwortbriefe anlegen?", count) % {
            "count": count_word(count)
        }

    def consequences(self) -> list[str]:
        return [
            _("Jeder Brief nennt, was die Stelle gemeldet hat, was daraus wurde und was bei ihr stattfand."),
            _("Die Briefe sind Entwürfe. Sie können jeden ändern, bevor er freigegeben wird."),
            _("Verschickt wird noch nichts."),
        ]


class LettersRelease(_LetterPage):
    """Releases every letter that is ready."""

    permission = Perm.RELEASE_PAPER
    command = staticmethod(commands.release_letters)
    submit_label = _l("Briefe freigeben")

    def headline(self) -> str:
        return _("Antwortbriefe freigeben?")

    def consequences(self) -> list[str]:
        return [
            _("Text und Zahlen jedes Briefes werden eingefroren und ändern sich nicht mehr."),
            _("Briefe, denen noch etwas fehlt, bleiben Entwürfe."),
        ]


class LettersDownload(RecordDownloadPage[NeedRound]):
    """All released letters as PDFs in one archive."""

    permission = Perm.VIEW_PAPERS
    model = NeedRound

    def download(self) -> Download:
        return archive(f"antwortbriefe-{slugify(self.record.title)}.zip", self._files())

    def _files(self) -> Iterator[tuple[str, bytes]]:
        for each in post_of(self.record).ready:
            content = render(each, "pdf").content
            yield f"{slugify(str(each.recipient)) or each.pk}.pdf", content if isinstance(content, bytes) else b""
