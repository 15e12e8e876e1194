"""PDF files: whole, without a password, and without anything that runs when they are opened."""

import re
import zlib
from collections.abc import Iterator

from django.utils.translation import gettext as _

from schwerpunkt.documents.uploads import kinds
from schwerpunkt.documents.uploads.refusal import UploadRefused

ESCAPED_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
RUNS = re.compile(rb"/(JavaScript|JS|Launch|RichMedia|ImportData)(?![A-Za-z])")
LOCKED = re.compile(rb"/Encrypt(?![A-Za-z])")
END_ZONE = 2048
MOST_INFLATED = 100 * 1024 * 1024
DICTIONARY_ZONE = 4096


def check_pdf(content: bytes) -> None:
    """UploadRefused unless the content is a whole, open and passive PDF."""
    if not content.startswith(b"%PDF-"):
        likely = kinds.likely(content)
        told = _("sondern wohl %(likely)s") % {"likely": likely} if likely else _("auch wenn sie so heißt")
        raise UploadRefused(
            _("Die Datei ist keine PDF-Datei, %(told)s. Bitte speichern Sie sie neu als PDF.") % {"told": told}
        )
    if b"%%EOF" not in content[-END_ZONE:] or b"startxref" not in content[-END_ZONE:]:
        raise UploadRefused(
            _("Die PDF-Datei ist nicht vollständig. Bitte laden Sie sie noch einmal hoch oder speichern Sie sie neu.")
        )
    for part in _dictionaries(content):
        names = ESCAPED_NAME.sub(lambda match: bytes([int(match[1], 16)]), part)
        if LOCKED.search(names):
            raise UploadRefused(
                _("Die PDF-Datei ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort.")
            )
        if RUNS.search(names):
            raise UploadRefused(
                _(
                    "Die PDF-Datei enthält Programmteile, wie manche Formulare sie haben. Bitte drucken Sie sie als PDF und laden Sie das Ergebnis hoch."
                )
            )


def _dictionaries(content: bytes) -> Iterator[bytes]:
    """Everything outside streams, and the inside of the streams that hold objects.

    A file built to deceive can hide from this; it stays harmless here because it is never opened by the program.
    """
    outside: list[bytes] = []
    inflated = 0
    for before, stream in _streams(content):
        outside.append(before)
        dictionary = before[-DICTIONARY_ZONE:].rpartition(b" obj")[2]
        if b"/ObjStm" not in dictionary:
            continue
        try:
            part = zlib.decompressobj().decompress(stream, MOST_INFLATED - inflated)
        except zlib.error:
            continue
        inflated += len(part)
        if inflated >= MOST_INFLATED:
            raise UploadRefused(
                _("Die PDF-Datei entpackt sich auf eine Größe, die nicht stimmen kann. Wir nehmen sie nicht an.")
            )
        yield part
    yield b"".join(outside)


def _streams(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """What stands before each stream, and the stream; at last what stands behind all of them. One pass."""
    begun = place = 0
    while (start := content.find(b"stream", place)) >= 0:
        place = start + len(b"stream")
        if content[start - 3 : start] == b"end" or content[place : place + 1] not in {b"\r", b"\n"}:
            continue
        end = content.find(b"endstream", place)
        if end < 0:
            break
        yield content[begun:start], content[place:end].lstrip(b"\r\n")
        begun = place = end + len(b"endstream")
    yield content[begun:], b""
