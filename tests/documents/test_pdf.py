import io
import time
from collections import Counter
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings

from schwerpunkt.documents.content import (
    BulletList,
    Document,
    Figure,
    Heading,
    ListItem,
    NumberedList,
    Paragraph,
    Picture,
    Text,
    paragraph,
)
from schwerpunkt.documents.render import render_pdf
from schwerpunkt.documents.render.typesetting import FONTS, is_printable, missing_characters, printable
from tests.documents import samples
from tests.kit.content import documents
from tests.kit.pdf import assert_accessible_pdf, bookmarks, elements, page_count, pdf_text
from tests.kit.pdfua import pdfua_errors


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_pdf(samples.document(mark="Entwurf"))


def test_every_block_is_accessible_and_archivable(pdf: bytes) -> None:
    tags = assert_accessible_pdf(pdf)

    expected = {
        "H1": 1, "H2": 1, "H3": 1, "L": 5, "LI": 7, "Lbl": 7, "LBody": 7, "Table": 1, "Caption": 2, "THead": 1, "TBody": 1,
        "TFoot": 1, "TR": 5, "TH": 3, "TD": 12, "Figure": 3, "Link": 1, "BlockQuote": 1, "Em": 1, "Title": 1, "Document": 1,
    }  # fmt: skip
    assert {name: tags[name] for name in expected} == expected


def test_a_second_checker_agrees(pdf: bytes) -> None:
    assert pdfua_errors(pdf) == []


