"""PDF that is PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) at once; the same document gives the same bytes."""

import dataclasses
from datetime import date
from typing import Any

from schwerpunkt.documents.content.model import Document, Picture, Table
from schwerpunkt.documents.render.labels import labels_for
from schwerpunkt.documents.render.prepare import column_shares, prepare
from schwerpunkt.documents.render.typesetting import printable, printable_drawing, typeset_pdf


def render_pdf(document: Document) -> bytes:
    """The document on A4 pages with headings, lists, tables, bookmarks and language as a screen reader needs them."""
    prepared = prepare(document, printable)
    labels = dataclasses.asdict(labels_for(document.language))
    return typeset_pdf("paper.typ", {"document": _data(prepared), "labels": labels})


def _data(value: Any) -> Any:
    """Values for the template: every field by name, the class as "type", pixels as numbers."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        data: dict[str, Any] = {field.name: _data(getattr(value, field.name)) for field in dataclasses.fields(value)}
        data["type"] = type(value).__name__
        if isinstance(value, Picture):
            data["svg"] = printable_drawing(value.svg)
        if isinstance(value, Table):
            for column, share in zip(data["columns"], column_shares(value), strict=True):
                column["share"] = share
        return data
    if isinstance(value, tuple):
        return [_data(item) for item in value]
    if isinstance(value, bytes):
        return list(value)
    if isinstance(value, date):
        return value.isoformat()
    return value
