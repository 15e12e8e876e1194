"""The outputs of a document: name, media type, file ending and renderer in one table."""

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from schwerpunkt.documents.content import Document, to_json
from schwerpunkt.documents.render.html import render_html, render_html_fragment
from schwerpunkt.documents.render.pdf import render_pdf
from schwerpunkt.documents.render.text import render_text

__all__ = [
    "OUTPUTS",
    "Output",
    "file_name",
    "render_docx",
    "render_html",
    "render_html_fragment",
    "render_pdf",
    "render_text",
]

LONGEST_STEM = 80


@dataclass(frozen=True)
class Output:
    """A way to hand a document out: its media type, the ending of the file, and the renderer to bytes."""

    media_type: str
    suffix: str
    render: Callable[[Document], bytes]


def render_docx(document: Document) -> bytes:
    """The document as a Word file; see ``documents.render.docx``."""
    from schwerpunkt.documents.render import docx  # noqa: PLC0415  # eight MB that only Word files need

    return docx.render_docx(document)


def _json_bytes(document: Document) -> bytes:
    return (json.dumps(to_json(document), ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


OUTPUTS = {
    "pdf": Output("application/pdf", ".pdf", render_pdf),
    "docx": Output(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".docx",
        render_docx,
    ),
    "html": Output("text/html; charset=utf-8", ".html", lambda document: render_html(document).encode()),
    "txt": Output("text/plain; charset=utf-8", ".txt", lambda document: render_text(document).encode()),
    "json": Output("application/json", ".json", _json_bytes),
}


def file_name(document: Document, output: str) -> str:
    """A file name from day and title that every system takes, such as 2023-02-10_schwerpunkte-2023.pdf."""
    words = document.title.lower()
    for letter, spelt in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        words = words.replace(letter, spelt)
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "dokument"
    if len(stem) > LONGEST_STEM:  # after a whole word, unless one is very long
        stem = stem[: LONGEST_STEM + 1].rpartition("-")[0] or stem[:LONGEST_STEM]
    return f"{document.created.isoformat()}_{stem}{OUTPUTS[output].suffix}"