def test_the_file_says_what_it_is(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        information = {key: str(value) for key, value in opened.docinfo.items()}
        language = str(opened.Root.Lang)

    assert information == {
        "/Title": "Schwerpunkte 2023",
        "/Author": "Kommunales Integrationszentrum",
        "/Subject": "Schwerpunktsetzung",
        "/Keywords": "Integration, Schwerpunkte",
        "/Creator": information["/Creator"],
        "/CreationDate": "D:20230210000000Z",
        "/ModDate": "D:20230210000000Z",
    }
    assert language == "de"


def test_pictures_have_their_words(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        words = [str(found.Alt) for found in elements(opened) if found.S == "/Figure"]

    assert words == ["Wappen", "Arabisch 97, Dari 41", "Ein roter Punkt"]


def test_headings_are_bookmarks(pdf: bytes) -> None:
    assert bookmarks(pdf) == [(1, "Vorbemerkungen"), (2, "1.1 Ziele"), (3, "Anlage")]


def test_the_words_come_in_reading_order(pdf: bytes) -> None:
    words = " ".join(pdf_text(pdf).split())

    places = [
        words.index(part)
        for part in (
            "Rhein-Sieg-Kreis Der Landrat",
            "Gemeinde Much",
            "Gremium Ausschuss für Soziales und Integration",
            "Mitteilungsvorlage Schwerpunkte 2023 Vorbemerkungen",
            "Von 24 Maßnahmen sind fünf erledigt, drei in Verzug: www.kreis.example/ki",
            "1.1 Ziele",
            "4. Öffnung Bis zum 31.12.2023. 5. Übergang.",
            "Stand je Ziel Ziel Thema erledigt Ziel 1",
            "Im Auftrag Leitung Kommunales Integrationszentrum",
        )
    ]
    assert places == sorted(places)
    assert "Seite 1 von 3" in words
    assert words.count("Entwurf") == 3


def test_the_same_document_gives_the_same_bytes(pdf: bytes) -> None:
    assert render_pdf(samples.document(mark="Entwurf")) == pdf
    assert render_pdf(samples.document(mark="Entwürfe")) != pdf


def test_a_broken_word_is_found_whole() -> None:
    words = "Migrationsgesellschaftliche Öffnung im Rhein-Sieg-Kreis durch Laiensprachmittelndenpools. " * 12

    found = " ".join(pdf_text(render_pdf(samples.document(paragraph(words)))).split())

    assert words.strip() in found
    assert found.count("Rhein-Sieg-Kreis") == 14  # with letterhead and footer


def test_a_paragraph_of_5000_words_runs_over_pages() -> None:
    words = " ".join(f"Wort{number}" for number in range(5000))

    pdf = render_pdf(samples.document(paragraph(words)))

    assert_accessible_pdf(pdf)
    assert page_count(pdf) > 8
    assert [word for word in pdf_text(pdf).split() if word.startswith("Wort")] == words.split()


def test_a_word_longer_than_the_line_is_still_printed() -> None:
    assert_accessible_pdf(render_pdf(samples.document(paragraph("x" * 3000), title="Y" * 300)))


@pytest.mark.parametrize(
    ("content", "printed"),
    [
        ("☐ ☑ ✓ ▪ → ≥ €", "☐ ☑ ✓ ▪ → ≥ €"),
        ("Привіт Zażółć Değer Đường Καλημέρα", "Привіт Zażółć Değer Đường Καλημέρα"),
        ("ሰላም", "ሰላም"),
        ("😀 中", "□ □"),
        ("a\u202fb\u2011c\u00add\u2060e\ue000f\x00g", "a\u00a0b-cdefg"),
    ],
)
def test_odd_characters_do_not_stop_the_press(content: str, printed: str) -> None:
    pdf = render_pdf(samples.document(paragraph(f"Zeichen: {content} ENDE")))

    assert_accessible_pdf(pdf)
    assert f"Zeichen: {printed} ENDE" in pdf_text(pdf)


def test_what_cannot_be_printed_is_told() -> None:
    assert missing_characters("Ja 😀, nein 中😀. \u2011 \u00ad") == "😀中"
    assert printable("Ja 😀") == "Ja □"


def test_arabic_runs_from_the_right() -> None:
    pdf = render_pdf(samples.document(paragraph("مرحبا بكم في المنطقة"), title="رسالة", language="ar"))

    assert_accessible_pdf(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert (str(opened.Root.Lang), str(opened.Root.ViewerPreferences.Direction)) == ("ar", "/R2L")


def test_the_list_of_characters_is_that_of_the_fonts() -> None:
    covered: set[int] = set()
    for path in FONTS.glob("*.ttf"):
        with TTFont(path) as font:
            covered |= set(font.getBestCmap())

    assert [number for number in range(0x110000) if is_printable(chr(number)) != (number in covered)] == []


def test_nothing_of_the_text_is_taken_for_commands() -> None:
    words = "#sys.inputs $x$ *a* _b_ `c` [d] <e> @f \\u{41} // g /* h */ \"quotes\" 'so' -- --- ~"

    assert words in pdf_text(render_pdf(samples.document(paragraph(words), title=words)))


def test_skipped_levels_and_empty_blocks_are_put_in_order() -> None:
    pdf = render_pdf(
        samples.document(
            Heading("Erst", 3),
            Heading(" "),
            Paragraph(()),
            BulletList(()),
            NumberedList((ListItem(),)),
            Heading("Dann", 1),
            Heading("Tiefer", 3),
            Paragraph((Text("Ende."),)),
        )
    )

    assert_accessible_pdf(pdf)
    assert bookmarks(pdf) == [(1, "Erst"), (1, "Dann"), (2, "Tiefer")]


def test_a_long_table_repeats_its_head_on_every_page() -> None:
    pdf = render_pdf(samples.document(samples.table(120)))

    tags = assert_accessible_pdf(pdf)
    pages = page_count(pdf)
    assert pages > 3
    assert pdf_text(pdf).count("Thema") == pages
    assert (tags["Table"], tags["TH"], tags["TD"]) == (1, 3, 363)


def test_a_drawing_with_odd_characters_is_printed() -> None:
    drawing = samples.chart(("Ärzte 😀 中", 5), ("&#128512; &amp;", 7))

    assert_accessible_pdf(render_pdf(samples.document(Figure(Picture("Balken", svg=drawing)))))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_any_document_is_accessible_and_archivable(content: Document) -> None:
    assert_accessible_pdf(render_pdf(content))


def test_a_yearly_report_is_printed_in_time() -> None:
    report = samples.yearly_report()
    started = time.process_time()
    pdf = render_pdf(report)
    spent = time.process_time() - started

    tags: Counter[str] = assert_accessible_pdf(pdf)
    assert (tags["Table"], tags["Figure"]) == (30, 11)  # the coat of arms is a figure too
    assert page_count(pdf) >= 40
    assert spent < 3, f"{spent:.2f} s of processor time; the target on a quiet machine is 1.5 s"


def test_templates_read_nothing_but_their_data() -> None:
    source = (Path(FONTS).parent / "typst" / "paper.typ").read_text(encoding="utf-8")

    assert "@preview" not in source
    assert "read(" not in source
