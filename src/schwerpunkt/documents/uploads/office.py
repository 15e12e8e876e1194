"""Office files are ZIP archives: unpacked with care, then asked whether they are what they say."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from django.utils.translation import gettext as _

from schwerpunkt.documents.uploads import kinds
from schwerpunkt.documents.uploads.refusal import UploadRefused

MOST_ENTRIES = 10_000
MOST_INFLATED = 300 * 1024 * 1024
HIGHEST_RATIO, RATIO_FROM = 200, 20 * 1024 * 1024
CHUNK = 1024 * 1024
LOCKED_BIT = 0x1

WORD_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL_MAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_NAME = re.compile(r"(?i)(vbaproject\.bin|vbadata\.xml)$|(^|/)(activex|macrosheets)/|^(basic|scripts)/.")
EMBEDDED = re.compile(r"(?i)/embeddings/.*\.(?!(docx|xlsx|pptx|png|jpe?g|emf|wmf)$)[^./]+$")
# A template, object or frame from somewhere else is loaded when Word opens the file.
FETCHED = re.compile(
    rb'<Relationship\b(?=[^>]*Type="[^"]*/(attachedTemplate|oleObject|frame|subDocument)")'
    rb'(?=[^>]*TargetMode="External")(?=[^>]*Target="(https?:|ftp:|\\\\|file:/*[^/:]+\.))',
    re.IGNORECASE,
)


def check_docx(content: bytes) -> None:
    """UploadRefused unless the content is a Word document without macros."""
    _check_ooxml(content, WORD_MAIN, "DOCX")


def check_xlsx(content: bytes) -> None:
    """UploadRefused unless the content is an Excel workbook without macros."""
    _check_ooxml(content, EXCEL_MAIN, "XLSX")


def check_odt(content: bytes) -> None:
    """UploadRefused unless the content is an OpenDocument text without macros."""
    parts = _unpacked(content, "ODT")
    if parts.get("mimetype", b"").strip() != kinds.ODT.media_type.encode():
        raise UploadRefused(_not_that("ODT"))
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise UploadRefused(_locked())


def _check_ooxml(content: bytes, main: bytes, kind: str) -> None:
    parts = _unpacked(content, kind)
    types = parts.get("[Content_Types].xml", b"")
    if b"macroEnabled" in types:
        raise UploadRefused(_macros())
    if main not in types:
        raise UploadRefused(_not_that(kind))
    for name, part in parts.items():
        if name.endswith(".rels") and FETCHED.search(part):
            raise UploadRefused(
                _(
                    "Die Datei lädt beim Öffnen etwas von einem fremden Rechner nach. Bitte entfernen Sie die Verknüpfung und speichern Sie sie neu."
                )
            )


def _unpacked(content: bytes, kind: str) -> dict[str, bytes]:
    """The small parts that say what the file is; every part was read to its end once."""
    if content.startswith(kinds.OLE_START):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise UploadRefused(_locked())
        raise UploadRefused(
            _("Die Datei ist in einem alten Office-Format gespeichert. Bitte speichern Sie sie als %(kind)s.")
            % {"kind": kind}
        )
    if not content.startswith(kinds.ZIP_START):
        raise UploadRefused(_not_that(kind))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _require_harmless(entries, len(content))
            return dict(_read(archive, entries))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise UploadRefused(
            _("Die Datei ist beschädigt oder nicht vollständig. Bitte öffnen Sie sie und speichern Sie sie neu.")
        ) from error


def _require_harmless(entries: list[zipfile.ZipInfo], packed: int) -> None:
    names = [entry.filename for entry in entries]
    if len(names) > MOST_ENTRIES or len(set(names)) != len(names) or any(map(_leads_outside, names)):
        raise UploadRefused(
            _("Die Datei ist innen nicht so gebaut, wie ein Office-Programm es tut. Wir nehmen sie nicht an.")
        )
    if any(entry.flag_bits & LOCKED_BIT for entry in entries):
        raise UploadRefused(_locked())
    if any(MACRO_NAME.search(name) for name in names):
        raise UploadRefused(_macros())
    if any(EMBEDDED.search(name) for name in names):
        raise UploadRefused(
            _(
                "In der Datei steckt eine andere Datei, die Programme enthalten kann. Bitte entfernen Sie das eingebettete Objekt."
            )
        )
    inflated = sum(entry.file_size for entry in entries)
    if inflated > MOST_INFLATED or (inflated > RATIO_FROM and inflated > packed * HIGHEST_RATIO):
        raise UploadRefused(_bomb())


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or "\x00" in name or ".." in name.split("/")


def _read(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    total = 0
    for entry in entries:
        kept = bytearray()
        keeps = entry.filename.endswith(".rels") or entry.filename in {
            "[Content_Types].xml",
            "mimetype",
            "META-INF/manifest.xml",
        }
        with archive.open(entry) as part:
            is_first = True
            while chunk := part.read(CHUNK):
                total += len(chunk)
                if total > MOST_INFLATED:
                    raise UploadRefused(_bomb())
                if is_first and entry.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in chunk:
                    raise UploadRefused(
                        _(
                            "Die Datei ist innen nicht so gebaut, wie ein Office-Programm es tut. Wir nehmen sie nicht an."
                        )
                    )
                is_first = False
                if keeps:
                    kept += chunk
        if keeps:
            yield entry.filename, bytes(kept)


def _not_that(kind: str) -> str:
    return _(
        "Die Datei ist keine %(kind)s-Datei, auch wenn sie so heißt. Bitte speichern Sie sie im Programm neu als %(kind)s."
    ) % {"kind": kind}


def _locked() -> str:
    return _("Die Datei ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort.")


def _macros() -> str:
    return _("Die Datei enthält Makros. Bitte speichern Sie sie ohne Makros, zum Beispiel als DOCX oder XLSX.")


def _bomb() -> str:
    return _("Die Datei entpackt sich auf eine Größe, die nicht stimmen kann. Wir nehmen sie nicht an.")
