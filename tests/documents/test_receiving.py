"""Uploads on their way from the network through the form to the disk."""

import hashlib
import io
import tempfile
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory

from schwerpunkt.core.writing import WriteOutsideCommand, licence
from schwerpunkt.documents.filing import keep_file, keep_upload
from schwerpunkt.documents.forms import UploadField
from schwerpunkt.documents.models import DamagedFile, StoredFile
from schwerpunkt.documents.uploads import CheckedUpload, check_upload
from schwerpunkt.parameters.models import Parameter
from schwerpunkt.parameters.queries import at
from schwerpunkt.tenancy.enums import AreaKind
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import inside
from tests.documents.uploads import small_pdf

MEGABYTE = 1024 * 1024
pytestmark = pytest.mark.django_db


class LetterForm(forms.Form):
    subject = forms.CharField()
    letter = UploadField()
    second = UploadField(required=False)


class Body(io.RawIOBase):
    """The body of a request with a file of many bytes, made up while it is read."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.head = (
            b'--grenze\r\nContent-Disposition: form-data; name="subject"\r\n\r\nZustimmung\r\n'
            b'--grenze\r\nContent-Disposition: form-data; name="letter"; filename="Brief.pdf"\r\n'
            b"Content-Type: application/pdf\r\n\r\n"
        )
        self.tail = b'\r\n--grenze\r\nContent-Disposition: form-data; name="second"; filename="zwei.txt"\r\n\r\nkurz\r\n--grenze--\r\n'
        self.size = len(self.head) + size + len(self.tail)
        self.parts = self._parts(size)
        self.left = b""

    def _parts(self, size: int) -> Iterator[bytes]:
        yield self.head
        block = b"%PDF" * 16384
        while size:
            part = block[: min(size, len(block))]
            size -= len(part)
            yield part
        yield self.tail

    def read(self, size: int = -1, /) -> bytes:
        while len(self.left) < size and (part := next(self.parts, b"")):
            self.left += part
        found, self.left = self.left[:size], self.left[size:]
        return found


def request_with(size: int) -> WSGIRequest:
    body = Body(size)
    environment: dict[str, Any] = {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": "multipart/form-data; boundary=grenze",
        "CONTENT_LENGTH": str(body.size),
        "wsgi.input": body,
    }
    return RequestFactory().request(**environment)


def test_a_file_above_the_limit_is_refused_and_the_rest_of_the_form_arrives() -> None:
    with closing(request_with(300 * MEGABYTE)) as request:
        tracemalloc.start()
        form = LetterForm(request.POST, request.FILES)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        errors = form.errors

    assert errors == {
        "letter": ["Die Datei ist 300 MB groß, erlaubt sind 20 MB. Bitte verkleinern oder teilen Sie sie."]
    }
    assert form.cleaned_data == {"subject": "Zustimmung", "second": CheckedUpload("zwei.txt", "text/plain", b"kurz")}
    assert peak < 8 * MEGABYTE


def test_a_file_above_the_limit_leaves_nothing_on_the_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    largest = 0
    original = Body.read

    def watched(body: Body, size: int = -1, /) -> bytes:
        nonlocal largest
        largest = max(largest, sum(path.stat().st_size for path in tmp_path.iterdir()))
        return original(body, size)

    monkeypatch.setattr(Body, "read", watched)
    with closing(request_with(60 * MEGABYTE)) as request:
        letter: Any = request.FILES["letter"]

        assert letter.size == 60 * MEGABYTE
        assert largest <= 20 * MEGABYTE
        assert [path.stat().st_size for path in tmp_path.iterdir() if path.stat().st_size > 4] == []


def test_a_file_of_the_limit_arrives_whole() -> None:
    with closing(request_with(20 * MEGABYTE)) as request:
        letter: Any = request.FILES["letter"]

        assert letter.size == 20 * MEGABYTE
        assert len(letter.read()) == 20 * MEGABYTE


def form_with(file: SimpleUploadedFile | None) -> LetterForm:
    files: Any = {"letter": file} if file else {}
    return LetterForm({"subject": "Zustimmung"}, files)


def test_the_field_gives_the_checked_upload() -> None:
    form = form_with(SimpleUploadedFile("Brief.pdf", small_pdf()))

    assert form.errors == {}
    assert form.cleaned_data["letter"] == CheckedUpload("Brief.pdf", "application/pdf", small_pdf())
    assert form.cleaned_data["second"] is None


@pytest.mark.parametrize(
    ("file", "error"),
    [
        (None, "Bitte wählen Sie eine Datei."),
        (
            SimpleUploadedFile("a.pdf", b""),
            "Die Datei ist leer. Bitte prüfen Sie, ob sie vollständig gespeichert wurde.",
        ),
        (
            SimpleUploadedFile("a.pdf", b"MZ"),
            "Die Datei ist keine PDF-Datei, sondern wohl ein Programm. Bitte speichern Sie sie neu als PDF.",
        ),
    ],
)
def test_the_field_says_what_is_wrong(file: SimpleUploadedFile | None, error: str) -> None:
    assert form_with(file).errors == {"letter": [error]}


def test_the_field_tells_the_browser_what_to_offer() -> None:
    assert 'accept=".pdf,.docx,.xlsx,.odt,.png,.jpg,.jpeg,.txt,.csv"' in str(LetterForm()["letter"])


@pytest.fixture
def centre(db: None, settings: Any, tmp_path: Path) -> Centre:
    del db
    settings.MEDIA_ROOT = tmp_path
    with licence("test"):
        return Centre.objects.create(
            slug="kreis",
            name="KI Kreis",
            short_name="KI",
            area_name="Kreis",
            area_kind=AreaKind.DISTRICT,
            area_ags="05382",
        )


def test_an_upload_is_kept_under_its_checksum(centre: Centre) -> None:
    upload = check_upload(io.BytesIO(small_pdf()), "Brief.pdf")
    with inside(centre), licence("test"):
        kept = keep_upload(upload)

    with inside(centre):
        found = StoredFile.objects.get()
    assert (found.name, found.media_type, found.size, found.sha256) == (
        "Brief.pdf",
        "application/pdf",
        len(small_pdf()),
        hashlib.sha256(small_pdf()).hexdigest(),
    )
    assert kept.path == f"{centre.pk}/{kept.sha256[:2]}/{kept.sha256}"
    assert found.read() == small_pdf()


def test_the_same_bytes_lie_on_the_disk_once(centre: Centre) -> None:
    with inside(centre), licence("test"):
        one, other = keep_file("a.txt", "text/plain", b"Ja"), keep_file("b.txt", "text/plain", b"Ja")

    assert (one.path, one.pk == other.pk) == (other.path, False)
    assert len([path for path in Path(default_storage.path("")).rglob("*") if path.is_file()]) == 1


def test_a_file_that_was_cut_off_is_written_again(centre: Centre) -> None:
    with inside(centre), licence("test"):
        one = keep_file("a.txt", "text/plain", b"Ja, gern")
        Path(default_storage.path(one.path)).write_bytes(b"Ja")
        other = keep_file("a.txt", "text/plain", b"Ja, gern")

    assert other.read() == b"Ja, gern"


def test_bytes_that_changed_on_the_disk_are_noticed(centre: Centre) -> None:
    with inside(centre), licence("test"):
        kept = keep_file("a.txt", "text/plain", b"Ja")
    Path(default_storage.path(kept.path)).write_bytes(b"No")

    with pytest.raises(DamagedFile):
        kept.read()


def test_bytes_that_are_gone_are_noticed(centre: Centre) -> None:
    with inside(centre), licence("test"):
        kept = keep_file("a.txt", "text/plain", b"Ja")
    Path(default_storage.path(kept.path)).unlink()

    with pytest.raises(FileNotFoundError):
        kept.read()


def test_an_empty_file_is_not_kept(centre: Centre) -> None:
    with inside(centre), licence("test"), pytest.raises(ValueError, match="empty"):
        keep_file("a.txt", "text/plain", b"")


def test_a_file_is_kept_inside_a_command_only(centre: Centre) -> None:
    with inside(centre), pytest.raises(WriteOutsideCommand):
        keep_file("a.txt", "text/plain", b"Ja")
    assert list(Path(default_storage.path("")).rglob("*")) == []


def test_two_centres_keep_their_own_copy(centre: Centre) -> None:
    with licence("test"):
        city = Centre.objects.create(
            slug="stadt",
            name="KI Stadt",
            short_name="KI",
            area_name="Stadt",
            area_kind=AreaKind.CITY,
            area_ags="05314000",
        )
        with inside(centre):
            one = keep_file("a.txt", "text/plain", b"Ja")
        with inside(city):
            other = keep_file("a.txt", "text/plain", b"Ja")

    assert one.path != other.path
    with inside(city):
        assert [file.pk for file in StoredFile.objects.all()] == [other.pk]


def test_the_limit_is_a_rule_of_the_centre(centre: Centre) -> None:
    with licence("test"):
        Parameter(code="documents.upload_megabytes", centre=centre, value="1", source="IT des Hauses").save()

    def large() -> SimpleUploadedFile:
        return SimpleUploadedFile("Notiz.txt", b"a" * (MEGABYTE + 1))

    with inside(centre):
        assert form_with(large()).errors == {
            "letter": ["Die Datei ist größer als 1 MB. Bitte verkleinern oder teilen Sie sie."]
        }
        assert 'data-most="1048576"' in str(LetterForm()["letter"])
    assert form_with(large()).errors == {}


def test_the_first_limit_says_where_it_comes_from(db: None) -> None:
    rule = at("documents.upload_megabytes", date(2026, 1, 1))
    assert (rule.value, "OWASP File Upload Cheat Sheet" in rule.source, rule.is_verified) == (20, True, False)
