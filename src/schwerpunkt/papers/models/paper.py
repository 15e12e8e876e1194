"""The paper, its blocks, co-signatures and attachments."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.models import Membership
from schwerpunkt.directory.models import CentreMunicipality, Organisation, Signatory
from schwerpunkt.documents.models import StoredFile
from schwerpunkt.needs.models import NeedRound
from schwerpunkt.papers.enums import BlockSource, PaperState, SignState
from schwerpunkt.papers.models.template import PaperTemplate
from schwerpunkt.planning.models import FocusPeriod
from schwerpunkt.tenancy.models import CentreModel


class Paper(CentreModel):
    """Vorlage für ein oder mehrere Gremien."""

    template = models.ForeignKey(PaperTemplate, models.PROTECT, related_name="papers", verbose_name=_("Vorlagenart"))
    period = models.ForeignKey(
        FocusPeriod,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
        verbose_name=_("Schwerpunktzeitraum"),
    )
    title = models.CharField(_("Betreff"), max_length=250)
    reference = models.CharField(_("Vorlagennummer"), max_length=60, blank=True)
    dated_on = models.DateField(_("Datum der Vorlage"))
    author = models.ForeignKey(Membership, models.PROTECT, related_name="papers", verbose_name=_("Verfasst von"))
    signatory = models.ForeignKey(
        Signatory, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Unterschrift")
    )
    reports_from = models.DateField(_("berichtet ab"), null=True, blank=True)
    reports_to = models.DateField(_("berichtet bis"), null=True, blank=True)
    need_round = models.ForeignKey(
        NeedRound,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="letters",
        verbose_name=_("beantwortete Bedarfsabfrage"),
    )
    municipality = models.ForeignKey(
        CentreMunicipality, models.PROTECT, null=True, blank=True, related_name="letters", verbose_name=_("Kommune")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="letters", verbose_name=_("Organisation")
    )
    budget_effect = models.TextField(_("Finanzielle Auswirkungen"), blank=True)
    related_papers = models.ManyToManyField("self", blank=True, verbose_name=_("Frühere Vorlagen zum Thema"))
    state = models.CharField(_("Zustand"), max_length=10, choices=PaperState.choices, default=PaperState.DRAFT)
    submitted_on = models.DateField(_("eingereicht am"), null=True, blank=True)
    is_demo = models.BooleanField(_("Beispieldaten"), default=False)

    class Meta:
        verbose_name = _("Vorlage")
        verbose_name_plural = _("Vorlagen")
        ordering = ("-dated_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("centre", "reference"), condition=~Q(reference=""), name="paper_reference_once"
            ),
            models.CheckConstraint(
                condition=Q(reports_from=None) | Q(reports_to__gte=F("reports_from")), name="paper_span_in_order"
            ),
            models.CheckConstraint(condition=Q(municipality=None) | Q(organisation=None), name="paper_one_recipient"),
            models.UniqueConstraint(
                fields=("need_round", "municipality"),
                condition=Q(municipality__isnull=False) & ~Q(state="withdrawn"),
                name="paper_letter_once_a_place",
            ),
            models.UniqueConstraint(
                fields=("need_round", "organisation"),
                condition=Q(organisation__isnull=False) & ~Q(state="withdrawn"),
                name="paper_letter_once_an_organisation",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def recipient(self) -> CentreMunicipality | Organisation | None:
        """Who the letter goes to; None for a paper that goes to committees."""
        return self.municipality or self.organisation


class PaperBlock(CentreModel):
    """Baustein einer Vorlage: follows the data until somebody edits it; resetting follows the data again."""

    part_of = "paper"

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="blocks", verbose_name=_("Vorlage"))
    position = models.PositiveSmallIntegerField(_("Reihenfolge"))
    key = models.SlugField(_("Kurzzeichen"), max_length=40)
    label = models.CharField(_("Name"), max_length=80)
    heading = models.CharField(_("Überschrift"), max_length=160, blank=True)
    source = models.CharField(_("Inhalt"), max_length=20, choices=BlockSource.choices)
    pattern = models.TextField(_("Text der Vorlagenart"), blank=True)
    text = models.TextField(_("Eigener Text"), blank=True)
    is_edited = models.BooleanField(_("von Hand geändert"), default=False)
    basis = models.TextField(_("Datenstand bei der Änderung"), blank=True)
    is_left_out = models.BooleanField(_("weggelassen"), default=False)

    class Meta:
        verbose_name = _("Baustein")
        verbose_name_plural = _("Bausteine")
        ordering = ("paper", "position")
        constraints = (models.UniqueConstraint(fields=("paper", "key"), name="paper_block_once"),)

    def __str__(self) -> str:
        return self.label


class CoSignature(CentreModel):
    """Mitzeichnung: a colleague or an office outside the program signs, one after the other."""

    part_of = "paper"

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="cosignatures", verbose_name=_("Vorlage"))
    position = models.PositiveSmallIntegerField(_("Reihenfolge"))
    signer = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="cosignatures", verbose_name=_("Person")
    )
    unit = models.CharField(_("Stelle"), max_length=120)
    due_on = models.DateField(_("bis"), null=True, blank=True)
    state = models.CharField(_("Zustand"), max_length=8, choices=SignState.choices, default=SignState.WAITING)
    signed_at = models.DateTimeField(_("am"), null=True, blank=True)
    remark = models.TextField(_("Bemerkung"), blank=True)

    class Meta:
        verbose_name = _("Mitzeichnung")
        verbose_name_plural = _("Mitzeichnungen")
        ordering = ("paper", "position")
        constraints = (
            models.UniqueConstraint(fields=("paper",), condition=Q(state="due"), name="cosignature_one_due"),
        )

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_state_display()}"


class Attachment(CentreModel):
    """Anlage einer Vorlage."""

    part_of = "paper"

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="attachments", verbose_name=_("Vorlage"))
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("Datei"))
    title = models.CharField(_("Bezeichnung"), max_length=160)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    class Meta:
        verbose_name = _("Anlage")
        verbose_name_plural = _("Anlagen")
        ordering = ("paper", "position", "pk")

    def __str__(self) -> str:
        return self.title
