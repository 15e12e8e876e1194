"""Tables from outside as one grid, whatever program made them."""

import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import pytest

from schwerpunkt.core.errors import Refused
from schwerpunkt.exchange.reading import MOST_ROWS, as_utf8, pack, read_grid, unpack
from schwerpunkt.exchange.sheets.cells import as_text, folded, in_words
from tests.kit.tables import Formula, text_file, workbook

ROWS = [("Name", "Ort"), ("Verein für Übergänge", "Köln"), ("Zweiter", "Düren")]
READ = ((2, ("Verein für Übergänge", "Köln")), (3, ("Zweiter", "Düren")))


def known(heading: str) -> bool:
    return heading in {"Name", "Ort", "Frist"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_text_file_is_read_in_every_usual_dress(encoding: str, separator: str) -> None:
    content = as_utf8(text_file(ROWS, separator, encoding))

    grid = read_grid(content, "liste.csv", known)

    assert (grid.sheet, grid.survey.headings, grid.rows) == ("", ("Name", "Ort"), READ)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('Name;Ort\r\n"Müller; Söhne";"zwei\r\nZeilen"\r\n', ("Müller; Söhne", "zwei\r\nZeilen")),
        ('Name;Ort\n"sagt ""ja""";x\n', ('sagt "ja"', "x")),
        ("sep=,\nName,Ort\na;b,c\n", ("a;b", "c")),
        ("Name;Ort\nnur einer\n", ("nur einer", None)),
        ("Name;Ort\n'+49 2241 1;'=x\n", ("+49 2241 1", "=x")),
        ("Name;Ort\n'n Verein;b\n", ("'n Verein", "b")),
        ("Name;Ort\n1,5;2,5\n", ("1,5", "2,5")),
    ],
)
def test_quotes_separators_and_our_own_guard_against_formulas(text: str, cells: Any) -> None:
    grid = read_grid(as_utf8(text.encode()), "liste.csv", known)

    assert [row for _number, row in grid.rows] == [cells]


def test_a_file_of_one_column_is_one_column() -> None:
    assert read_grid(b"Name\nVerein, der\nAnderer\n", "a.csv", known).survey.headings == ("Name",)


def test_what_no_windows_writes_is_refused() -> None:
    with pytest.raises(Refused, match="Die Zeichen der Datei können wir nicht lesen"):
        as_utf8(b"Name\n\x81\xff\n")


def test_a_workbook_gives_values_and_not_formulas() -> None:
    content = workbook(
        [
            ("Name", "Frist", "Zahl"),
            (Formula('=CONCAT("Ver","ein")', "Verein"), Formula("=TODAY()", 45_000), Formula("=1+1", 2)),
            ("Tag", date(2025, 12, 31), 1.5),
            ("Zeit", datetime.fromisoformat("2025-12-31T09:30"), True),
        ]
    )

    assert read_grid(content, "a.xlsx", known).rows == (
        (2, ("Verein", 45_000.0, 2.0)),
        (3, ("Tag", date(2025, 12, 31), 1.5)),
        (4, ("Zeit", datetime.fromisoformat("2025-12-31T09:30"), True)),
    )


def test_hidden_sheets_are_not_there() -> None:
    shown, hidden = [("Wer", "Wo"), ("sichtbar", "hier")], [("Name", "Ort"), ("geheim", "dort")]

    grid = read_grid(workbook(shown, hidden=hidden), "a.xlsx", known)

    assert (grid.sheet, grid.rows) == ("Tabelle1", ((2, ("sichtbar", "hier")),))


def test_the_sheet_with_the_known_headings_is_taken_and_titles_above_them_are_skipped() -> None:
    more = [("Unsere Partner",), (), ("Stand", date(2026, 1, 1)), ("Name", "Ort"), ("Verein", "Köln"), (), ("Z", "Y")]

    grid = read_grid(workbook([("Anleitung",), ("Bitte ausfüllen",)], more=more), "a.xlsx", known)

    assert (grid.sheet, grid.survey.headings, grid.rows) == (
        "Mehr",
        ("Name", "Ort"),
        ((5, ("Verein", "Köln")), (7, ("Z", "Y"))),
    )


