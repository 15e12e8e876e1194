"""A file as it came in or was made."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.tenancy.models import CentreModel


class DamagedFile(RuntimeError):
    """The bytes on the disk are not the ones that were kept."""


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
        """The bytes. FileNotFoundError if they are missing, DamagedFile if they are not the ones that were kept."""
        with default_storage.open(self.path, "rb") as file:
            content: bytes = file.read()
        if hashlib.sha256(content).hexdigest() != self.sha256:
            raise DamagedFile(f"{self.path} has changed on the disk")
        return content

    def write(self, content: bytes) -> None:
        """Put the bytes where ``path`` says: wholly or not at all, and only once."""
        target = Path(default_storage.path(self.path))
        if target.exists() and target.stat().st_size == len(content):
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=".")
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(target)
