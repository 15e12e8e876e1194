import io
import zipfile
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument
from hypothesis import HealthCheck, given, settings
from lxml import etree

from schwerpunkt.documents.content import (
    Document,
    Heading,
    ListItem,
    NumberedList,
    PageBreak,
    Paragraph,
    Text,
    paragraph,
)
from schwerpunkt.documents.render import render_docx
from tests.documents import samples
from tests.kit.content import documents

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
WP = {"wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"}


@pytest.fixture(scope="module")
def package() -> bytes:
    return render_docx(samples.document(mark="Entwurf"))


@pytest.fixture(scope="module")
def word(package: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(package))


def part(package: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return etree.fromstring(archive.read(name))


def value(element: Any, path: str) -> list[str]:
    return [str(found) for found in etree.ElementBase.xpath(element, path, namespaces=W)]


def test_every_paragraph_has_a_style_of_the_house(word: WordDocument) -> None:
    styles = [(p.style.name if p.style else "", p.text.replace("\t", " | ")) for p in word.paragraphs if p.text]

    assert styles == [
        ("Briefkopf Behörde", "Rhein-Sieg-Kreis | Musterplatz 1"),
        ("Briefkopf Ende", "Der Landrat | 53721 Siegburg"),
        ("Anschrift", "Gemeinde Much\n53804 Much"),
        ("Angabe", "Gremium | Ausschuss für Soziales und Integration"),
        ("Angabe", "Sitzung | 02.03.2023"),
        ("Subtitle", "Mitteilungsvorlage"),
        ("Title", "Schwerpunkte 2023"),
        ("Heading 1", "Vorbemerkungen"),
        ("Normal", "Von 24 Maßnahmen sind fünf erledigt, drei\nin Verzug: www.kreis.example/ki"),
        ("Heading 2", "1.1\u2002Ziele"),
        ("List Number", "Öffnung"),
        ("List Continue", "Bis zum 31.12.2023."),
        ("List Number", "Übergang."),
        ("List Bullet", "außen"),
        ("List Bullet 2", "innen"),
        ("Caption", "Stand je Ziel"),
        ("Caption", "Einsätze nach Sprache"),
        ("Angabe", "Auswirkungen | keine"),
        ("Quote", "Ohne den Pool wäre es nicht gegangen.\n– Leitung einer Kita"),
        ("Hinweis Titel", "Beschlussvorschlag"),
        ("Hinweis", "Der Ausschuss nimmt den Bericht zur Kenntnis."),
        ("Heading 3", "Anlage"),
        ("Schlussformel", "Im Auftrag"),
        ("Unterschrift", "Leitung Kommunales Integrationszentrum"),
    ]


def test_headings_have_their_outline_level(word: WordDocument) -> None:
    levels = [value(word.styles[f"Heading {n}"].element, "w:pPr/w:outlineLvl/@w:val") for n in (1, 2, 3)]

    assert levels == [["0"], ["1"], ["2"]]


def test_the_language_is_written_where_word_looks(package: bytes) -> None:
    styles = part(package, "word/styles.xml")

    assert value(styles, "w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:val") == ["de-DE"]
    assert value(part(package, "word/settings.xml"), "w:themeFontLang/@w:val") == ["de-DE"]


def test_every_font_is_one_that_offices_have(package: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        fonts = {
            font
            for name in archive.namelist()
            if name in {"word/document.xml", "word/styles.xml", "word/numbering.xml"}
            for font in value(etree.fromstring(archive.read(name)), "//w:rFonts/@w:ascii")
        }

    assert fonts == {"Arial"}


def test_the_head_of_a_table_is_repeated_and_rows_stay_whole(word: WordDocument) -> None:
    (table,) = word.tables
    rows = table._tbl.findall("w:tr", W)

    assert value(table._tbl, "w:tblPr/w:tblCaption/@w:val") == ["Stand je Ziel"]
    assert value(table._tbl, "w:tblPr/w:tblLook/@w:firstRow") == ["1"]
    assert [len(row.findall("w:trPr/w:tblHeader", W)) for row in rows] == [1, 0, 0, 0, 0]
    assert [len(row.findall("w:trPr/w:cantSplit", W)) for row in rows] == [1, 1, 1, 1, 1]
    assert [[cell.text for cell in row.cells] for row in table.rows][::4] == [
        ["Ziel", "Thema", "erledigt"],
        ["Summe", "", "3"],
    ]
    assert table.cell(1, 2).paragraphs[0].style.name == "Tabellenzahl"


def test_columns_fill_the_width_of_the_text(word: WordDocument) -> None:
    (table,) = word.tables
    widths = [int(width) for width in value(table._tbl, "w:tblGrid/w:gridCol/@w:w")]

    assert len(widths) == 3
    assert 9300 < sum(widths) <= 9355  # 165 mm in twentieths of a point


def test_a_numbered_list_begins_where_it_should(package: bytes) -> None:
    numbering = part(package, "word/numbering.xml")
    used = value(part(package, "word/document.xml"), "//w:p/w:pPr/w:numPr/w:numId/@w:val")

    assert used == ["3", "3"]
    assert value(numbering, "w:num[@w:numId='3']/w:lvlOverride/w:startOverride/@w:val") == ["4"]
    assert value(numbering, "w:num[@w:numId='3']/w:abstractNumId/@w:val") == ["1"]


def test_two_numbered_lists_do_not_count_on() -> None:
    one = NumberedList((ListItem((paragraph("eins"),)),))

    package = render_docx(samples.document(one, paragraph("Dann:"), one))

    assert value(part(package, "word/document.xml"), "//w:p/w:pPr/w:numPr/w:numId/@w:val") == ["3", "4"]


def test_pictures_have_their_words(package: bytes) -> None:
    described = part(package, "word/document.xml").xpath("//wp:docPr/@descr", namespaces=WP)

    assert described == ["Wappen", "Arabisch 97, Dari 41", "Ein roter Punkt"]


def test_pages_are_counted_and_drafts_marked(word: WordDocument) -> None:
    section = word.sections[0]
    fields = value(section.footer._element, "//w:fldSimple/@w:instr")

    assert fields == ["PAGE", "NUMPAGES"]
    assert section.footer.paragraphs[0].text.startswith("Rhein-Sieg-Kreis · Siegburg\tSeite ")
    assert section.header.paragraphs[0].text == "Schwerpunkte 2023\tEntwurf"
    assert section.first_page_header.paragraphs[0].text == "Entwurf"


def test_the_file_says_what_it_is(word: WordDocument) -> None:
    core = word.core_properties

    assert (core.title, core.subject, core.author, core.keywords, core.category, core.language) == (
        "Schwerpunkte 2023",
        "Schwerpunktsetzung",
        "Kommunales Integrationszentrum",
        "Integration, Schwerpunkte",
        "Mitteilungsvorlage",
        "de-DE",
    )
    assert f"{core.created} {core.modified}" == "2023-02-10 00:00:00+00:00 2023-02-10 00:00:00+00:00"


def test_the_package_holds_no_left_overs(package: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {entry.date_time for entry in archive.infolist()} == {(2023, 2, 10, 0, 0, 0)}
        assert [name for name in archive.namelist() if "thumbnail" in name] == []


def test_the_same_document_gives_the_same_bytes(package: bytes) -> None:
    assert render_docx(samples.document(mark="Entwurf")) == package


def test_a_page_break_begins_the_next_paragraph() -> None:
    package = render_docx(samples.document(paragraph("eins"), PageBreak(), Heading("Anlage")))

    assert value(part(package, "word/document.xml"), "//w:p[w:pPr/w:pageBreakBefore]//w:t/text()") == ["Anlage"]


def test_odd_characters_do_not_break_the_file() -> None:
    package = render_docx(samples.document(Paragraph((Text("a\x00b\x0bc\ud800d\ue000e 😀"),))))

    assert docx.Document(io.BytesIO(package)).paragraphs[-1].text == "abcde 😀"


def test_english_documents_are_in_english() -> None:
    package = render_docx(samples.document(paragraph("Yes."), language="en"))

    assert value(part(package, "word/styles.xml"), "w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:val") == ["en-GB"]
    assert docx.Document(io.BytesIO(package)).sections[0].footer.paragraphs[0].text.endswith("Page  of ")


def test_arabic_documents_run_from_the_right() -> None:
    styles = part(render_docx(samples.document(paragraph("مرحبا"), language="ar")), "word/styles.xml")

    assert len(styles.xpath("w:docDefaults/w:pPrDefault/w:pPr/w:bidi", namespaces=W)) == 1


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_any_document_can_be_opened(content: Document) -> None:
    opened = docx.Document(io.BytesIO(render_docx(content)))

    assert [p.style.name for p in opened.paragraphs if p.style][:1] != []
