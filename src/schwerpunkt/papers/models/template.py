"""Kinds of papers as data: a new kind is a template, not code."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core.models import validity_check
from schwerpunkt.papers.enums import BlockSource, ConsultationRole, ReportSpan
from schwerpunkt.tenancy.models import CentreModel, DatedCentreModel


class PaperTemplate(DatedCentreModel):
    """Vorlagenart: Mitteilungsvorlage, Beschlussvorlage, Bericht … with its blocks.

    Texts may hold placeholders such as ``{rechtsgrundlage}``; which there are is told by ``papers.queries.placeholders``.
    """

    key = models.SlugField(_("Kurzzeichen"), max_length=40)
    label = models.CharField(_("Vorlagenart"), max_length=80)
    title = models.CharField(_("Betreff"), max_length=200, blank=True)
    default_role = models.CharField(
        _("Behandlung im Gremium"), max_length=12, choices=ConsultationRole.choices, default=ConsultationRole.NOTING
    )
    has_proposal = models.BooleanField(_("mit Beschlussvorschlag"), default=False)
    span = models.CharField(
        _("Berichtszeitraum"), max_length=6, choices=ReportSpan.choices, default=ReportSpan.NONE, blank=True
    )
    is_letter = models.BooleanField(_("Brief an eine Stelle, ohne Gremium"), default=False)
    has_budget_effect = models.BooleanField(_("mit Angabe der finanziellen Auswirkungen"), default=False)

    class Meta:
        verbose_name = _("Vorlagenart")
        verbose_name_plural = _("Vorlagenarten")
        ordering = ("label",)
        constraints = (
            validity_check("paper_template_validity"),
            models.UniqueConstraint(fields=("centre", "key"), name="paper_template_once"),
            models.UniqueConstraint(fields=("centre", "label"), name="paper_template_label_once"),
        )

    def __str__(self) -> str:
        return self.label


class TemplateBlock(CentreModel):
    """Baustein einer Vorlagenart."""

    part_of = "template"

    template = models.ForeignKey(PaperTemplate, models.CASCADE, related_name="blocks", verbose_name=_("Vorlagenart"))
    position = models.PositiveSmallIntegerField(_("Reihenfolge"))
    key = models.SlugField(_("Kurzzeichen"), max_length=40)
    label = models.CharField(_("Name im Editor"), max_length=80)
    heading = models.CharField(_("Überschrift im Dokument"), max_length=160, blank=True)
    source = models.CharField(_("Inhalt"), max_length=20, choices=BlockSource.choices, default=BlockSource.TEXT)
    text = models.TextField(_("Text"), blank=True)

    class Meta:
        verbose_name = _("Baustein")
        verbose_name_plural = _("Bausteine")
        ordering = ("template", "position")
        constraints = (models.UniqueConstraint(fields=("template", "key"), name="template_block_once"),)

    def __str__(self) -> str:
        return self.label
