"""The editor: words left, the paper as it will be printed right."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from markupsafe import Markup

from schwerpunkt.core.worddiff import compare
from schwerpunkt.documents.render import render_html_fragment
from schwerpunkt.papers import commands
from schwerpunkt.papers.commands.blocks import is_own
from schwerpunkt.papers.enums import PaperState, Perm
from schwerpunkt.papers.forms.papers import BlockAddForm, BlockOrderForm
from schwerpunkt.papers.forms.writing import ACT, WritingForm
from schwerpunkt.papers.models import Paper, PaperBlock
from schwerpunkt.papers.queries import PLACEHOLDERS, compose_block, document, effective_text
from schwerpunkt.papers.queries.material import read_once, with_material
from schwerpunkt.papers.queries.reporting import DRAWN
from schwerpunkt.papers.views.papers import PaperCommand
from schwerpunkt.papers.views.trail import crumbs_of
from schwerpunkt.ui.actions import Action, Crumb, action
from schwerpunkt.ui.pages import ConfirmPage
from schwerpunkt.ui.pages.within import CreateWithinPage

_PAGES = {"reset": "papers:block_reset", "remove": "papers:block_remove"}
"""Buttons that lead to a page which asks first."""


class PaperWrite(PaperCommand):
    """Writes all blocks of a draft; what is typed shows beside it at once."""

    template: ClassVar[str] = "papers/paper_write.html"
    form_class = WritingForm
    fragments: ClassVar[dict[str, str]] = {"blatt": "sheet"}

    def records(self) -> QuerySet[Paper]:
        return with_material()

    def prepare(self) -> None:
        super().prepare()
        self.is_preview = False
        read_once(self.record)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.record.state != PaperState.DRAFT:
            return self._go(reverse("papers:paper", args=(self.record.pk,)))
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.is_preview = "_preview" in request.POST
        if self.is_preview:
            return self.show()
        return super().post(request, *args, **kwargs)

    def pre_title(self) -> str:
        return self.record.template.label

    def headline(self) -> str:
        return self.record.title

    def actions(self) -> list[Action]:
        found = action(self.actor, _("Angaben ändern"), Perm.EDIT_PAPER, "papers:change", self.record.pk)
        return [found] if found else []

    def success_url(self, result: Any) -> str:
        verb, _colon, key = str(self.request.POST.get(ACT, "")).partition(":")
        if verb == "order":
            return reverse("papers:order", args=(self.record.pk,))
        if verb == "add":
            return reverse("papers:block_add", args=(self.record.pk,))
        if verb == "done":
            return reverse("papers:paper", args=(self.record.pk,))
        if verb in _PAGES and key.isdecimal():
            return reverse(_PAGES[verb], args=(int(key),))
        anchor = f"#baustein-{key}" if key.isdecimal() else ""
        return reverse("papers:write", args=(self.record.pk,)) + anchor

    @cached_property
    def sheet(self) -> Markup:
        """The paper as printed, with what is being typed."""
        form = self.form
        paper = self.record
        unsaved: dict[int, tuple[str, str]] = {}
        if isinstance(form, WritingForm) and form.is_bound:
            unsaved = form.unsaved()
            paper.title = form.data.get("title") or paper.title
        return Markup(render_html_fragment(document(paper, unsaved)))  # noqa: S704  # the renderer escapes every word

    def context(self) -> dict[str, Any]:
        form = self.form
        if not isinstance(form, WritingForm):
            raise TypeError("the editor has its own form")
        return {
            **super().context(),
            "written": form.written(),
            "sheet": self.sheet,
            "is_own": is_own,
            "pieces": lambda each: compare(each.block.basis, each.composed),
            "drawn": DRAWN,
            "placeholders": list(PLACEHOLDERS.values()),
        }


class PaperPreview(PaperWrite):
    """The sheet alone, for what is being typed; saves nothing."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return self._go(reverse("papers:write", args=(self.record.pk,)))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return HttpResponse(self.sheet)


class BlockOrder(PaperCommand):
    """Orders the blocks by hand."""

    title = _l("Bausteine ordnen")
    form_class = BlockOrderForm
    success_view = "papers:write"


class BlockAdd(CreateWithinPage[Paper]):
    """A block of free text."""

    permission = Perm.EDIT_PAPER
    model = Paper
    within = "paper"
    title = _l("Eigener Baustein")
    form_class = BlockAddForm
    submit_label = _l("Baustein hinzufügen")
    back_view = "papers:write"

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)

    def success_url(self, result: Any) -> str:
        return reverse("papers:write", args=(self.record.pk,)) + f"#baustein-{result.pk}"


class _BlockConfirm(ConfirmPage[PaperBlock], abstract=True):
    permission = Perm.EDIT_PAPER
    model = PaperBlock
    is_dangerous = True

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record.paper)

    def back_url(self) -> str:
        return reverse("papers:write", args=(self.record.paper_id,)) + f"#baustein-{self.record.pk}"

    def success_url(self, result: Any) -> str:
        return reverse("papers:write", args=(self.record.paper_id,))


class BlockReset(_BlockConfirm):
    """Gives up own words."""

    template: ClassVar[str] = "papers/block_reset.html"
    command = staticmethod(commands.reset_block)
    submit_label = _l("Text aus den Daten übernehmen")

    def headline(self) -> str:
        return _("„%(block)s“ auf die Daten zurücksetzen?") % {"block": self.record.label}

    def consequences(self) -> list[str]:
        return [_("Ihr eigener Text dieses Bausteins geht verloren. Er folgt dann wieder den Daten.")]

    def context(self) -> dict[str, Any]:
        mine, theirs = effective_text(self.record), compose_block(self.record)
        return {**super().context(), "pieces": compare(mine, theirs)}


class BlockRemove(_BlockConfirm):
    """Deletes a block somebody added."""

    command = staticmethod(commands.remove_block)
    submit_label = _l("Baustein löschen")

    def headline(self) -> str:
        return _("Eigenen Baustein „%(block)s“ löschen?") % {"block": self.record.label}

    def consequences(self) -> list[str]:
        return [_("Sein Text geht verloren. Wenn Sie ihn später noch brauchen, lassen Sie ihn besser nur weg.")]

    def prepare(self) -> None:
        super().prepare()
        self.paper_id = self.record.paper_id

    def success_url(self, result: Any) -> str:
        return reverse("papers:write", args=(self.paper_id,))
