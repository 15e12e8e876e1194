import io
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schwerpunkt.documents.render import render_docx, render_pdf
from schwerpunkt.documents.uploads import CheckedUpload, UploadRefused, check_upload
from schwerpunkt.documents.uploads.names import clean_name
from tests.documents import samples
from tests.documents.uploads import (
    XLSX_TYPE,
    archive,
    jpeg,
    odt,
    png,
    rebuilt,
    small_pdf,
    word,
    workbook,
)

LIMIT = 20 * 1024**2
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000
MACRO = "Die Datei enthält Makros. Bitte speichern Sie sie ohne Makros, zum Beispiel als DOCX oder XLSX."
LOCKED = "Die Datei ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort."
LOCKED_PDF = "Die PDF-Datei ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort."
DAMAGED = "Die Datei ist beschädigt oder nicht vollständig. Bitte öffnen Sie sie und speichern Sie sie neu."
DAMAGED_PICTURE = "Das Bild ist beschädigt oder nicht vollständig. Bitte öffnen Sie es und speichern Sie es neu."
BOMB = "Die Datei entpackt sich auf eine Größe, die nicht stimmen kann. Wir nehmen sie nicht an."
BUILT = "Die Datei ist innen nicht so gebaut, wie ein Office-Programm es tut. Wir nehmen sie nicht an."
RUNS = (
    "Die PDF-Datei enthält Programmteile, wie manche Formulare sie haben. Bitte drucken Sie sie als PDF und laden Sie das "
    "Ergebnis hoch."
)
CUT = "Die PDF-Datei ist nicht vollständig. Bitte laden Sie sie noch einmal hoch oder speichern Sie sie neu."
LINKED = (
    "Die Datei lädt beim Öffnen etwas von einem fremden Rechner nach. Bitte entfernen Sie die Verknüpfung und speichern "
    "Sie sie neu."
)
NOT_UTF8 = "Die Datei ist kein Text in UTF-8. In Excel: „Speichern unter“ und „CSV UTF-8“ wählen; im Editor: Codierung „UTF-8“."
HIDDEN = "Der Dateiname enthält unsichtbare Zeichen, mit denen sich eine Endung fälschen lässt. Bitte benennen Sie die Datei um."
NAMELESS = "Der Dateiname hat keine Endung wie „.pdf“. Bitte benennen Sie die Datei so, dass man sieht, was sie ist."
ALLOWED = (
    "PDF, Word (DOCX), Excel (XLSX), OpenDocument-Text (ODT), Bild (PNG), Bild (JPEG), Text (TXT) und Tabelle (CSV)"
)
EMPTY = "Die Datei ist leer. Bitte prüfen Sie, ob sie vollständig gespeichert wurde."
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
RELATION = (
    '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'TargetMode="External" Target="{target}"/></Relationships>'
)


def upload(name: str, content: bytes) -> CheckedUpload:
    return check_upload(io.BytesIO(content), name, limit=LIMIT)


def relation(kind: str, target: str) -> bytes:
    return word({"word/_rels/settings.xml.rels": RELATION.format(kind=kind, target=target).encode()})


