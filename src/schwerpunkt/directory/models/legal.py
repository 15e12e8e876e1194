"""Legal sources and their versions: a paper cites the one that is valid on its day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core.models import validity_check
from schwerpunkt.tenancy.models import CentreModel, DatedCentreModel


class LegalSource(CentreModel):
    """Rechtsgrundlage, for instance the joint decree on the centres."""

    key = models.SlugField(_("Kurzzeichen"), max_length=40)
    title = models.CharField(_("Titel"), max_length=200)
    reference = models.CharField(_("Fundstelle"), max_length=120, blank=True)
    website = models.URLField(_("Internetadresse"), blank=True)

    class Meta:
        verbose_name = _("Rechtsgrundlage")
        verbose_name_plural = _("Rechtsgrundlagen")
        ordering = ("title",)
        constraints = (models.UniqueConstraint(fields=("centre", "key"), name="legal_source_once"),)

    def __str__(self) -> str:
        return self.title


class LegalVersion(DatedCentreModel):
    """Fassung einer Rechtsgrundlage: ``citation`` is how a paper cites it, word by word."""

    part_of = "source"

    source = models.ForeignKey(LegalSource, models.CASCADE, related_name="versions", verbose_name=_("Rechtsgrundlage"))
    label = models.CharField(_("Fassung"), max_length=120)
    issued_on = models.DateField(_("vom"))
    issuers = models.CharField(_("erlassen von"), max_length=300, blank=True)
    citation = models.TextField(_("Zitat in Vorlagen"))
    provenance = models.CharField(_("Quelle dieser Angabe"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Fassung")
        verbose_name_plural = _("Fassungen")
        ordering = ("source", "-issued_on")
        constraints = (
            validity_check("legal_version_validity"),
            models.UniqueConstraint(fields=("source", "issued_on"), name="legal_version_once"),
        )

    def __str__(self) -> str:
        return f"{self.source.title}, {self.label}"
