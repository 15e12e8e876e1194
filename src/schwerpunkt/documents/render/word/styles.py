"""The house's styles for Word.

Offices edit these documents, so every look is a named style; the only formatting by hand keeps pages and tables apart.
"""

import io
from dataclasses import dataclass
from functools import cache
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from schwerpunkt.documents.render.word.xml import element, put

FONT = "Arial"
INK, MUTED, ACCENT = RGBColor(0x13, 0x15, 0x25), RGBColor(0x4D, 0x50, 0x68), RGBColor(0x20, 0x44, 0xAA)
TEXT_WIDTH = Mm(165)
LABEL_WIDTH = Mm(45)
INDENT = Mm(7)
LIST_DEPTH = 3

# Own styles, by what they are for.
SENDER, SENDER_LINE, SENDER_END = "Briefkopf Behörde", "Briefkopf", "Briefkopf Ende"
CONTACT, RECIPIENT = "Briefkopf Kontakt", "Anschrift"
FACT, FACT_LABEL = "Angabe", "Angabe Bezeichnung"
CELL, CELL_NUMBER, CELL_CENTRE = "Tabellentext", "Tabellenzahl", "Tabellentext Mitte"
NOTICE, NOTICE_TITLE = "Hinweis", "Hinweis Titel"
SIGNATURE, SIGNATORY = "Schlussformel", "Unterschrift"
MARK = "Vermerk"
TABLE = "Schwerpunkt Tabelle"
BULLETS = ("List Bullet", "List Bullet 2", "List Bullet 3")
NUMBERS = ("List Number", "List Number 2", "List Number 3")
CONTINUED = ("List Continue", "List Continue 2", "List Continue 3")
KEPT = {"Normal", "Header", "Footer", "Title", "Subtitle", "Caption", "Quote", "Heading 1", "Heading 2", "Heading 3"}
KEPT |= {"Default Paragraph Font", "Strong", "Emphasis", "Normal Table", "No List", "Header Char", "Footer Char"}
KEPT |= {"Title Char", "Subtitle Char", "Quote Char", "Heading 1 Char", "Heading 2 Char", "Heading 3 Char"}
KEPT |= {*BULLETS, *NUMBERS, *CONTINUED}


@dataclass(frozen=True)
class Look:
    """How a paragraph style looks, in points."""

    size: float = 11
    bold: bool = False
    italic: bool = False
    colour: RGBColor = INK
    before: float = 0
    after: float = 6
    line: float = 1.15
    keep_next: bool = False


LOOKS: dict[str, Look] = {
    "Normal": Look(),
    "Header": Look(8.5, colour=MUTED, after=0, line=1.1),
    "Footer": Look(8.5, colour=MUTED, after=0, line=1.1),
    "Subtitle": Look(11, bold=True, colour=ACCENT, before=18, after=4, keep_next=True),
    "Title": Look(19, bold=True, after=20, line=1.1),
    "Heading 1": Look(14, bold=True, before=18, after=6, line=1.15, keep_next=True),
    "Heading 2": Look(12, bold=True, before=14, after=4, line=1.15, keep_next=True),
    "Heading 3": Look(11, bold=True, before=12, after=4, line=1.15, keep_next=True),
    "Caption": Look(9.5, bold=True, before=10, after=4, line=1.15),
    "Quote": Look(italic=True, after=6),
    **dict.fromkeys((*BULLETS, *NUMBERS, *CONTINUED), Look(after=4)),
    SENDER: Look(14, bold=True, after=2, line=1.1),
    SENDER_LINE: Look(9, colour=MUTED, after=0, line=1.2),
    SENDER_END: Look(9, colour=MUTED, after=18, line=1.2),
    RECIPIENT: Look(before=12, after=36, line=1.2),
    FACT: Look(9.5, after=2, line=1.2),
    CELL: Look(9.5, before=2, after=2, line=1.1),
    CELL_NUMBER: Look(9.5, before=2, after=2, line=1.1),
    CELL_CENTRE: Look(9.5, before=2, after=2, line=1.1),
    NOTICE: Look(after=6),
    NOTICE_TITLE: Look(bold=True, colour=ACCENT, before=10, after=4, keep_next=True),
    SIGNATURE: Look(before=24, after=48, keep_next=True),
    SIGNATORY: Look(after=0),
    MARK: Look(8.5, bold=True, colour=ACCENT, after=0, line=1.1),
}


