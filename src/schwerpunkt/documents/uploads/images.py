"""Pictures: the parts a real PNG or JPEG is made of, whole and of a size that can be opened."""

import struct

from django.utils.translation import gettext as _

from schwerpunkt.documents.content.pictures import MOST_PIXELS, PNG_SIGNATURE
from schwerpunkt.documents.uploads import kinds
from schwerpunkt.documents.uploads.refusal import UploadRefused

JPEG_START, JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # markers that carry the size
SCAN = 0xDA
MARKER = 0xFF


def check_png(content: bytes) -> None:
    """UploadRefused unless the content is a whole PNG of a sane size."""
    if not content.startswith(PNG_SIGNATURE):
        raise UploadRefused(_not_that("PNG", content))
    place, size, ends = len(PNG_SIGNATURE), (0, 0), False
    while place + 12 <= len(content) and not ends:
        length, name = struct.unpack(">I4s", content[place : place + 8])
        if name == b"IHDR":
            size = struct.unpack(">II", content[place + 8 : place + 16])
        ends = name == b"IEND"
        place += 12 + length
    if not ends or place > len(content):
        raise UploadRefused(_incomplete())
    _require_sane(*size)


def check_jpeg(content: bytes) -> None:
    """UploadRefused unless the content is a whole JPEG of a sane size."""
    if not content.startswith(JPEG_START):
        raise UploadRefused(_not_that("JPEG", content))
    place, size = 2, (0, 0)
    while place + 9 < len(content):
        if content[place] != MARKER:
            raise UploadRefused(_incomplete())
        marker, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4], "big")
        if marker in FRAMES:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            size = (width, height)
        if marker == SCAN:
            break
        place += 2 + max(length, 2)
    if content.rfind(JPEG_END) < place:
        raise UploadRefused(_incomplete())
    _require_sane(*size)


def _require_sane(width: int, height: int) -> None:
    if not width or not height:
        raise UploadRefused(_incomplete())
    if width * height > MOST_PIXELS:
        raise UploadRefused(
            _("Das Bild hat %(width)s mal %(height)s Bildpunkte; das sind zu viele. Bitte verkleinern Sie es.")
            % {"width": width, "height": height}
        )


def _incomplete() -> str:
    return _("Das Bild ist beschädigt oder nicht vollständig. Bitte öffnen Sie es und speichern Sie es neu.")


def _not_that(kind: str, content: bytes) -> str:
    likely = kinds.likely(content)
    if likely:
        return _("Die Datei ist kein Bild im Format %(kind)s, sondern wohl %(likely)s.") % {
            "kind": kind,
            "likely": likely,
        }
    return _("Die Datei ist kein Bild im Format %(kind)s. Bitte öffnen Sie es und speichern Sie es neu.") % {
        "kind": kind
    }