def test_examples_are_different_values() -> None:
    grid = read_grid(workbook([("Name",), *(("a",), ("a",), (None,), ("b",), ("c",), ("d",))]), "a.xlsx", known)

    assert grid.survey.examples == (("a", "b", "c"),)


def _with_sheet(xml: str, shared: str = "") -> bytes:
    """A workbook whose sheet says what no spreadsheet program would write."""
    source, made = zipfile.ZipFile(BytesIO(workbook([("Name",), ("x",)]))), BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                content = f'<worksheet xmlns="{space}"><sheetData>{xml}</sheetData></worksheet>'.encode()
            if name == "xl/sharedStrings.xml" and shared:
                content = shared.encode()
            target.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("xml", "sentence"),
    [
        (
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>',
            "bis Zeile 1048576",
        ),
        ('<row r="1048576"><c><v>1</v></c></row>', "bis Zeile 1048576"),
        ('<row r="1"><c r="XFD1"><v>1</v></c></row>', "hat 16384 Spalten"),
        ('<row r="1"><c r="&#88;FD1"><v>1</v></c></row>', "hat 16384 Spalten"),
        ('<row r="eins"><c><v>1</v></c></row>', "Die Arbeitsmappe ist beschädigt"),
        ("<row><c>", "Die Arbeitsmappe ist beschädigt"),
    ],
)
def test_a_cell_far_out_does_not_unfold_the_sheet(xml: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        read_grid(_with_sheet(xml), "a.xlsx", known)


def test_formats_far_out_do_not_matter() -> None:
    xml = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>'
    empty = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'

    assert read_grid(_with_sheet(xml + empty), "a.xlsx", known).rows == ((2, (1.0,)),)


def test_one_long_text_shown_often_is_refused() -> None:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    shared = f'<sst xmlns="{space}" count="1" uniqueCount="1"><si><t>{"x" * 1_000_000}</t></si></sst>'
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 100))

    with pytest.raises(Refused, match="so viel Text"):
        read_grid(_with_sheet(rows, shared), "a.xlsx", known)


def test_too_many_rows_of_text_are_refused() -> None:
    with pytest.raises(Refused, match=f"Wir lesen höchstens {MOST_ROWS} Zeilen"):
        _ = read_grid(b"Name\n" + b"x\n" * (MOST_ROWS + 1), "a.csv", known).survey


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (" x ", "x"),
        (5.0, "5"),
        (1.5, "1,5"),
        (0.1 + 0.2, "0,3"),
        (-2.25, "-2,25"),
        (True, "ja"),
        (date(2025, 12, 31), "31.12.2025"),
        (datetime.fromisoformat("2025-12-31T00:00"), "31.12.2025"),
        (datetime.fromisoformat("2025-12-31T09:05"), "31.12.2025 09:05"),
        (time(9, 5), "09:05"),
        ("u\u0308ber", "über"),
    ],
)
def test_a_cell_as_a_person_would_have_typed_it(cell: Any, text: str) -> None:
    assert as_text(cell) == text


def test_names_are_the_same_however_they_are_spelt() -> None:
    assert folded("E-Mail Adresse") == folded("email-adresse")
    assert folded("Straße") == folded("STRASSE")
    assert folded("Mühle") == folded("Muehle")
    assert in_words((None, False)) == "; nein"


def test_rows_come_out_of_their_packing_as_they_went_in() -> None:
    cells = ("Köln\n„x“", 1, 1.5, True, None, date(2026, 3, 1), datetime.fromisoformat("2026-03-01T09:30"), time(9, 5))
    rows = [(number, [*cells, timedelta(minutes=number)]) for number in range(2, 1300)]

    packed = pack(rows, len(cells) + 1)

    assert list(unpack(packed)) == rows
    assert [type(cell) for cell in next(unpack(packed))[1]] == [type(cell) for cell in rows[0][1]]
    assert list(unpack(pack(rows, 1))) == [(number, [cells[0]]) for number, _cells in rows]
    assert list(unpack(pack([], 3))) == []
