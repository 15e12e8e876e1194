"""What is taken, and what a file that is not taken most likely is."""

from dataclasses import dataclass

import puremagic
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l


@dataclass(frozen=True)
class Kind:
    """A kind of file: its German name and its media type."""

    label: str | Promise
    media_type: str


PDF = Kind("PDF", "application/pdf")
DOCX = Kind(_l("Word (DOCX)"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
XLSX = Kind(_l("Excel (XLSX)"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
ODT = Kind(_l("OpenDocument-Text (ODT)"), "application/vnd.oasis.opendocument.text")
PNG = Kind(_l("Bild (PNG)"), "image/png")
JPEG = Kind(_l("Bild (JPEG)"), "image/jpeg")
TXT = Kind(_l("Text (TXT)"), "text/plain")
CSV = Kind(_l("Tabelle (CSV)"), "text/csv")

BY_ENDING = {
    "pdf": PDF,
    "docx": DOCX,
    "xlsx": XLSX,
    "odt": ODT,
    "png": PNG,
    "jpg": JPEG,
    "jpeg": JPEG,
    "txt": TXT,
    "csv": CSV,
}
MACROS = frozenset({"docm", "dotm", "xlsm", "xltm", "xlsb", "pptm", "xlam"})
OLD_OFFICE = frozenset({"doc", "xls", "ppt", "rtf"})
ACTIVE = frozenset({"svg", "svgz", "html", "htm", "xhtml", "mht", "xml", "xsl", "swf"})
ARCHIVES = frozenset({"zip", "7z", "rar", "tar", "gz", "tgz", "bz2", "xz", "iso", "cab"})
PHOTOS = frozenset({"heic", "heif", "tif", "tiff", "bmp", "gif", "webp"})

MARKUP_STARTS = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"<head", b"<body", b"<iframe")
PROGRAM_STARTS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"@echo")
OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_START = b"PK\x03\x04"
GUESSED_FROM = 4096


def is_markup(content: bytes) -> bool:
    """Whether the content begins like HTML, SVG or XML."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(MARKUP_STARTS)


def is_program(content: bytes) -> bool:
    """Whether the content begins like a program or script."""
    return content.lstrip(b"\xef\xbb\xbf").startswith(PROGRAM_STARTS)


def likely(content: bytes) -> str:
    """In German what the content most likely is, or empty when nobody knows."""
    known = (
        (content.startswith(b"%PDF-"), _("eine PDF-Datei")),
        (content.startswith(OLE_START), _("eine Datei aus einem alten Office-Programm oder eine mit Kennwort")),
        (is_program(content), _("ein Programm")),
        (is_markup(content), _("eine Webseite oder Zeichnung")),
        (content.startswith(ZIP_START), _("ein gepacktes Archiv oder eine Office-Datei")),
    )
    found = next((words for is_it, words in known if is_it), "")
    return found or _guessed(content)


def _guessed(content: bytes) -> str:
    try:
        found = puremagic.from_string(content[:GUESSED_FROM]).lstrip(".")
    except (puremagic.PureError, ValueError):
        return ""
    return _("eine Datei vom Typ %(kind)s") % {"kind": found.upper()} if found else ""
