import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schwerpunkt.documents.content import Column, Document, ListItem, NumberedList, Table, from_json, paragraph, text
from schwerpunkt.documents.render import OUTPUTS, file_name, render_text
from tests.documents import samples
from tests.kit.content import documents

EXPECTED = """\
Entwurf

Rhein-Sieg-Kreis
Der Landrat

Musterplatz 1
53721 Siegburg

Gemeinde Much
53804 Much

Gremium: Ausschuss für Soziales und Integration
Sitzung: 02.03.2023

Mitteilungsvorlage
Schwerpunkte 2023
=================

Vorbemerkungen
--------------

Von 24 Maßnahmen sind fünf erledigt, drei
in Verzug: www.kreis.example/ki

1.1 Ziele
.........

4. Öffnung
   Bis zum 31.12.2023.
5. Übergang.

- außen
  - innen

Stand je Ziel
Ziel    Thema                               erledigt
------  ----------------------------------  --------
Ziel 1  Stärkung ehrenamtlicher Strukturen       1/9
Ziel 2  Stärkung ehrenamtlicher Strukturen       2/9
Ziel 3  Stärkung ehrenamtlicher Strukturen       3/9
Summe                                              3

Einsätze nach Sprache
[Arabisch 97, Dari 41]

[Ein roter Punkt]

Auswirkungen: keine

  Ohne den Pool wäre es nicht gegangen.
  – Leitung einer Kita

Beschlussvorschlag
Der Ausschuss nimmt den Bericht zur Kenntnis.

Anlage
......

Im Auftrag


Leitung Kommunales Integrationszentrum

------------------------------------------------------------------------------
Rhein-Sieg-Kreis · Siegburg
"""


def test_every_block_as_text() -> None:
    assert render_text(samples.document(mark="Entwurf")) == EXPECTED


def test_a_wide_table_becomes_named_lines() -> None:
    table = Table(
        (Column("Kommune"), Column("Bedarf")), ((text("Much"), text("Wort " * 30)), (text("Hennef"), text("kurz")))
    )

    lines = render_text(samples.document(table)).split("\n")

    assert "Kommune: Much" in lines
    assert [line for line in lines if line.startswith("Bedarf: ")] == ["Bedarf:" + " Wort" * 14, "Bedarf: kurz"]


@settings(max_examples=60, deadline=None)
@given(documents())
def test_any_document_has_a_text(content: Document) -> None:
    assert render_text(content).endswith("\n")


@given(st.lists(st.text(alphabet="abc ", min_size=1, max_size=200), min_size=1, max_size=4))
def test_no_line_is_longer_than_a_mail_wants(words: list[str]) -> None:
    items = tuple(ListItem((paragraph(" ".join(line.split()) + " x"),)) for line in words)

    lines = render_text(samples.document(NumberedList(items))).split("\n")

    assert [line for line in lines if len(line) > 78 and " " in line.strip().removeprefix("1. ")[:78]] == []


@pytest.mark.parametrize("output", ["pdf", "docx", "html", "txt", "json"])
def test_every_output_is_bytes_and_always_the_same(output: str) -> None:
    document = samples.document()

    assert OUTPUTS[output].render(document) == OUTPUTS[output].render(document)


def test_the_json_output_is_the_document() -> None:
    document = samples.document()

    assert from_json(json.loads(OUTPUTS["json"].render(document))) == document


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (
            "Schwerpunkte 2022/2023: Übergänge & Maßnahmen",
            "2023-02-10_schwerpunkte-2022-2023-uebergaenge-massnahmen.pdf",
        ),
        ("رسالة", "2023-02-10_dokument.pdf"),
        ("../../etc/passwd", "2023-02-10_etc-passwd.pdf"),
        ("x" * 200, f"2023-02-10_{'x' * 80}.pdf"),
        ("Wort " * 30, f"2023-02-10_{'-'.join(['wort'] * 16)}.pdf"),
    ],
)
def test_a_file_name_is_one_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(Document(title=title, created=date(2023, 2, 10)), "pdf") == name


def test_threads_do_not_disturb_each_other() -> None:
    papers = [samples.document(title=f"Vorlage {number}") for number in range(8)]

    def rendered(paper: Document) -> tuple[bytes, bytes]:
        return OUTPUTS["pdf"].render(paper), OUTPUTS["docx"].render(paper)

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(rendered, papers)) == [rendered(paper) for paper in papers]
