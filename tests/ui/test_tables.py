import csv
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from python_calamine import CalamineWorkbook

from schwerpunkt.accounts.commands import add_member
from schwerpunkt.accounts.models import Membership
from schwerpunkt.accounts.queries import team
from schwerpunkt.ui.tables import Column
from tests.kit import queries
from tests.kit.world import World
from tests.ui.site import PeopleTable


@pytest.fixture
def people(world: World) -> list[Membership]:
    """Seven colleagues with awkward names, besides one of each role."""
    names = ("Änne Öztürk", "Ada Zink", "anna Berg", "Özlem Ak", "Otto Ü", "ßeta", "=Formel")
    return [
        add_member(
            actor=world.here.system,
            email=f"p{number}@ki.example",
            name=name,
            role="officer",
            function=f"Aufgabe {number}",
            phone="02241 13" if number % 2 else "",
            valid_from=date(2023, 1, number + 1),
        )
        for number, name in enumerate(names)
    ]


def _table(query: str = "", **more: Any) -> PeopleTable:
    ours = team().filter(user__email__startswith="p", user__email__endswith="@ki.example")
    table = PeopleTable(ours, QueryDict(query), path="/leute")
    for name, value in more.items():
        setattr(table, name, value)
    return table


def _names(table: PeopleTable) -> list[str]:
    return [record.user.name for record in table.records]


def test_names_are_in_german_order_whatever_the_database(people: list[Membership]) -> None:
    assert _names(_table(page_size=None)) == [
        "=Formel",
        "Ada Zink",
        "anna Berg",
        "Änne Öztürk",
        "Otto Ü",
        "Özlem Ak",
        "ßeta",
    ]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("suche=öztürk", ["Änne Öztürk"]),
        ("suche=ÖZTÜRK", ["Änne Öztürk"]),
        ("suche=an+berg", ["anna Berg"]),
        ("suche=aufgabe+1", ["Ada Zink"]),
        ("suche=niemand", []),
        ("role=head", []),
        ("role=gibtsnicht", []),
        ("roles=head&roles=officer&suche=zink", ["Ada Zink"]),
        ("roles=gibtsnicht", []),
        ("since_von=3.1.2023&since_bis=4.1.23", ["anna Berg", "Özlem Ak"]),
        ("task=GABE+4", ["Otto Ü"]),
        ("unreachable=1&suche=aufgabe", ["=Formel", "anna Berg", "Änne Öztürk", "Otto Ü"]),
        ("sortierung=-valid_from&seite=2", ["Ada Zink", "Änne Öztürk"]),
        ("sortierung=gibtsnicht&suche=ada", ["Ada Zink"]),
        ("seite=99", ["Özlem Ak", "ßeta"]),
        ("seite=-1&suche=ada", ["Ada Zink"]),
        ("seite=²&suche=ada", ["Ada Zink"]),
    ],
)
def test_the_address_says_which_rows(people: list[Membership], query: str, names: list[str]) -> None:
    assert _names(_table(query)) == names


def test_a_date_that_does_not_exist_filters_nothing_and_says_so(people: list[Membership]) -> None:
    table = _table("since_von=31.2.2023")
    assert (table.found, table.chips) == (7, [])
    assert table.filters[2].error(table.params) == (  # type: ignore[attr-defined]  # the third is the range of dates
        "Das Datum gibt es nicht: 31. Februar. Meinten Sie den 28.?"
    )


def test_chips_say_what_is_filtered_and_how_to_lift_it(people: list[Membership]) -> None:
    table = _table(
        "suche=a&role=officer&roles=head&roles=officer&since_von=1.1.23&unreachable=1&sortierung=-name&seite=2"
    )
    assert [(chip.label, chip.url.count("&") + 1) for chip in table.chips] == [
        ("„a“", 6),
        ("Rolle: Fachkraft", 6),
        ("Rollen: Leitung", 6),
        ("Rollen: Fachkraft", 6),
        ("Seit ab 01.01.2023", 6),
        ("ohne Telefon", 6),
    ]
    assert "seite" not in table.chips[0].url


def test_addresses_hold_only_what_says_something(people: list[Membership]) -> None:
    table = _table("suche=&role=&task=a&sortierung=-name&seite=2")
    assert (table.query, table.all_url) == ("task=a&sortierung=-name", "/leute?sortierung=-name")


def test_a_default_filter_holds_until_it_is_lifted(people: list[Membership], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PeopleTable.role, "default", "head")
    by_default, lifted = _table(), _table("role=")
    assert (by_default.found, [chip.url for chip in by_default.chips]) == (0, ["/leute?role="])
    assert (by_default.all_url, lifted.found, lifted.query) == ("/leute?role=", 7, "role=")


def test_counts_are_exact_on_every_page(people: list[Membership]) -> None:
    assert [
        (_table(query).found, _table(query).total, _table(query).page_count)
        for query in ("", "seite=2", "suche=aufgabe+1")
    ] == [
        (7, 7, 2),
        (7, 7, 2),
        (1, 7, 1),
    ]


