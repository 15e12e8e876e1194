"""Handing out files."""

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import IO
from urllib.parse import quote

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The moment every file in an archive bears: the same files give the same bytes."""


@dataclass(frozen=True)
class Download:
    """A file to hand out: name, media type and content."""

    name: str
    media_type: str
    content: bytes | IO[bytes] | Iterable[bytes]


def archive(name: str, files: Iterable[tuple[str, bytes]]) -> Download:
    """Several files, each with its name, in one ZIP archive of that name."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as made:
        for each, content in files:
            made.writestr(zipfile.ZipInfo(each, _FIRST_DAY), content)
    return Download(name, "application/zip", file.getvalue())


def attachment(download: Download) -> HttpResponseBase:
    """The answer that hands out a file: as attachment, not sniffed, with nothing allowed to run in it."""
    body = download.content
    response = (
        HttpResponse(body, content_type=download.media_type)
        if isinstance(body, bytes)
        else FileResponse(body, content_type=download.media_type)
    )
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(download.name)}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, no-store"
    return response
