from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from schwerpunkt.documents.content import (
    Document,
    Heading,
    Link,
    ListItem,
    NumberedList,
    Paragraph,
    Table,
    Text,
    paragraph,
    text,
)
from schwerpunkt.documents.content.model import Column
from schwerpunkt.documents.render import render_html, render_html_fragment
from tests.documents import samples
from tests.kit.content import documents

VOID = {"meta", "br", "hr", "img"}


class Reader(HTMLParser):
    """Reads strictly: every element is closed where it was opened."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: content or "" for key, content in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.append((self.open[-1], data))

    def all(self, tag: str) -> Iterator[dict[str, str]]:
        return (attributes for name, attributes in self.tags if name == tag)


@pytest.fixture(scope="module")
def page() -> Reader:
    return Reader(render_html(samples.document(mark="Entwurf")))


def test_the_page_stands_alone(page: Reader) -> None:
    fetched = [
        (tag, name)
        for tag, attributes in page.tags
        for name in ("src", "srcset")
        if not attributes.get(name, "data:").startswith("data:")
    ]

    assert fetched == []
    assert {"script", "link", "iframe", "form"} & {tag for tag, _ in page.tags} == set()
    assert [meta["content"] for meta in page.all("meta") if "http-equiv" in meta] == [
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    ]


def test_language_title_and_author_are_there(page: Reader) -> None:
    metas = {meta["name"]: meta["content"] for meta in page.all("meta") if "name" in meta}

    assert list(page.all("html")) == [{"lang": "de"}]
    assert ("title", "Schwerpunkte 2023") in page.words
    assert metas == {
        "viewport": "width=device-width, initial-scale=1",
        "description": "Schwerpunktsetzung",
        "author": "Kommunales Integrationszentrum",
        "keywords": "Integration, Schwerpunkte",
        "dcterms.created": "2023-02-10",
    }


def test_headings_go_down_step_by_step(page: Reader) -> None:
    assert [(tag, words) for tag, words in page.words if tag[0] == "h" and tag[1:].isdigit()] == [
        ("h1", "Schwerpunkte 2023"),
        ("h2", "Vorbemerkungen"),
        ("h3", "1.1 Ziele"),
        ("h4", "Anlage"),
    ]


def test_a_table_names_its_heads(page: Reader) -> None:
    heads = [(words, tag) for tag, words in page.words if tag in {"caption", "th"}]

    assert heads == [
        ("Stand je Ziel", "caption"),
        ("Ziel", "th"),
        ("Thema", "th"),
        ("erledigt", "th"),
        ("Ziel 1", "th"),
        ("Ziel 2", "th"),
        ("Ziel 3", "th"),
        ("Summe", "th"),
    ]
    assert [head["scope"] for head in page.all("th")] == ["col", "col", "col", "row", "row", "row", "row"]


def test_an_empty_cell_heads_no_row() -> None:
    table = Table((Column("a"), Column("b")), ((text(""), text("1")),))

    assert "<tr><td></td><td>1</td></tr>" in render_html(samples.document(table))


def test_pictures_have_their_words(page: Reader) -> None:
    assert [image["alt"] for image in page.all("img")] == ["Wappen", "Arabisch 97, Dari 41", "Ein roter Punkt"]


def test_a_list_begins_where_it_should(page: Reader) -> None:
    assert list(page.all("ol")) == [{"start": "4"}]


def test_counted_figures_lead_to_their_records_in_the_preview_only() -> None:
    document = samples.document()

    assert '<a class="sp-sheet__mark" href="/massnahmen/">24</a>' in render_html_fragment(document)
    assert "/massnahmen/" not in render_html(document)


def test_a_link_into_the_program_is_plain_text_outside() -> None:
    document = samples.document(Paragraph((Link("/ziele/5", "Ziel 5"),)))

    assert '<a href="/ziele/5"' in render_html_fragment(document)
    assert "<p>Ziel 5</p>" in render_html(document)


def test_the_fragment_takes_its_place_among_the_headings_of_a_page() -> None:
    fragment = Reader(render_html_fragment(samples.document(), level=3))

    assert [tag for tag, _ in fragment.tags if tag[0] == "h" and tag[1:].isdigit()] == ["h3", "h4", "h5", "h6"]
    assert fragment.tags[0] == ("article", {"class": "sp-sheet", "lang": "de"})


def test_the_fragment_has_no_style_of_its_own() -> None:
    tags = Reader(render_html_fragment(samples.document())).tags

    assert [tag for tag, attributes in tags if tag == "style" or "style" in attributes] == []


def test_words_are_never_markup() -> None:
    evil = "<script>alert(\"1\")</script> & 'x' <b>"
    document = samples.document(
        Heading(evil), paragraph(evil), NumberedList((ListItem((paragraph(evil),), evil),)), title=evil, mark=evil
    )

    tags = {tag for tag, _ in Reader(render_html(document)).tags}

    assert tags & {"script", "b"} == set()
    assert (Reader(render_html(document)).words.count(("h1", evil)), evil in render_html(document)) == (1, False)


def test_arabic_documents_run_from_the_right() -> None:
    html = render_html(samples.document(paragraph("مرحبا"), language="ar"))

    assert list(Reader(html).all("html")) == [{"lang": "ar", "dir": "rtl"}]


def test_odd_characters_are_gone() -> None:
    assert "<p>abc</p>" in render_html(samples.document(Paragraph((Text("a\x00b\ud800c\ue000"),))))


@settings(max_examples=60, deadline=None)
@given(documents())
def test_any_document_is_well_formed(content: Document) -> None:
    Reader(render_html(content))
    Reader(render_html_fragment(content))
