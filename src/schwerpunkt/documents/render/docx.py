"""DOCX with the house's Word styles, for the offices that edit it; the same document gives the same bytes."""

import io
import zipfile
from datetime import UTC, datetime, time

from docx.document import Document as WordDocument
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from schwerpunkt.documents.content.cleaning import displayable
from schwerpunkt.documents.content.model import Document
from schwerpunkt.documents.render.labels import Labels, labels_for
from schwerpunkt.documents.render.prepare import prepare
from schwerpunkt.documents.render.typesetting import picture_png
from schwerpunkt.documents.render.word import styles
from schwerpunkt.documents.render.word.body import Body
from schwerpunkt.documents.render.word.xml import describe, element, put, raw

FIRST_ZIP_YEAR, LAST_ZIP_YEAR = 1980, 2107


def render_docx(document: Document) -> bytes:
    """The document for Word, made of named styles only."""
    prepared = prepare(document, displayable)
    labels = labels_for(prepared.language)
    word = styles.house_template(labels.locale, rtl=labels.rtl)
    _page(word)
    _furniture(word, prepared, labels)
    body = Body(word)
    _opening(body, prepared)
    body.blocks(prepared.blocks)
    body.end()
    _properties(word, prepared, labels)
    stream = io.BytesIO()
    word.save(stream)
    return _steady(stream.getvalue(), prepared)


def _page(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(20)
    section.top_margin, section.bottom_margin = Mm(25), Mm(25)
    section.header_distance = section.footer_distance = Mm(12)
    section.different_first_page_header_footer = True


def _furniture(word: WordDocument, document: Document, labels: Labels) -> None:
    """Header and footer; the first page has no running title."""
    section = word.sections[0]
    for header, title in ((section.header, document.title), (section.first_page_header, "")):
        line = header.paragraphs[0]
        line.style = word.styles["Header"] if title else word.styles[styles.MARK]
        line.add_run(title)
        if document.mark:
            line.add_run(f"\t{document.mark}" if title else document.mark)
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0]
        line.style = word.styles["Footer"]
        first, *rest = document.letterhead.footer or ("",)
        line.add_run(f"{first}\t")
        _page_label(line, labels)
        for words in rest:
            line.add_run().add_break()
            line.add_run(words)


def _page_label(line: WordParagraph, labels: Labels) -> None:
    before, after = labels.page.split("{page}")
    between, end = after.split("{pages}")
    for words, field in ((before, "PAGE"), (between, "NUMPAGES"), (end, "")):
        if words:
            line.add_run(words)
        if field:
            shown = put(element("r"), element("t"))
            shown[0].text = "1"
            raw(line).append(put(element("fldSimple", instr=field), shown))


def _opening(body: Body, document: Document) -> None:
    """Letterhead, address, facts, kind and title."""
    head = document.letterhead
    if head.logo is not None:
        run = body.paragraph(styles.SENDER_LINE).add_run()
        run.add_picture(picture_png(head.logo), height=Mm(14))
        describe(run, "Logo", head.logo.alt)
    lines = max(len(head.sender), len(head.contact))
    for place in range(lines):
        is_first, is_last = place == 0 and bool(head.sender), place == lines - 1
        line = body.paragraph(styles.SENDER if is_first else styles.SENDER_END if is_last else styles.SENDER_LINE)
        line.add_run("".join(head.sender[place : place + 1]))
        for contact in head.contact[place : place + 1]:
            line.add_run(f"\t{contact}", style=styles.CONTACT)
    if document.recipient:
        address = body.paragraph(styles.RECIPIENT)
        for place, words in enumerate(document.recipient):
            if place:
                address.add_run().add_break()
            address.add_run(words)
    body.facts(document.meta)
    if document.kind:
        body.paragraph("Subtitle").add_run(document.kind)
    body.paragraph("Title").add_run(document.title)


def _properties(word: WordDocument, document: Document, labels: Labels) -> None:
    moment = datetime.combine(document.created, time(), UTC)
    core = word.core_properties
    core.title, core.subject, core.author = document.title[:255], document.subject[:255], document.author[:255]
    core.keywords, core.category = ", ".join(document.keywords)[:255], document.kind[:255]
    core.last_modified_by, core.comments, core.language = document.author[:255], "", labels.locale
    core.created = core.modified = moment
    core.revision = 1


def _steady(package: bytes, document: Document) -> bytes:
    """The package with its parts in order and dated with the document, so that equal documents have equal bytes."""
    dated = (
        min(max(document.created.year, FIRST_ZIP_YEAR), LAST_ZIP_YEAR),
        document.created.month,
        document.created.day,
        0,
        0,
        0,
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, dated)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return stream.getvalue()
