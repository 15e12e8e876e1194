"""The frozen copy of a released paper."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from schwerpunkt.documents.models import StoredFile
from schwerpunkt.papers.models.paper import Paper
from schwerpunkt.tenancy.models import CentreModel


class FrozenPaper(CentreModel):
    """Eingefrorene Fassung: text, facts and files of a paper as released.

    It never changes; the same input gives the same bytes, proved by ``checksum`` (SHA-256 of the canonical content).
    """

    paper = models.OneToOneField(Paper, models.PROTECT, related_name="frozen", verbose_name=_("Vorlage"))
    content = models.JSONField(_("Inhalt"))
    facts = models.JSONField(_("zugrunde liegende Daten"), default=dict)
    checksum = models.CharField(_("Prüfsumme"), max_length=64)
    pdf = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("PDF"))
    docx = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("Word-Datei"))
    html = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("HTML-Datei"))
    frozen_at = models.DateTimeField(_("eingefroren am"))
    frozen_by = models.CharField(_("von"), max_length=200)

    class Meta:
        verbose_name = _("eingefrorene Fassung")
        verbose_name_plural = _("eingefrorene Fassungen")

    def __str__(self) -> str:
        return f"{self.paper} ({self.checksum[:12]})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RuntimeError("a frozen paper never changes")
        super().save(*args, **kwargs)
