"""Pages of kinds of papers: data, not code."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.papers import commands
from schwerpunkt.papers.enums import Perm
from schwerpunkt.papers.forms.templates import (
    TemplateBlockAddForm,
    TemplateBlockForm,
    TemplateCreateForm,
    TemplateForm,
    TemplateOrderForm,
)
from schwerpunkt.papers.models import PaperTemplate, TemplateBlock
from schwerpunkt.papers.queries import PLACEHOLDERS
from schwerpunkt.papers.views.trail import crumbs_of, template_crumbs
from schwerpunkt.ui.actions import Action, Crumb, action
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, CreatePage, DetailPage, Page, Panel
from schwerpunkt.ui.pages.within import CreateWithinPage


class TemplateList(Page):
    """The kinds of papers of the centre."""

    permission = Perm.MANAGE_TEMPLATES
    template: ClassVar[str] = "papers/template_list.html"
    title = _l("Vorlagenarten")

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    def lead(self) -> str:
        return _(
            "Jede Art ist eine Folge von Bausteinen. Sie gehören Ihrem Zentrum; ändern Sie sie, wie Sie es brauchen."
        )

    def primary(self) -> Action | None:
        return action(self.actor, _("Vorlagenart anlegen"), Perm.MANAGE_TEMPLATES, "papers:template_create")

    def context(self) -> dict[str, Any]:
        rows = PaperTemplate.objects.annotate(paper_count=Count("papers")).order_by("label")
        return {"rows": rows}


class TemplateCreate(CreatePage):
    """A new kind."""

    permission = Perm.MANAGE_TEMPLATES
    title = _l("Neue Vorlagenart")
    form_class = TemplateCreateForm
    submit_label = _l("Vorlagenart anlegen")
    success_view = "papers:template"
    back_view = "papers:templates"

    def crumbs(self) -> list[Crumb]:
        return template_crumbs()


def _blocks(page: Any) -> dict[str, Any]:
    return {"blocks": list(page.record.blocks.order_by("position", "pk"))}


def _placeholders(page: Any) -> dict[str, Any]:
    del page
    return {"placeholders": list(PLACEHOLDERS.values())}


class TemplateDetail(DetailPage[PaperTemplate]):
    """A kind with its blocks."""

    permission = Perm.MANAGE_TEMPLATES
    model = PaperTemplate
    template: ClassVar[str] = "papers/template_detail.html"
    slot = "papers.template"
    own_panels = (
        Panel("bausteine", _l("Bausteine"), "papers/_template_blocks.html", _blocks, order=10),
        Panel("platzhalter", _l("Platzhalter"), "papers/_placeholders.html", _placeholders, order=20),
    )

    def crumbs(self) -> list[Crumb]:
        return template_crumbs()

    def pre_title(self) -> str:
        return _("Vorlagenart")

    def primary(self) -> Action | None:
        return action(
            self.actor, _("Baustein hinzufügen"), Perm.MANAGE_TEMPLATES, "papers:template_block_add", self.record.pk
        )

    def actions(self) -> list[Action]:
        key = self.record.pk
        found = (
            action(self.actor, _("Angaben ändern"), Perm.MANAGE_TEMPLATES, "papers:template_change", key),
            action(self.actor, _("Bausteine ordnen"), Perm.MANAGE_TEMPLATES, "papers:template_order", key),
            action(self.actor, _("Vorlagenart löschen"), Perm.MANAGE_TEMPLATES, "papers:template_remove", key),
        )
        return [each for each in found if each is not None]

    def facts(self) -> list[tuple[str, Any]]:
        kind = self.record
        extras = [
            text
            for text, is_so in (
                (_("Beschlussvorschlag"), kind.has_proposal),
                (_("finanzielle Auswirkungen"), kind.has_budget_effect),
            )
            if is_so
        ]
        since, until = kind.valid_from, kind.valid_to
        return [
            (_("Betreff"), kind.title or None),
            (_("Behandlung im Gremium"), kind.get_default_role_display()),
            (_("Dazu gehört"), extras),
            (
                _("Gültig"),
                f"{f'{since:%d.%m.%Y}' if since else '…'} – {f'{until:%d.%m.%Y}' if until else '…'}"
                if since or until
                else _("unbefristet"),
            ),
        ]


class _OnTemplate(CommandPage[PaperTemplate], abstract=True):
    permission = Perm.MANAGE_TEMPLATES
    model = PaperTemplate
    success_view = "papers:template"

    def crumbs(self) -> list[Crumb]:
        return template_crumbs(self.record)


class TemplateChange(_OnTemplate):
    """Changes a kind."""

    title = _l("Vorlagenart ändern")
    form_class = TemplateForm


class TemplateOrder(_OnTemplate):
    """Orders the blocks of a kind."""

    title = _l("Bausteine ordnen")
    form_class = TemplateOrderForm


class TemplateRemove(ConfirmPage[PaperTemplate]):
    """Deletes a kind nobody used."""

    permission = Perm.MANAGE_TEMPLATES
    model = PaperTemplate
    command = staticmethod(commands.remove_template)
    is_dangerous = True
    submit_label = _l("Vorlagenart löschen")
    back_view = "papers:template"

    def headline(self) -> str:
        return _("Vorlagenart „%(label)s“ löschen?") % {"label": self.record.label}

    def obstacle(self) -> str | None:
        if self.record.papers.exists():
            return _("Mit dieser Vorlagenart gibt es Vorlagen. Setzen Sie ein Ende, statt sie zu löschen.")
        return None

    def crumbs(self) -> list[Crumb]:
        return template_crumbs(self.record)

    def success_url(self, result: Any) -> str:
        return reverse("papers:templates")


class TemplateBlockAdd(CreateWithinPage[PaperTemplate]):
    """A new block of a kind."""

    permission = Perm.MANAGE_TEMPLATES
    model = PaperTemplate
    within = "template"
    template: ClassVar[str] = "papers/template_block.html"
    title = _l("Neuer Baustein")
    form_class = TemplateBlockAddForm
    submit_label = _l("Baustein hinzufügen")
    back_view = "papers:template"

    def crumbs(self) -> list[Crumb]:
        return template_crumbs(self.record)

    def success_url(self, result: Any) -> str:
        return self.back_url()

    def context(self) -> dict[str, Any]:
        return {**super().context(), "placeholders": list(PLACEHOLDERS.values())}


class TemplateBlockChange(CommandPage[TemplateBlock]):
    """Changes a block of a kind."""

    permission = Perm.MANAGE_TEMPLATES
    model = TemplateBlock
    template: ClassVar[str] = "papers/template_block.html"
    form_class = TemplateBlockForm

    def records(self) -> QuerySet[TemplateBlock]:
        return TemplateBlock.objects.select_related("template")

    def headline(self) -> str:
        return _("Baustein „%(label)s“") % {"label": self.record.label}

    def crumbs(self) -> list[Crumb]:
        return template_crumbs(self.record.template)

    def success_url(self, result: Any) -> str:
        return self.back_url()

    def back_url(self) -> str:
        return reverse("papers:template", args=(self.record.template_id,))

    def context(self) -> dict[str, Any]:
        return {**super().context(), "placeholders": list(PLACEHOLDERS.values())}


class TemplateBlockRemove(ConfirmPage[TemplateBlock]):
    """Deletes a block of a kind."""

    permission = Perm.MANAGE_TEMPLATES
    model = TemplateBlock
    command = staticmethod(commands.remove_template_block)
    is_dangerous = True
    submit_label = _l("Baustein löschen")

    def headline(self) -> str:
        return _("Baustein „%(label)s“ löschen?") % {"label": self.record.label}

    def consequences(self) -> list[str]:
        return [_("Vorlagen, die es schon gibt, behalten ihn.")]

    def crumbs(self) -> list[Crumb]:
        return template_crumbs(self.record.template)

    @cached_property
    def template_id(self) -> int:
        """Where one gets afterwards; the block itself will be gone."""
        return self.record.template_id

    def prepare(self) -> None:
        super().prepare()
        _remembered = self.template_id

    def success_url(self, result: Any) -> str:
        return self.back_url()

    def back_url(self) -> str:
        return reverse("papers:template", args=(self.template_id,))
