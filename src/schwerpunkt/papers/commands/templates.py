"""Kinds of papers as data: taking over the starter set, and making one's own."""

import json
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from typing import Any

from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core.errors import Refused
from schwerpunkt.documents.content import clean_line, clean_text
from schwerpunkt.papers.commands.editing import in_new_place, in_order, renumber
from schwerpunkt.papers.enums import BlockSource, ConsultationRole, Perm, ReportSpan
from schwerpunkt.papers.models import PaperTemplate, TemplateBlock
from schwerpunkt.papers.queries.placeholders import PLACEHOLDER, require_known

SOURCE_PLACEHOLDERS = {BlockSource.AGREEMENTS: ("datum", "ministerien"), BlockSource.MEETING: ("gremium", "datum")}
"""Placeholders that only the pattern of such a block knows; they stand for each answer, each meeting."""
KEY_LENGTH = 40


@command(Perm.MANAGE_TEMPLATES, says=_l("Mitgelieferte Vorlagenarten übernommen"))
def install_starter_templates(*, actor: Actor) -> list[PaperTemplate]:
    """Make the kinds of papers the program brings available in the open centre; returns those that were new.

    A kind whose key is already there stays as the centre has it.
    """
    present = set(PaperTemplate.objects.values_list("key", flat=True))
    return [_install(row) for row in starter_templates() if row["key"] not in present]