def test_a_sum_counts_all_pages(people: list[Membership]) -> None:
    assert _table().totals == ["", "", "", "", "7", ""]


def test_pages_far_away_are_a_gap(world: World) -> None:
    table = _table("seite=10")
    table.__dict__.update(found=100, page_count=20)
    assert table.pages_around() == [1, None, 8, 9, 10, 11, 12, None, 20]


def test_a_click_on_the_sorted_column_turns_the_order(people: list[Membership]) -> None:
    table = _table("suche=a")
    name, since = table.columns[0], table.columns[3]
    assert (table.sort_url(name), table.sort_url(since)) == (
        "/leute?suche=a&sortierung=-name",
        "/leute?suche=a&sortierung=valid_from",
    )
    assert (table.direction(name), table.direction(since)) == ("ascending", "")


def test_a_misspelt_value_is_an_error_but_a_missing_relation_is_empty(people: list[Membership]) -> None:
    assert Column[Membership]("x", "substitute.user.name").cell(people[0]).text == ""
    with pytest.raises(AttributeError):
        Column[Membership]("x", "nonsense").cell(people[0])


def test_what_people_type_is_never_markup_in_a_list(head: Client, world: World) -> None:
    typed, safe = "<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"
    add_member(actor=world.here.system, email="x@ki.example", name=typed, role="officer", function=typed)
    text = head.get("/gruppen").text
    assert (typed in text, text.count(safe)) == (False, 2)


def test_groups_have_their_heading_once(head: Client, people: list[Membership]) -> None:
    text = head.get("/gruppen?als=druck").text
    assert text.count("Gruppe officer") == 1


def test_the_list_says_how_many_and_offers_to_take_them_along(head: Client, people: list[Membership]) -> None:
    text = head.get("/leute?suche=aufgabe").text
    assert f"7 von {team().count()} Einträgen" in text
    assert "/leute?suche=aufgabe&amp;als=xlsx" in text


def test_htmx_gets_only_the_rows(head: Client, people: list[Membership]) -> None:
    text = head.get("/leute?suche=zink", headers={"HX-Request": "true", "HX-Target": "liste"}).text
    assert ("Ada Zink" in text, "<html" in text, "sp-filter" in text) == (True, False, False)


def test_an_empty_list_says_what_to_do(head: Client) -> None:
    text = head.get("/niemand").text
    assert ("Noch niemand da." in text, "Person aufnehmen" in text, "<table" in text) == (True, True, False)


def test_nothing_found_is_told_apart_from_nothing_there(head: Client, people: list[Membership]) -> None:
    assert "Dazu passt kein Eintrag." in head.get("/leute?suche=xyz").text


def test_a_list_asks_as_often_for_all_rows_as_for_one(head: Client, world: World) -> None:
    head.get("/leute")
    counts = []
    for number in range(3):
        add_member(actor=world.here.system, email=f"q{number}@ki.example", name=f"Q {number}", role="officer")
        counts.append(queries.count(lambda: head.get("/leute?suche=Q+")))
    assert counts == [7, 7, 7]


def test_csv_has_all_filtered_rows_for_german_spreadsheets(head: Client, people: list[Membership]) -> None:
    answer = head.get("/leute?suche=aufgabe&als=csv")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a file
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert content.startswith("\ufeff".encode())
    assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''leute-")
    assert rows[:3] == [
        ["Name", "Funktion", "Vertretung", "Seit", "Fassung", "Stand", "Telefon"],
        ["'=Formel", "Aufgabe 6", "", "07.01.2023", "1", "ohne Telefon", ""],
        ["Ada Zink", "Aufgabe 1", "", "02.01.2023", "1", "erreichbar", "02241 13"],
    ]
    assert len(rows) == 8


def test_xlsx_has_real_dates_and_numbers_and_says_what_it_shows(head: Client, people: list[Membership]) -> None:
    answer = head.get("/leute?suche=aufgabe&role=officer&als=xlsx")
    book = CalamineWorkbook.from_filelike(BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]  # a file
    rows = book.get_sheet_by_name("Liste").to_python()
    about = {row[0]: row[1] for row in book.get_sheet_by_name("Über diese Liste").to_python()}
    assert rows[2] == ["Ada Zink", "Aufgabe 1", "", date(2023, 1, 2), 1.0, "erreichbar", "02241 13"]
    assert rows[1][0] == "=Formel"
    assert (len(rows), about["Zeilen"], about["Filter"]) == (8, "7", "„aufgabe“; Rolle: Fachkraft")


def test_print_shows_every_row_on_one_page(head: Client, people: list[Membership]) -> None:
    text = head.get("/leute?als=druck").text
    assert all(person.user.name in text for person in people)
    assert ("sp-pages" in text, "sp-filter" in text) == (False, False)
