"""A document's blocks as Word paragraphs and tables in the house's styles."""

from functools import singledispatchmethod
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from schwerpunkt.documents.content.model import (
    Block,
    BulletList,
    Emphasis,
    Fact,
    Facts,
    Figure,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListItem,
    Notice,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Runs,
    Signature,
    Strong,
    Table,
)
from schwerpunkt.documents.render.typesetting import picture_png
from schwerpunkt.documents.render.word import styles
from schwerpunkt.documents.render.word.tables import append_table
from schwerpunkt.documents.render.word.xml import describe, element, put, raw

GAP_AFTER_TABLE = Pt(10)


class Body:
    """Writes blocks to the end of a Word document."""

    def __init__(self, word: WordDocument) -> None:
        self.word = word
        self.depth = -1
        self.style = "Normal"
        self.breaks_page = False
        self.follows_table = False
        self.pictures = 0

    def paragraph(self, style: str, runs: Runs = ()) -> WordParagraph:
        """A paragraph in a style; it begins a new page when a page break came before it."""
        made = self.word.add_paragraph(style=style)
        if self.breaks_page:
            made.paragraph_format.page_break_before = True
            self.breaks_page = False
        if self.follows_table:
            made.paragraph_format.space_before = max(Pt(styles.LOOKS[style].before), GAP_AFTER_TABLE)
            self.follows_table = False
        self.fill(made, runs)
        return made

    def end(self) -> None:
        """Word wants a paragraph after the last table."""
        if self.follows_table:
            self.paragraph("Normal")

    def fill(self, paragraph: WordParagraph, runs: Runs) -> None:
        """Write runs into a paragraph."""
        for run in runs:
            self._run(paragraph, run)

    def _run(self, paragraph: WordParagraph, run: Inline) -> None:
        match run:
            case LineBreak():
                paragraph.add_run().add_break()
            case Strong(text):
                paragraph.add_run(text, style="Strong")
            case Emphasis(text):
                paragraph.add_run(text, style="Emphasis")
            case Link(url, text) if not url.startswith("/"):
                target = self.word.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                link = element("hyperlink")
                link.set(qn("r:id"), target)
                link.append(raw(paragraph.add_run(text, style="Hyperlink")))
                raw(paragraph).append(link)
            case _:
                paragraph.add_run(run.text)

    def facts(self, rows: tuple[Fact, ...]) -> None:
        """Labels and values on a common edge."""
        for fact in rows:
            line = self.paragraph(styles.FACT)
            line.add_run(fact.label, style=styles.FACT_LABEL)
            line.add_run(f"\t{fact.value}")

    def blocks(self, blocks: tuple[Block, ...]) -> None:
        """Write blocks one after the other."""
        for block in blocks:
            self.write(block)

    @singledispatchmethod
    def write(self, block: Any) -> None:
        """Write one block."""
        raise TypeError(f"no way to write {type(block).__name__}")

    @write.register
    def _(self, block: Heading) -> None:
        words = f"{block.number}\u2002{block.text}" if block.number else block.text
        self.paragraph(f"Heading {block.level}").add_run(words)

    @write.register
    def _(self, block: Paragraph) -> None:
        self.paragraph(self.style, block.runs)

    @write.register
    def _(self, block: BulletList) -> None:
        for item in block.items:
            self._item(item, styles.BULLETS, None)

    @write.register
    def _(self, block: NumberedList) -> None:
        number = self._restarted(block.start)
        for item in block.items:
            self._item(item, styles.NUMBERS, number)

    @write.register
    def _(self, block: Table) -> None:
        if block.caption:
            self.paragraph("Caption").add_run(block.caption)
            self.word.paragraphs[-1].paragraph_format.keep_with_next = True
        elif self.breaks_page or self.follows_table:
            self.paragraph("Normal")
        append_table(self.word, block, self.fill)
        self.follows_table = True

    @write.register
    def _(self, block: Figure) -> None:
        self.pictures += 1
        png = picture_png(block.picture)
        width = Length(int(styles.TEXT_WIDTH * min(max(block.width, 0.05), 1.0)))
        run = self.paragraph("Normal").add_run()
        run.add_picture(png, width=width)
        describe(run, f"Abbildung {self.pictures}", block.picture.alt)
        if block.caption:
            self.word.paragraphs[-1].paragraph_format.keep_with_next = True
            self.paragraph("Caption").add_run(block.caption)

    @write.register
    def _(self, block: Facts) -> None:
        self.facts(block.rows)

    @write.register
    def _(self, block: Quote) -> None:
        source: Runs = (LineBreak(), Emphasis(f"– {block.source}")) if block.source else ()
        self.paragraph("Quote", (*block.runs, *source))

    @write.register
    def _(self, block: Notice) -> None:
        if block.title:
            self.paragraph(styles.NOTICE_TITLE).add_run(block.title)
        before, self.style = self.style, styles.NOTICE
        self.blocks(block.blocks)
        self.style = before

    @write.register
    def _(self, block: Signature) -> None:
        if self.word.paragraphs and not self.follows_table:
            self.word.paragraphs[-1].paragraph_format.keep_with_next = True
        if block.formula:
            self.paragraph(styles.SIGNATURE).add_run(block.formula)
        lines = self.paragraph(styles.SIGNATORY)
        for place, line in enumerate(block.lines):
            if place:
                lines.add_run().add_break()
            lines.add_run(line)

    @write.register
    def _(self, block: PageBreak) -> None:
        del block
        self.breaks_page = True

    def _item(self, item: ListItem, names: tuple[str, ...], number: int | None) -> None:
        """The first paragraph carries the bullet or number, what follows is indented below it."""
        self.depth += 1
        level = min(self.depth, styles.LIST_DEPTH - 1)
        rest = item.blocks
        if item.title:
            first = self.paragraph(names[level], (Strong(item.title),))
            first.paragraph_format.keep_with_next = bool(rest)
        elif rest and isinstance(rest[0], Paragraph):
            first = self.paragraph(names[level], rest[0].runs)
            rest = rest[1:]
        else:
            first = self.paragraph(names[level])
        if number is not None:
            numbered = put(element("numPr"), element("ilvl", val=str(level)), element("numId", val=str(number)))
            raw(first).get_or_add_pPr().append(numbered)
        before, self.style = self.style, styles.CONTINUED[level]
        self.blocks(rest)
        self.style = before
        self.depth -= 1

    def _restarted(self, start: int) -> int:
        """A new count for a numbered list, beginning with ``start``."""
        numbering = self.word.part.numbering_part.element
        number = 1 + max(int(found.get(qn("w:numId"))) for found in numbering.findall(qn("w:num")))
        made = put(element("num", numId=str(number)), element("abstractNumId", val="1"))
        level = str(min(self.depth + 1, styles.LIST_DEPTH - 1))
        made.append(put(element("lvlOverride", ilvl=level), element("startOverride", val=str(start))))
        numbering.append(made)
        return number
