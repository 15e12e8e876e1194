"""Files as people hand them in, small enough to read."""

import io
import struct
import zipfile
import zlib

import xlsxwriter

from schwerpunkt.documents.render import render_docx
from tests.documents import samples

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def archive(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def word(more: dict[str, bytes] | None = None) -> bytes:
    """A Word document with additional parts."""
    with zipfile.ZipFile(io.BytesIO(render_docx(samples.document()))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return archive(parts | (more or {}))


def rebuilt(content: bytes, old: bytes, new: bytes) -> bytes:
    """The same package with other words in its list of parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = "[Content_Types].xml"
    assert old in parts[name]
    return archive(parts | {name: parts[name].replace(old, new)})


def workbook() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.add_worksheet().write("A1", "Much")
    return stream.getvalue()


def odt(more: dict[str, bytes] | None = None) -> bytes:
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": b"<office/>",
        "META-INF/manifest.xml": b"<manifest/>",
    }
    return archive(parts | (more or {}))


def png(width: int = 1, height: int = 1) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0\xff\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def jpeg(width: int = 1, height: int = 1) -> bytes:
    app = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0\1\1\0\0\1\0\1\0\0"
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\1\x11\0"
    scan = b"\xff\xda" + struct.pack(">HB", 8, 1) + b"\1\0\0\x3f\0"
    return b"\xff\xd8" + app + frame + scan + b"\x12\x34" + b"\xff\xd9"


def small_pdf(inside: bytes = b"<< >>", trailer: bytes = b"") -> bytes:
    """A PDF with one more object and one more entry in its trailer."""
    return (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
        b"3 0 obj\n" + inside + b"\nendobj\n"
        b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R " + trailer + b" >>\nstartxref\n9\n%%EOF\n"
    )
