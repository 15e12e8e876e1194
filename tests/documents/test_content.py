from datetime import date
from typing import Any

import pytest
from hypothesis import given

from schwerpunkt.documents.content import (
    Document,
    Figure,
    Heading,
    Link,
    NotADocument,
    Paragraph,
    Picture,
    Table,
    Text,
    Value,
    checksum,
    from_json,
    paragraph,
    plain_text,
    text,
    to_json,
)
from schwerpunkt.documents.content.model import Column
from tests.documents import samples
from tests.kit.content import documents


def test_every_kind_of_block_survives_its_json() -> None:
    before = samples.document()

    assert from_json(to_json(before)) == before


@given(documents())
def test_any_document_survives_its_json(before: Document) -> None:
    after = from_json(to_json(before))

    assert after == before
    assert checksum(after) == checksum(before)


def test_the_checksum_is_that_of_the_words() -> None:
    one, other = samples.document(paragraph("Ja.")), samples.document(paragraph("Nein."))

    assert checksum(one) == checksum(samples.document(paragraph("Ja.")))
    assert checksum(one) != checksum(other)


def test_the_checksum_of_a_released_paper_stays() -> None:
    paper = Document(
        title="Schwerpunkte 2023", created=date(2023, 2, 10), blocks=(Heading("Ziele"), paragraph("Öffnung"))
    )

    assert checksum(paper) == "72ce5103d7d9a5c68ed00f9e94bf9842c58b76c3c74cb7cb1ea3c96ca252426f"


def test_a_field_with_its_default_is_not_written() -> None:
    written = to_json(Document(title="T", created=date(2023, 1, 1), blocks=(Heading("Ziele"),)))

    assert written == {
        "format": 1,
        "type": "Document",
        "title": "T",
        "created": "2023-01-01",
        "blocks": [{"type": "Heading", "text": "Ziele"}],
    }


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"format": 2}, "document: not the format"),
        ({"type": "Letter"}, "document: not a Document"),
        ({"title": 5}, "document.title: not a str"),
        ({"title": " "}, "document: a document needs a title"),
        ({"created": "31.02.2023"}, "document.created: Invalid isoformat"),
        ({"colour": "red"}, "document: unknown colour"),
        ({"blocks": {}}, "document.blocks: not a list"),
        ({"blocks": [{"type": "Video"}]}, "document.blocks[0]: unknown kind 'Video'"),
        ({"blocks": [{"type": "Heading", "text": "x", "level": 4}]}, "document.blocks[0]: a heading has level"),
        ({"blocks": [{"type": "Heading", "text": "x", "level": True}]}, "document.blocks[0].level: not a int"),
        (
            {"blocks": [{"type": "Paragraph", "runs": [{"type": "Link", "url": "javascript:1", "text": "x"}]}]},
            "document.blocks[0].runs[0]: not a link",
        ),
        (
            {"blocks": [{"type": "Figure", "picture": {"type": "Picture", "alt": "x", "png": "?"}}]},
            "document.blocks[0].picture.png:",
        ),
        (
            {"blocks": [{"type": "Table", "columns": [{"type": "Column", "head": "x", "align": "left"}], "rows": []}]},
            "document.blocks[0].columns[0].align: 'left' is not allowed",
        ),
    ],
)
def test_what_is_no_document_is_named_by_its_place(change: dict[str, Any], place: str) -> None:
    data = to_json(samples.document(paragraph("Ja."))) | change

    with pytest.raises(NotADocument) as refused:
        from_json(data)

    assert str(refused.value)[: len(place)] == place


@pytest.mark.parametrize("data", [None, [], "x", {}])
def test_json_of_something_else_is_refused(data: Any) -> None:
    with pytest.raises(NotADocument):
        from_json(data)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//other.example", "file:///etc/passwd", ""]
)
def test_a_link_leads_to_the_web_or_a_mailbox(url: str) -> None:
    with pytest.raises(ValueError, match="not a link"):
        Link(url, "Wort")


