"""The check of an upload, from its name to its last byte."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _

from schwerpunkt.documents.uploads import kinds
from schwerpunkt.documents.uploads.advice import unwanted
from schwerpunkt.documents.uploads.images import check_jpeg, check_png
from schwerpunkt.documents.uploads.limits import too_large, upload_limit
from schwerpunkt.documents.uploads.names import clean_name, ending
from schwerpunkt.documents.uploads.office import check_docx, check_odt, check_xlsx
from schwerpunkt.documents.uploads.pdf import check_pdf
from schwerpunkt.documents.uploads.plain import check_plain
from schwerpunkt.documents.uploads.refusal import UploadRefused

CHECKS: dict[kinds.Kind, Callable[[bytes], None]] = {
    kinds.PDF: check_pdf,
    kinds.DOCX: check_docx,
    kinds.XLSX: check_xlsx,
    kinds.ODT: check_odt,
    kinds.PNG: check_png,
    kinds.JPEG: check_jpeg,
    kinds.TXT: check_plain,
    kinds.CSV: check_plain,
}


class Readable(Protocol):
    """What can be read: an upload, an open file."""

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes."""


@dataclass(frozen=True)
class CheckedUpload:
    """A file that may be kept: a harmless name, the media type its content proves, and the content."""

    name: str
    media_type: str
    content: bytes

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return len(self.content)

    @property
    def sha256(self) -> str:
        """The checksum of the content."""
        return hashlib.sha256(self.content).hexdigest()


def check_upload(file: Readable, name: str, *, limit: int | None = None) -> CheckedUpload:
    """The upload, when it is what it says and harmless. UploadRefused with a German sentence otherwise.

    Reads at most ``limit`` bytes (default: what the rule says today) and one more, whatever the file claims to be.
    """
    most = upload_limit() if limit is None else limit
    claimed = getattr(file, "oversized", None)
    if claimed is not None:
        raise UploadRefused(too_large(claimed, most))
    kept_name = clean_name(name)
    kind = kinds.BY_ENDING.get(ending(kept_name))
    if kind is None:
        raise UploadRefused(unwanted(ending(kept_name)))
    content = file.read(most + 1)
    if len(content) > most:
        raise UploadRefused(too_large(None, most))
    if not content:
        raise UploadRefused(_("Die Datei ist leer. Bitte prüfen Sie, ob sie vollständig gespeichert wurde."))
    CHECKS[kind](content)
    return CheckedUpload(kept_name, kind.media_type, content)