def object_stream(inside: bytes) -> bytes:
    packed = zlib.compress(inside)
    return small_pdf(b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n" + packed + b"\nendstream")


@pytest.mark.parametrize(
    ("name", "make", "media_type"),
    [
        ("Vorlage.pdf", lambda: render_pdf(samples.document()), "application/pdf"),
        ("VORLAGE.PDF", small_pdf, "application/pdf"),
        (
            "Vorlage.docx",
            lambda: render_docx(samples.document()),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("Liste.xlsx", workbook, XLSX_TYPE),
        ("Brief.odt", odt, "application/vnd.oasis.opendocument.text"),
        ("Foto.png", png, "image/png"),
        ("Foto.jpg", jpeg, "image/jpeg"),
        ("Foto.JPEG", jpeg, "image/jpeg"),
        ("Notiz.txt", lambda: "Größe: 5 €\r\n\tJa".encode("utf-8-sig"), "text/plain"),
        ("Liste.csv", lambda: b"Kommune;Bedarf\nMuch;ja\n", "text/csv"),
    ],
)
def test_what_is_allowed_is_taken(name: str, make: Callable[[], bytes], media_type: str) -> None:
    content = make()

    assert upload(name, content) == CheckedUpload(name, media_type, content)


def test_the_template_of_an_office_on_its_own_disk_is_no_danger() -> None:
    content = relation("attachedTemplate", "file:///C:/Vorlagen/Normal.dotm")

    assert upload("a.docx", content).content == content


def test_a_link_in_a_document_is_no_danger() -> None:
    content = relation("hyperlink", "https://www.kreis.example/")

    assert upload("a.docx", content).content == content


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", b"", EMPTY),
        ("a.docm", b"x", "Dateien mit Makros nehmen wir nicht an. Bitte speichern Sie die Datei ohne Makros, zum Beispiel als DOCX oder XLSX."),
        ("a.doc", OLD_WORD, "Das alte Format „.doc“ nehmen wir nicht an. Bitte öffnen Sie die Datei und speichern Sie sie als DOCX, XLSX oder PDF."),
        ("a.svg", SVG, "Webseiten und Zeichnungen können Programme enthalten; wir nehmen sie nicht an. Bitte speichern Sie sie als PDF oder PNG."),
        ("a.html", b"<html>", "Webseiten und Zeichnungen können Programme enthalten; wir nehmen sie nicht an. Bitte speichern Sie sie als PDF oder PNG."),
        ("a.zip", archive({"a": b""}), "Gepackte Archive nehmen wir nicht an. Bitte laden Sie die Dateien daraus einzeln hoch."),
        ("a.heic", b"x", "Bilder nehmen wir als PNG oder JPEG an. Bitte speichern Sie das Bild in einem dieser Formate."),
        ("a.exe", b"MZ", f"Dateien mit der Endung „.exe“ nehmen wir nicht an. Erlaubt sind {ALLOWED}."),
        ("a.pdf", b"MZ\x90\0" * 99, "Die Datei ist keine PDF-Datei, sondern wohl ein Programm. Bitte speichern Sie sie neu als PDF."),
        ("a.pdf", SVG, "Die Datei ist keine PDF-Datei, sondern wohl eine Webseite oder Zeichnung. Bitte speichern Sie sie neu als PDF."),
        ("a.pdf", word(), "Die Datei ist keine PDF-Datei, sondern wohl ein gepacktes Archiv oder eine Office-Datei. Bitte speichern Sie sie neu als PDF."),
        ("a.pdf", b"\x01\x02 nichts", "Die Datei ist keine PDF-Datei, auch wenn sie so heißt. Bitte speichern Sie sie neu als PDF."),
        ("a.pdf", b"GIF89a" + b"\0" * 99 + small_pdf(), "Die Datei ist keine PDF-Datei, sondern wohl eine Datei vom Typ GIF. Bitte speichern Sie sie neu als PDF."),
        ("a.pdf", small_pdf()[:-40], CUT),
        ("a.pdf", small_pdf(b"<< /S /JavaScript /JS (app.alert(1)) >>"), RUNS),
        ("a.pdf", small_pdf(b"<< /S /J#61vaScript >>"), RUNS),
        ("a.pdf", small_pdf(b"<< /S /Launch /F (cmd.exe) >>"), RUNS),
        ("a.pdf", object_stream(b"1 0 << /S /JavaScript /JS (x) >>"), RUNS),
        ("a.pdf", small_pdf(b"<< /Filter /Standard >>", b"/Encrypt 4 0 R"), LOCKED_PDF),
        ("a.docx", ENCRYPTED, LOCKED),
        ("a.docx", OLD_WORD, "Die Datei ist in einem alten Office-Format gespeichert. Bitte speichern Sie sie als DOCX."),
        ("a.docx", small_pdf(), "Die Datei ist keine DOCX-Datei, auch wenn sie so heißt. Bitte speichern Sie sie im Programm neu als DOCX."),
        ("a.docx", workbook(), "Die Datei ist keine DOCX-Datei, auch wenn sie so heißt. Bitte speichern Sie sie im Programm neu als DOCX."),
        ("a.xlsx", word(), "Die Datei ist keine XLSX-Datei, auch wenn sie so heißt. Bitte speichern Sie sie im Programm neu als XLSX."),
        ("a.xlsx", archive({"a.txt": b"x"}), "Die Datei ist keine XLSX-Datei, auch wenn sie so heißt. Bitte speichern Sie sie im Programm neu als XLSX."),
        ("a.docx", word({"word/vbaProject.bin": b"x"}), MACRO),
        ("a.docx", word({"word/activeX/activeX1.xml": b"x"}), MACRO),
        ("a.docx", rebuilt(word(), b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml"), MACRO),
        ("a.odt", odt({"Basic/Standard/Modul1.xml": b"x"}), MACRO),
        ("a.odt", odt({"META-INF/manifest.xml": b"<encryption-data/>"}), LOCKED),
        ("a.odt", word(), "Die Datei ist keine ODT-Datei, auch wenn sie so heißt. Bitte speichern Sie sie im Programm neu als ODT."),
        ("a.docx", word({"word/embeddings/oleObject1.bin": b"x"}), "In der Datei steckt eine andere Datei, die Programme enthalten kann. Bitte entfernen Sie das eingebettete Objekt."),
        ("a.docx", relation("attachedTemplate", "https://elsewhere.example/x.dotm"), LINKED),
        ("a.docx", relation("oleObject", "\\\\elsewhere\\x"), LINKED),
        ("a.docx", word({"../../etc/passwd": b"x"}), BUILT),
        ("a.docx", word({"word/theme.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x/>'}), BUILT),
        ("a.docx", word({"word/media/leer.bmp": b"\0" * 30_000_000}), BOMB),
        ("a.docx", word()[:-200], DAMAGED),
        ("a.docx", word()[: len(word()) // 2], DAMAGED),
        ("a.png", b"\x89PNG\r\n\x1a\n", DAMAGED_PICTURE),
        ("a.png", png()[:-10], DAMAGED_PICTURE),
        ("a.png", png(60_000, 60_000), "Das Bild hat 60000 mal 60000 Bildpunkte; das sind zu viele. Bitte verkleinern Sie es."),
        ("a.png", jpeg(), "Die Datei ist kein Bild im Format PNG, sondern wohl eine Datei vom Typ JFIF."),
        ("a.jpg", jpeg()[:-2], DAMAGED_PICTURE),
        ("a.jpg", jpeg(65_000, 65_000), "Das Bild hat 65000 mal 65000 Bildpunkte; das sind zu viele. Bitte verkleinern Sie es."),
        ("a.jpg", b"text", "Die Datei ist kein Bild im Format JPEG. Bitte öffnen Sie es und speichern Sie es neu."),
        ("a.txt", "Größe".encode("cp1252"), NOT_UTF8),
        ("a.csv", "a;b".encode("utf-16"), NOT_UTF8),
        ("a.txt", b"a\0b", "Die Datei enthält Zeichen, die in keinen Text gehören. Bitte speichern Sie sie neu als Text."),
        ("a.txt", b"\xef\xbb\xbf \n<!DOCTYPE html>", "Die Datei ist kein einfacher Text, sondern eine Webseite oder Zeichnung. So etwas nehmen wir nicht an."),
        ("a.csv", b"#!/bin/sh\nrm", "Die Datei ist kein einfacher Text, sondern ein Programm. So etwas nehmen wir nicht an."),
        ("rechnung\u202efdp.exe.pdf", small_pdf(), HIDDEN),
        ("a\u200b.pdf", small_pdf(), HIDDEN),
        ("a\0.pdf", small_pdf(), HIDDEN),
        ("Rechnung.pdf.exe", small_pdf(), f"Dateien mit der Endung „.exe“ nehmen wir nicht an. Erlaubt sind {ALLOWED}."),
        ("Rechnung.exe.pdf", small_pdf(), "„Rechnung.exe.pdf“ trägt die Endung eines Programms im Namen. Bitte benennen Sie die Datei um, wenn es keines ist."),
        ("Rechnung", small_pdf(), NAMELESS),
        (".pdf", small_pdf(), NAMELESS),
        ("", small_pdf(), NAMELESS),
        ("con.pdf", small_pdf(), "„con.pdf“ ist unter Windows kein erlaubter Dateiname. Bitte benennen Sie die Datei um."),
    ],
)  # fmt: skip
def test_what_is_not_allowed_is_refused_in_words(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(UploadRefused) as refused:
        upload(name, content)

    assert refused.value.message == sentence


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/Bericht.pdf", "Bericht.pdf"),
        ("C:\\Users\\m\\Bericht.pdf", "Bericht.pdf"),
        ("Bericht 2023 (neu).pdf", "Bericht 2023 (neu).pdf"),
        ('Was: "neu"?.pdf', "Was_ _neu__.pdf"),
        ("Bericht.pdf. ", "Bericht.pdf"),
        ("U\u0308bersicht.pdf", "Übersicht.pdf"),
        ("Stand 31.12.2023.pdf", "Stand 31.12.2023.pdf"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
    ],
)
def test_a_name_loses_its_folder_and_forbidden_signs(given_name: str, kept: str) -> None:
    assert clean_name(given_name) == kept


@given(st.text(max_size=300))
def test_any_name_is_cleaned_or_refused(name: str) -> None:
    with suppress(UploadRefused):
        kept = clean_name(name)
        assert clean_name(kept) == kept
        assert len(kept) <= 150
        assert not set('/\\<>:"|?*\0') & set(kept)


@given(st.binary(max_size=400), st.sampled_from(["pdf", "docx", "xlsx", "odt", "png", "jpg", "txt", "csv"]))
def test_any_content_is_taken_or_refused(content: bytes, kind: str) -> None:
    starts = {"pdf": b"%PDF-1.7\n", "docx": b"PK\x03\x04", "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff\xe0"}
    for whole in (content, starts.get(kind, b"") + content):
        with suppress(UploadRefused):
            assert upload(f"a.{kind}", whole).content == whole


class Endless(io.RawIOBase):
    """Two gigabytes that nobody has."""

    def __init__(self) -> None:
        super().__init__()
        self.handed_out = 0

    def read(self, size: int = -1, /) -> bytes:
        size = 2 * 1024**3 if size < 0 else size
        self.handed_out += size
        return b"\0" * size


def test_two_gigabytes_are_refused_without_being_read() -> None:
    file = Endless()
    tracemalloc.start()
    with pytest.raises(UploadRefused) as refused:
        check_upload(file, "gross.pdf", limit=LIMIT)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert refused.value.message == "Die Datei ist größer als 20 MB. Bitte verkleinern oder teilen Sie sie."
    assert file.handed_out == 20 * 1024**2 + 1
    assert peak < 45 * 1024**2


def test_the_limit_itself_is_allowed() -> None:
    content = small_pdf()

    assert check_upload(io.BytesIO(content), "a.pdf", limit=len(content)).content == content
    with pytest.raises(UploadRefused):
        check_upload(io.BytesIO(content), "a.pdf", limit=len(content) - 1)


def test_streams_that_never_end_do_not_take_for_ever() -> None:
    content = small_pdf(b"<< >> stream\n" * 300_000)

    assert upload("a.pdf", content).media_type == "application/pdf"


def test_a_pdf_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(UploadRefused) as refused:
        upload("a.pdf", object_stream(b"\0" * (101 * 1024 * 1024)))

    assert refused.value.message.startswith("Die PDF-Datei entpackt sich auf eine Größe")


def test_a_package_that_lies_about_its_size_is_refused() -> None:
    honest = word({"word/media/leer.bmp": b"\0" * 1_000_000})
    lying = honest.replace(struct.pack("<I", 1_000_000), struct.pack("<I", 10))

    with pytest.raises(UploadRefused):
        upload("a.docx", lying)


def test_two_entries_of_one_name_are_refused() -> None:
    stream = io.BytesIO(word())
    with zipfile.ZipFile(stream, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr("word/document.xml", b"<other/>")

    with pytest.raises(UploadRefused) as refused:
        upload("a.docx", stream.getvalue())
    assert refused.value.message == BUILT


def test_a_document_of_the_office_itself_is_taken() -> None:
    stream = io.BytesIO()
    docx.Document().save(stream)

    assert upload("a.docx", stream.getvalue()).size == len(stream.getvalue())