def test_a_counted_figure_opens_only_what_may_be_opened() -> None:
    assert Value("24", "/massnahmen/").url == "/massnahmen/"
    with pytest.raises(ValueError, match="not a link"):
        Value("24", "javascript:alert(1)")


def test_a_row_has_as_many_cells_as_there_are_columns() -> None:
    with pytest.raises(ValueError, match="a row of 1 cells in a table of 2 columns"):
        Table((Column("a"), Column("b")), ((text("x"),),))


def test_a_picture_needs_words() -> None:
    with pytest.raises(ValueError, match="needs words"):
        Picture(" ", svg=samples.chart(("a", 1)))


def svg(inside: str, attributes: str = "") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>{inside}</svg>'


@pytest.mark.parametrize(
    "drawing",
    [
        svg("<script>alert(1)</script>"),
        svg("<foreignObject/>"),
        svg('<rect onclick="alert(1)"/>'),
        svg("", 'onload="alert(1)"'),
        svg('<a xlink:href="javascript:alert(1)"/>'),
        svg('<image href="https://elsewhere.example/x.png"/>'),
        svg('<rect fill="url(https://elsewhere.example/x)"/>'),
        svg("<style>@import 'x'</style>"),
        svg("<style>rect{fill:url(x)}</style>"),
        svg('<set attributeName="href" to="javascript:1"/>'),
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + svg(""),
        "<html/>",
        "<svg",
    ],
)
def test_a_drawing_runs_and_fetches_nothing(drawing: str) -> None:
    with pytest.raises(ValueError, match="drawing"):
        Picture("x", svg=drawing)


def test_a_drawing_may_use_its_own_parts() -> None:
    drawing = svg('<defs><pattern id="p"/></defs><rect fill="url(#p)"/><use href="#p"/>')

    assert Picture("x", svg=drawing).svg == drawing


@pytest.mark.parametrize(
    "png", [b"GIF89a", samples.PNG[:20], samples.PNG[:16] + b"\xff\xff\xff\xff" * 2 + samples.PNG[24:]]
)
def test_pixels_are_a_png_of_sane_size(png: bytes) -> None:
    with pytest.raises(ValueError, match="picture"):
        Picture("x", png=png)


def test_a_picture_is_one_of_both() -> None:
    with pytest.raises(ValueError, match="either"):
        Picture("x")
    with pytest.raises(ValueError, match="either"):
        Picture("x", svg=svg(""), png=samples.PNG)


def test_the_words_come_in_reading_order() -> None:
    assert plain_text(samples.document()).split("\n") == [
        "Schwerpunkte 2023",
        "Vorbemerkungen",
        "Von 24 Maßnahmen sind fünf erledigt, drei",
        "in Verzug: www.kreis.example/ki",
        "1.1 Ziele",
        "4. Öffnung",
        "Bis zum 31.12.2023.",
        "5. Übergang.",
        "außen",
        "innen",
        "Stand je Ziel",
        "Ziel\tThema\terledigt",
        "Ziel 1\tStärkung ehrenamtlicher Strukturen\t1/9",
        "Ziel 2\tStärkung ehrenamtlicher Strukturen\t2/9",
        "Ziel 3\tStärkung ehrenamtlicher Strukturen\t3/9",
        "Summe\t\t3",
        "Einsätze nach Sprache",
        "Ein roter Punkt",
        "Auswirkungen: keine",
        "Ohne den Pool wäre es nicht gegangen.",
        "Leitung einer Kita",
        "Beschlussvorschlag",
        "Der Ausschuss nimmt den Bericht zur Kenntnis.",
        "Anlage",
        "Im Auftrag",
        "Leitung Kommunales Integrationszentrum",
    ]


def test_runs_of_text_are_written_short() -> None:
    assert paragraph("a", "b") == Paragraph((Text("a"), Text("b")))
    assert Figure(Picture("x", png=samples.PNG)).width == 1.0