def house_template(language: str, *, rtl: bool) -> WordDocument:
    """A new, empty document with the house's styles and A4 page in ``language`` (such as de-DE)."""
    return docx.Document(io.BytesIO(_house_bytes(language, rtl)))


@cache
def _house_bytes(language: str, rtl: bool) -> bytes:  # noqa: FBT001  # a cached function takes plain values
    word = docx.Document()
    _remove_the_rest(word)
    _defaults(word, language, rtl=rtl)
    for name, look in LOOKS.items():
        _apply(_paragraph_style(word, name), look)
    _special(word)
    _lists(word)
    _characters(word)
    _table_style(word)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def _remove_the_rest(word: WordDocument) -> None:
    """Styles that nobody asked for only stand in the way when the office looks for the right one."""
    for style in list(word.styles):
        if style.name not in KEPT:
            style.delete()
    for number in list(word.part.numbering_part.element):
        word.part.numbering_part.element.remove(number)
    for relation in list(word.part.package.rels.values()):
        if relation.reltype.endswith("/thumbnail"):
            word.part.package.rels.pop(relation.rId)


def _defaults(word: WordDocument, language: str, *, rtl: bool) -> None:
    defaults = word.styles.element.find(qn("w:docDefaults"))
    for child in list(defaults):
        defaults.remove(child)
    fonts = dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), FONT)
    run = put(element("rPr"), element("rFonts", **fonts), element("sz", val="22"), element("szCs", val="22"))
    run.append(element("lang", val=language, eastAsia=language, bidi=language))
    paragraph = element("pPr")
    if rtl:
        paragraph.append(element("bidi"))
        run.append(element("rtl"))
    put(defaults, put(element("rPrDefault"), run), put(element("pPrDefault"), paragraph))
    settings = word.settings.element
    for tag in ("w:themeFontLang", "w:compat"):
        if (old := settings.find(qn(tag))) is not None:
            settings.remove(old)
    mode = element("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15")
    settings.append(put(element("compat"), mode))
    settings.append(element("themeFontLang", val=language, bidi=language))


def _paragraph_style(word: WordDocument, name: str) -> ParagraphStyle:
    if name in {style.name for style in word.styles}:
        found: Any = word.styles[name]
    else:
        found = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        found.base_style = word.styles["Normal"]
    found.quick_style = True
    found.hidden = False
    return found  # type: ignore[no-any-return]  # the collection does not know which kind it holds


def _apply(style: ParagraphStyle, look: Look) -> None:
    properties = style.element
    for tag in ("w:rPr", "w:pPr"):
        if (old := properties.find(qn(tag))) is not None:
            properties.remove(old)
    font, paragraph = style.font, style.paragraph_format
    font.size, font.bold, font.italic, font.color.rgb = Pt(look.size), look.bold, look.italic, look.colour
    paragraph.space_before, paragraph.space_after = Pt(look.before), Pt(look.after)
    paragraph.line_spacing = look.line
    paragraph.keep_with_next = look.keep_next
    paragraph.widow_control = True