@command(Perm.MANAGE_TEMPLATES, says=_l("Vorlagenart angelegt"))
def create_template(
    *,
    actor: Actor,
    label: str,
    title: str = "",
    default_role: str = ConsultationRole.NOTING,
    has_proposal: bool = False,
    has_budget_effect: bool = False,
    span: str = ReportSpan.NONE,
    is_letter: bool = False,
    copy_of: PaperTemplate | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> PaperTemplate:
    """A new kind, empty or with the blocks of another one. Refuses an empty or taken name and unknown placeholders."""
    key = _free_key(label)
    template = PaperTemplate(key=key)
    _set(
        template,
        label=label,
        title=title,
        default_role=default_role,
        has_proposal=has_proposal,
        has_budget_effect=has_budget_effect,
        span=span,
        is_letter=is_letter,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    template.save()
    for block in copy_of.blocks.order_by("position") if copy_of else ():
        TemplateBlock(
            template=template,
            position=block.position,
            key=block.key,
            label=block.label,
            heading=block.heading,
            source=block.source,
            text=block.text,
        ).save()
    return template


@command(Perm.MANAGE_TEMPLATES, says=_l("Vorlagenart geändert"), on="template")
def change_template(
    *,
    actor: Actor,
    template: PaperTemplate,
    label: str,
    title: str,
    default_role: str,
    has_proposal: bool,
    has_budget_effect: bool,
    valid_from: date | None,
    valid_to: date | None,
    span: str = ReportSpan.NONE,
    is_letter: bool = False,
) -> PaperTemplate:
    """Change a kind. Papers that exist keep the blocks they were made with."""
    _set(
        template,
        label=label,
        title=title,
        default_role=default_role,
        has_proposal=has_proposal,
        has_budget_effect=has_budget_effect,
        span=span,
        is_letter=is_letter,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    template.save()
    return template


@command(Perm.MANAGE_TEMPLATES, says=_l("Vorlagenart gelöscht"), on="template")
def remove_template(*, actor: Actor, template: PaperTemplate) -> PaperTemplate:
    """Delete a kind no paper was made with. Others are ended by a last day of validity."""
    if template.papers.exists():
        raise Refused(_("Mit dieser Vorlagenart gibt es Vorlagen. Setzen Sie ein Ende, statt sie zu löschen."))
    template.delete()
    return template


@command(Perm.MANAGE_TEMPLATES, says=_l("Baustein der Vorlagenart hinzugefügt"), on="template")
def add_template_block(
    *, actor: Actor, template: PaperTemplate, label: str, source: str, heading: str = "", text: str = ""
) -> TemplateBlock:
    """One more block at the end. Refuses an unknown placeholder and a text block without text."""
    last = template.blocks.aggregate(last=Max("position"))["last"] or 0
    taken = set(template.blocks.values_list("key", flat=True))
    block = TemplateBlock(template=template, position=last + 1, key=_unused(slugify(label) or "baustein", taken))
    _set_block(block, label, source, heading, text)
    block.save()
    return block


@command(Perm.MANAGE_TEMPLATES, says=_l("Baustein der Vorlagenart geändert"), on="block")
def change_template_block(
    *, actor: Actor, block: TemplateBlock, label: str, source: str, heading: str, text: str
) -> TemplateBlock:
    """Change a block for papers to come."""
    _set_block(block, label, source, heading, text)
    block.save()
    return block


@command(Perm.MANAGE_TEMPLATES, says=_l("Baustein der Vorlagenart verschoben"), on="block")
def move_template_block(*, actor: Actor, block: TemplateBlock, place: int) -> TemplateBlock:
    """Put a block at a place (from 1)."""
    renumber(in_new_place(list(block.template.blocks.order_by("position", "pk")), block, place))
    return block


@command(Perm.MANAGE_TEMPLATES, says=_l("Reihenfolge der Bausteine der Vorlagenart geändert"), on="template")
def order_template_blocks(*, actor: Actor, template: PaperTemplate, order: Sequence[str]) -> PaperTemplate:
    """Put the blocks into the order of their keys. Refuses an incomplete list."""
    renumber(in_order(list(template.blocks.all()), order))
    template.save()
    return template


@command(Perm.MANAGE_TEMPLATES, says=_l("Baustein der Vorlagenart gelöscht"), on="block")
def remove_template_block(*, actor: Actor, block: TemplateBlock) -> TemplateBlock:
    """Delete a block for papers to come."""
    block.delete()
    return block


def starter_templates() -> list[dict[str, Any]]:
    """The kinds of papers the program brings, as data."""
    text = files("schwerpunkt.papers").joinpath("data", "paper_templates.json").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = json.loads(text)
    return rows


def _install(row: dict[str, Any]) -> PaperTemplate:
    facts = {name: value for name, value in row.items() if name != "blocks"}
    template = PaperTemplate(**facts)
    template.save()
    for position, block in enumerate(row["blocks"], start=1):
        TemplateBlock(template=template, position=position, **block).save()
    return template


def _set(
    template: PaperTemplate,
    *,
    label: str,
    title: str,
    default_role: str,
    has_proposal: bool,
    has_budget_effect: bool,
    span: str,
    is_letter: bool,
    valid_from: date | None,
    valid_to: date | None,
) -> None:
    problems: dict[str, str] = {}
    if not clean_line(label):
        problems["label"] = _("Bitte geben Sie der Vorlagenart einen Namen.")
    elif PaperTemplate.objects.filter(label=clean_line(label)).exclude(pk=template.pk).exists():
        problems["label"] = _("Eine Vorlagenart mit diesem Namen gibt es schon.")
    if default_role not in ConsultationRole.values:
        problems["default_role"] = _("Bitte wählen Sie, was das Gremium tun soll.")
    if span not in ReportSpan.values:
        problems["span"] = _("Bitte wählen Sie, über welche Zeit berichtet wird.")
    if valid_from and valid_to and valid_to < valid_from:
        problems["valid_to"] = _("Das Ende liegt vor dem Beginn.")
    if problems:
        raise Refused(fields=problems)
    require_known(title=title)
    template.label, template.title, template.default_role = clean_line(label), clean_line(title), default_role
    template.has_proposal, template.has_budget_effect = has_proposal, has_budget_effect
    template.span, template.is_letter = span, is_letter
    template.valid_from, template.valid_to = valid_from, valid_to


def _set_block(block: TemplateBlock, label: str, source: str, heading: str, text: str) -> None:
    problems: dict[str, str] = {}
    if not clean_line(label):
        problems["label"] = _("Bitte geben Sie dem Baustein einen Namen.")
    if source not in BlockSource.values:
        problems["source"] = _("Bitte wählen Sie, woher der Inhalt kommt.")
    if source == BlockSource.TEXT and not clean_text(text):
        problems["text"] = _("Bitte schreiben Sie den Text.")
    if problems:
        raise Refused(fields=problems)
    cleaned = clean_text(text)
    allowed = SOURCE_PLACEHOLDERS.get(BlockSource(source))
    if allowed is None:
        require_known(text=cleaned)
    elif unknown := [name for name in PLACEHOLDER.findall(cleaned) if name not in allowed]:
        raise Refused(
            fields={
                "text": _("Hier gibt es nur diese Platzhalter: %(allowed)s. Nicht: %(unknown)s.")
                % {
                    "allowed": ", ".join(f"{{{name}}}" for name in allowed),
                    "unknown": ", ".join(f"{{{name}}}" for name in dict.fromkeys(unknown)),
                }
            }
        )
    block.label, block.source = clean_line(label), source
    block.heading, block.text = clean_line(heading), cleaned


def _free_key(label: str) -> str:
    return _unused(slugify(label) or "vorlagenart", set(PaperTemplate.objects.values_list("key", flat=True)))


def _unused(stem: str, taken: set[str]) -> str:
    stem = stem[: KEY_LENGTH - 4]
    number, key = 1, stem
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key
