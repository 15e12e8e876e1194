import pytest
from hypothesis import given
from hypothesis import strategies as st

from schwerpunkt.documents.content import (
    Block,
    BulletList,
    Emphasis,
    Heading,
    LineBreak,
    Link,
    ListItem,
    NumberedList,
    Paragraph,
    Runs,
    Strong,
    Text,
    blocks_from_text,
    paragraph,
    runs_from_text,
    text_from_blocks,
    text_from_runs,
)


def items(*lines: str) -> tuple[ListItem, ...]:
    return tuple(ListItem((paragraph(line),)) for line in lines)


@pytest.mark.parametrize(
    ("typed", "blocks"),
    [
        ("", ()),
        ("Ein Satz.", (paragraph("Ein Satz."),)),
        ("Eins.\n\n\nZwei.", (paragraph("Eins."), paragraph("Zwei."))),
        ("Zeile\nZeile", (Paragraph((Text("Zeile"), LineBreak(), Text("Zeile"))),)),
        ("- eins\n- zwei", (BulletList(items("eins", "zwei")),)),
        ("• eins\n– zwei\n* drei", (BulletList(items("eins", "zwei", "drei")),)),
        ("- eins\n\n- zwei", (BulletList(items("eins", "zwei")),)),
        ("Vorher:\n- eins", (paragraph("Vorher:"), BulletList(items("eins")))),
        ("1. eins\n2) zwei", (NumberedList(items("eins", "zwei")),)),
        ("3. drei\n\n4. vier", (NumberedList(items("drei", "vier"), 3),)),
        ("12. Sitzung des Ausschusses", (paragraph("12. Sitzung des Ausschusses"),)),
        ("1. Mai 2023", (paragraph("1. Mai 2023"),)),
        (
            "1. Öffnung\nBis zum 31.12.2023.\n\n2. Übergang\nBald.",
            (
                NumberedList(
                    (
                        ListItem((paragraph("Bis zum 31.12.2023."),), "Öffnung"),
                        ListItem((paragraph("Bald."),), "Übergang"),
                    )
                ),
            ),
        ),
        ("-kein Punkt", (paragraph("-kein Punkt"),)),
        ("\\- kein Punkt", (paragraph("- kein Punkt"),)),
        ("\\1. Rang\n2. Rang", (Paragraph((Text("1. Rang"), LineBreak(), Text("2. Rang"))),)),
    ],
)
def test_typed_text_becomes_blocks(typed: str, blocks: tuple[Block, ...]) -> None:
    assert blocks_from_text(typed) == blocks


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        ("ein **wichtiges** Wort", (Text("ein "), Strong("wichtiges"), Text(" Wort"))),
        ("*Titel*: mehr", (Emphasis("Titel"), Text(": mehr"))),
        ("Kolleg*innen und Teilnehmer*innen", (Text("Kolleg*innen und Teilnehmer*innen"),)),
        ("**Kolleg*innen** kommen", (Strong("Kolleg*innen"), Text(" kommen"))),
        ("5 * 3 * 2", (Text("5 * 3 * 2"),)),
        ("** nichts **", (Text("** nichts **"),)),
        ("\\*kein\\* Titel", (Text("*kein* Titel"),)),
        (
            "siehe https://kreis.example/a_b.",
            (Text("siehe "), Link("https://kreis.example/a_b", "https://kreis.example/a_b"), Text(".")),
        ),
        ("[hier](mailto:ki@kreis.example)", (Link("mailto:ki@kreis.example", "hier"),)),
        ("[hier](javascript:alert)", (Text("[hier](javascript:alert)"),)),
    ],
)
def test_typed_text_becomes_runs(typed: str, runs: Runs) -> None:
    assert runs_from_text(typed) == runs


@pytest.mark.parametrize(
    ("blocks", "typed"),
    [
        ((paragraph("5 * 3 und Kolleg*innen"),), "5 * 3 und Kolleg*innen"),
        ((paragraph("*so*"),), "\\*so\\*"),
        ((paragraph("- so"),), "\\- so"),
        ((NumberedList((ListItem((paragraph("Bald."),), "Öffnung"),), 2),), "2. Öffnung\nBald."),
    ],
)
def test_blocks_become_text_that_people_can_edit(blocks: tuple[Block, ...], typed: str) -> None:
    assert text_from_blocks(blocks) == typed


letters = st.text(alphabet=st.sampled_from("abcÄß*\\[]()1.-• "), min_size=1, max_size=12).map(str.strip).filter(bool)


@given(st.lists(letters, min_size=1, max_size=4))
def test_a_paragraph_of_plain_words_comes_back(words: list[str]) -> None:
    before = Paragraph((Text(" ".join(" ".join(words).split())),))

    assert blocks_from_text(text_from_blocks((before,))) == (before,)


@given(st.lists(st.tuples(st.sampled_from([Strong, Emphasis]), letters), min_size=1, max_size=3))
def test_emphasis_comes_back(parts: list[tuple[type[Strong | Emphasis], str]]) -> None:
    runs: list[Strong | Emphasis | Text] = []
    for kind, words in parts:
        runs += [kind(" ".join(words.split())), Text(" und ")]
    before = (*runs[:-1],)

    assert runs_from_text(text_from_runs(before)) == before


def test_a_table_is_not_typed() -> None:
    with pytest.raises(ValueError, match="Heading cannot be typed"):
        text_from_blocks((Heading("x"),))
    with pytest.raises(ValueError, match="Heading inside a list item"):
        text_from_blocks((BulletList((ListItem((Heading("x"),)),)),))