def _special(word: WordDocument) -> None:
    """What is not size, weight and distance: outline levels, tabs, sides, borders."""
    for level in (1, 2, 3):
        style = word.styles[f"Heading {level}"].element
        style.get_or_add_pPr().append(element("outlineLvl", val=str(level - 1)))
    for name in (SENDER, SENDER_LINE, SENDER_END, "Header", "Footer"):
        _paragraph_style(word, name).paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    fact = _paragraph_style(word, FACT).paragraph_format
    fact.left_indent, fact.first_line_indent = LABEL_WIDTH, -LABEL_WIDTH
    fact.tab_stops.add_tab_stop(LABEL_WIDTH)
    _paragraph_style(word, CELL_NUMBER).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _paragraph_style(word, CELL_CENTRE).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _paragraph_style(word, MARK).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _paragraph_style(word, SIGNATORY).paragraph_format.keep_together = True
    for name in (NOTICE, NOTICE_TITLE, "Quote"):
        style_format = _paragraph_style(word, name).paragraph_format
        style_format.left_indent = INDENT
    bars = (
        (NOTICE, element("left", val="single", sz="12", space="10", color=str(ACCENT))),
        (NOTICE_TITLE, element("left", val="single", sz="12", space="10", color=str(ACCENT))),
        (SENDER_END, element("bottom", val="single", sz="6", space="8", color=str(INK))),
    )
    for name, bar in bars:
        properties = word.styles[name].element.get_or_add_pPr()
        properties.insert_element_before(put(element("pBdr"), bar), "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _lists(word: WordDocument) -> None:
    """Two lists of three levels, tied to Word's own list styles, so that the office can go on typing in them."""
    numbering = word.part.numbering_part.element
    bullets = ("•", "–", "•")
    for number, styles in ((0, BULLETS), (1, NUMBERS)):
        abstract = put(
            element("abstractNum", abstractNumId=str(number)),
            element("multiLevelType", val="hybridMultilevel"),
        )
        for depth, style in enumerate(styles):
            text = bullets[depth] if number == 0 else f"%{depth + 1}."
            level = put(
                element("lvl", ilvl=str(depth)),
                element("start", val="1"),
                element("numFmt", val="bullet" if number == 0 else "decimal"),
                element("pStyle", val=word.styles[style].style_id),
                element("lvlText", val=text),
                element("lvlJc", val="left"),
            )
            left = str(int(INDENT.twips) * (depth + 1))
            level.append(put(element("pPr"), element("ind", left=left, hanging=str(int(INDENT.twips)))))
            abstract.append(level)
            _tie(word, style, depth, number + 1)
        numbering.append(abstract)
    for number in (0, 1):
        numbering.append(put(element("num", numId=str(number + 1)), element("abstractNumId", val=str(number))))
    for depth, style in enumerate(CONTINUED):
        _paragraph_style(word, style).paragraph_format.left_indent = INDENT * (depth + 1)


def _tie(word: WordDocument, style: str, depth: int, number: int) -> None:
    properties = word.styles[style].element.get_or_add_pPr()
    level = put(element("numPr"), element("ilvl", val=str(depth)), element("numId", val=str(number)))
    properties.insert_element_before(level, "w:pBdr", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _characters(word: WordDocument) -> None:
    strong: Any = word.styles["Strong"]
    strong.font.bold = True
    contact: Any = word.styles.add_style(CONTACT, WD_STYLE_TYPE.CHARACTER)
    contact.font.size, contact.font.bold, contact.font.color.rgb = Pt(9), False, MUTED
    label: Any = word.styles.add_style(FACT_LABEL, WD_STYLE_TYPE.CHARACTER)
    label.font.color.rgb = MUTED
    link: Any = word.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb = ACCENT
    link.font.underline = True


def _table_style(word: WordDocument) -> None:
    """Hairlines between rows, a strong line under the head, bold head and totals."""
    style = word.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE).element
    hairline = {"val": "single", "sz": "4", "space": "0", "color": "B9BDCE"}
    strong = {"val": "single", "sz": "8", "space": "0", "color": str(INK)}
    margins = put(element("tblCellMar"), element("left", w="0", type="dxa"), element("right", w="170", type="dxa"))
    borders = put(element("tblBorders"), element("bottom", **hairline), element("insideH", **hairline))
    style.append(put(element("tblPr"), borders, margins))
    for kind, side in (("firstRow", "bottom"), ("lastRow", "top")):
        edge = put(element("tcPr"), put(element("tcBorders"), element(side, **strong)))
        bold = put(element("rPr"), element("b"), element("bCs"))
        style.append(put(element("tblStylePr", type=kind), bold, edge))
