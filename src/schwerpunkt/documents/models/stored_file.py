"""A file as it came in or was made."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.tenancy.models import CentreModel


class StoredFile(CentreModel):
    """Datei: kept once per centre under its checksum; what is stored never changes."""

    name = models.CharField(_("Dateiname"), max_length=200)
    media_type = models.CharField(_("Dateityp"), max_length=120)
    size = models.PositiveBigIntegerField(_("Größe"))
    sha256 = models.CharField(_("Prüfsumme"), max_length=64)

    class Meta:
        verbose_name = _("Datei")
        verbose_name_plural = _("Dateien")
        ordering = ("-pk",)
        constraints = (models.CheckConstraint(condition=Q(size__gt=0), name="stored_file_not_empty"),)

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """Where the bytes lie, relative to the folder of files."""
        return f"{self.centre_id}/{self.sha256[:2]}/{self.sha256}"

    def read(self) -> bytes:
        """The bytes; FileNotFoundError if the data folder is incomplete."""
        with default_storage.open(self.path, "rb") as file:
            content: bytes = file.read()
        return content

    def write(self, content: bytes) -> None:
        """Put the bytes where ``path`` says, once."""
        if not default_storage.exists(self.path):
            default_storage.save(self.path, ContentFile(content))
