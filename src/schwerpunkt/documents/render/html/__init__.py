"""HTML: one page that stands alone, and the same sheet as a fragment for the preview beside the editor."""

from functools import cache
from html import escape
from pathlib import Path

from schwerpunkt.documents.content.cleaning import displayable
from schwerpunkt.documents.content.model import Document, Letterhead, Picture
from schwerpunkt.documents.render.html.blocks import Sheet, facts_html, image_source
from schwerpunkt.documents.render.labels import labels_for
from schwerpunkt.documents.render.prepare import prepare

# The page needs nothing from anywhere, and a reader's browser may hold it to that.
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def render_html(document: Document) -> str:
    """The document as a page of its own: no script, nothing fetched, styles and pictures inside."""
    prepared = prepare(document, displayable)
    labels = labels_for(prepared.language)
    direction = ' dir="rtl"' if labels.rtl else ""
    metas = {
        "description": prepared.subject,
        "author": prepared.author,
        "keywords": ", ".join(prepared.keywords),
        "dcterms.created": prepared.created.isoformat(),
    }
    lines = [
        "<!doctype html>",
        f'<html lang="{escape(prepared.language)}"{direction}>',
        '<head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(prepared.title)}</title>",
        *(f'<meta name="{name}" content="{escape(value)}">' for name, value in metas.items() if value),
        f"<style>\n{_styles()}</style></head>",
        "<body>",
        _sheet(prepared, Sheet(level=1, links_inside=False), "main"),
        "</body></html>",
    ]
    return "\n".join(lines) + "\n"


def render_html_fragment(document: Document, *, level: int = 2) -> str:
    """The sheet alone, for a page that has its own styles and headings.

    ``level`` is the level of the document's title. Counted figures are links that open their records.
    """
    prepared = prepare(document, displayable)
    return _sheet(prepared, Sheet(level=level, links_inside=True), "article")


def _sheet(document: Document, sheet: Sheet, tag: str) -> str:
    direction = ' dir="rtl"' if labels_for(document.language).rtl else ""
    parts = [f'<{tag} class="sp-sheet" lang="{escape(document.language)}"{direction}>']
    if document.mark:
        parts.append(f'<p class="sp-sheet__draft">{escape(document.mark)}</p>')
    parts.append(_head(document.letterhead))
    if document.recipient:
        parts.append(f'<p class="sp-sheet__recipient">{_lines(document.recipient)}</p>')
    if document.meta:
        parts.append(facts_html(document.meta))
    if document.kind:
        parts.append(f'<p class="sp-sheet__kind">{escape(document.kind)}</p>')
    parts.append(f"<h{sheet.level}>{escape(document.title)}</h{sheet.level}>")
    parts.append(sheet.blocks(document.blocks))
    if document.letterhead.footer:
        parts.append(f'<p class="sp-sheet__foot">{_lines(document.letterhead.footer)}</p>')
    parts.append(f"</{tag}>")
    return "\n".join(part for part in parts if part)


def _head(head: Letterhead) -> str:
    if not (head.sender or head.contact or head.logo):
        return ""
    first, rest = head.sender[:1], head.sender[1:]
    sender = "<br>".join([f"<strong>{escape(first[0])}</strong>" if first else "", *map(escape, rest)])
    logo = _logo(head.logo) if head.logo else ""
    contact = f'<p class="sp-sheet__contact">{_lines(head.contact)}</p>' if head.contact else ""
    return f'<div class="sp-sheet__head"><p class="sp-sheet__sender">{sender}</p>{logo}{contact}</div>'


def _logo(picture: Picture) -> str:
    return f'<img class="sp-sheet__logo" src="{image_source(picture)}" alt="{escape(picture.alt)}">'


def _lines(lines: tuple[str, ...]) -> str:
    return "<br>".join(map(escape, lines))


@cache
def _styles() -> str:
    return (Path(__file__).parent / "sheet.css").read_text(encoding="utf-8")
