"""The pages of an import, from the list to the corrected file."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from lxml import html

from schwerpunkt.directory.commands import add_organisation
from schwerpunkt.directory.models import Organisation
from schwerpunkt.exchange.models import TableImport
from schwerpunkt.exchange.tasks import work_on_import
from tests.kit.tables import read_back, text_file, upload, workbook
from tests.kit.world import World

NEW = "/importieren/partner/"
HEAD = ("Name", "Art", "E-Mail")


@pytest.fixture
def head(client: Client, world: World) -> Client:
    client.force_login(world.here.people["head"].user)
    return client


def send(client: Client, name: str, content: bytes) -> Any:
    return client.post(NEW, {"file": upload(name, content)})


def only() -> TableImport:
    return TableImport.objects.get()


def page(response: Any) -> Any:
    assert response.status_code in (200, 422), response.status_code
    return html.fromstring(response.content.decode())


def found(where: Any, tag: str, css: str = "") -> list[Any]:
    """The elements with this tag, and this class if one is named, below ``where``."""
    is_of = f"[contains(concat(' ', @class, ' '), ' {css} ')]" if css else ""
    elements: list[Any] = where.xpath(f".//{tag}{is_of}")
    return elements


def rows_of(preview: Any) -> list[str]:
    """The rows of the preview, in words."""
    return [words(row) for row in preview.xpath(".//tbody/tr")]


def headline(where: Any) -> str:
    return words(found(where, "h1")[0])


def words(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())


def columns_form(client: Client, **changes: str) -> dict[str, str]:
    """What the browser would send for the columns as the page shows them."""
    form = page(client.get(f"/importe/{only().pk}/spalten/")).forms[-1]
    return {**dict(form.form_values()), **changes}


def delete(client: Client) -> None:
    address = f"/importe/{only().pk}/loeschen/"
    client.post(address, dict(page(client.get(address)).forms[-1].form_values()))


def previewed(client: Client, name: str, content: bytes, **changes: str) -> Any:
    assert send(client, name, content).status_code == 302
    response = client.post(f"/importe/{only().pk}/spalten/", columns_form(client, **changes))
    assert response.status_code == 302, words(page(response))
    return page(client.get(f"/importe/{only().pk}/"))


def test_the_way_from_the_list_to_the_records(world: World, head: Client) -> None:
    add_organisation(actor=world.actor("head"), name="Caritas", kind="welfare", email="alt@caritas.example")
    assert f'href="{NEW}"' in head.get("/partner/").content.decode()
    content = workbook(
        [HEAD, ("Neu", "Verein oder Initiative"), ("Caritas", None, "neu@caritas.example"), ("Weg", "?")]
    )

    preview = previewed(head, "partner.xlsx", content)

    assert headline(preview) == "2 Zeilen lassen sich übernehmen."
    rows = rows_of(preview)
    assert rows[0] == "2 neu Neu Verein oder Initiative"
    assert (
        rows[1]
        == "3 geändert Caritas Wohlfahrtsverband oder Träger bisher: alt@caritas.example , künftig: neu@caritas.example"
    )
    assert rows[2].startswith("4 nicht möglich Weg ? „?“ kennen wir hier nicht. Möglich sind: Ministerium,")
    take = page(head.get(f"/importe/{only().pk}/uebernehmen/"))
    assert [words(item) for item in take.xpath("//ul[@class='sp-will']/li")] == [
        "1 Eintrag wird angelegt.",
        "1 Eintrag wird geändert.",
        "1 Zeile wird nicht übernommen; Sie können sie als Excel speichern und berichtigen.",
        "Im Verlauf jedes Eintrags steht, dass er aus „partner.xlsx“ kommt.",
    ]
    sent = dict(take.forms[-1].form_values())
    for _press in range(2):
        assert head.post(f"/importe/{only().pk}/uebernehmen/", sent).headers["Location"] == f"/importe/{only().pk}/"
    assert headline(page(head.get(f"/importe/{only().pk}/"))) == "2 Zeilen sind übernommen."
    assert Organisation.objects.get(name="Caritas").email == "neu@caritas.example"
    assert Organisation.objects.filter(name="Neu").count() == 1


def test_refused_rows_come_back_with_a_note_and_go_in_corrected(world: World, head: Client) -> None:
    content = workbook([("Name", "Art", "Nr"), ("Gut", "Schule", 1), ("=1+1", "Raumschiff", 2)])
    preview = previewed(head, "Liste Mai.xlsx", content)
    (link,) = preview.xpath("//a[contains(., 'Fehlerhafte Zeilen')]/@href")

    answer = head.get(link)
    rows = read_back(answer.content)

    assert "Liste%20Mai-berichtigen.xlsx" in answer.headers["Content-Disposition"]
    assert rows[0] == ["Name", "Art", "Nr", "Hinweis"]
    assert rows[1][:3] == ["=1+1", "Raumschiff", 2]
    assert rows[1][3].startswith("Art: „Raumschiff“ kennen wir hier nicht.")
    delete(head)
    rows[1][1] = "Schule"
    again = previewed(head, "Liste Mai-berichtigen.xlsx", workbook(rows))
    assert rows_of(again) == ["2 neu =1+1 Schule"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("leer.xlsx", workbook([]), "In der Datei steht keine Tabelle."),
        ("kopf.xlsx", workbook([HEAD]), "Unter den Überschriften steht keine Zeile."),
        ("a.xlsx", b"Name;Art\r\nNeu;Schule\r\n", "Die Datei ist keine XLSX-Datei, auch wenn sie so heißt."),
        ("a.csv", workbook([HEAD, ("Neu",)]), "Die Zeichen der Datei können wir nicht lesen."),
        ("a.xls", b"\xd0\xcf\x11\xe0", "Das alte Format „.xls“ nehmen wir nicht an."),
        ("a.xlsm", b"PK\x03\x04", "Dateien mit Makros nehmen wir nicht an."),
        ("a.pdf", b"%PDF-1.7", "Bitte wählen Sie eine Tabelle als XLSX oder CSV."),
        ("a.csv", b"", "Die Datei ist leer."),
        ("a.csv", b'Name;Art\r\n"Neu;Schule\r\n', "vielleicht fehlt ein Anführungszeichen"),
    ],
)
def test_what_is_no_table_is_refused_in_words(head: Client, name: str, content: bytes, sentence: str) -> None:
    response = send(head, name, content)

    assert sentence in words(found(page(response), "p", "sp-error")[0])
    assert not TableImport.objects.exists()


def test_columns_can_be_assigned_otherwise(head: Client) -> None:
    preview = previewed(head, "a.csv", text_file([("Wer", "Name"), ("Neu", "egal")]), column_0="name", column_1="-")

    assert rows_of(preview) == ["2 neu Neu Sonstige"]


def test_a_column_that_is_needed_is_asked_for(head: Client) -> None:
    send(head, "a.csv", text_file([("Wer", "Was"), ("Neu", "egal")]))
    response = head.post(f"/importe/{only().pk}/spalten/", columns_form(head))

    assert "Es fehlt noch eine Spalte für: Name. Bitte ordnen Sie sie zu." in words(page(response))
    assert head.get(f"/importe/{only().pk}/").headers["Location"] == f"/importe/{only().pk}/spalten/"


def test_the_empty_template_is_taken_as_it_comes(world: World, head: Client) -> None:
    template = head.get(f"{NEW}vorlage/als/xlsx/").content
    rows = read_back(template)
    assert rows[0][:3] == ["Name", "Kurzname", "Art"]

    preview = previewed(head, "Vorlage.xlsx", workbook([rows[0], ["Neu", "N", "Schule"]]))
    assert rows_of(preview) == ["2 neu Neu N Schule"]


def test_a_saved_list_comes_back_unchanged(world: World, head: Client) -> None:
    add_organisation(
        actor=world.actor("head"), name="Verein", kind="association", phone="+49 2241 1", email="a@verein.example"
    )
    for kind in ("xlsx", "csv"):
        file = b"".join(head.get(f"/partner/?als={kind}").streaming_content)  # type: ignore[attr-defined]
        preview = previewed(head, f"partner.{kind}", file)
        assert {row.split()[1] for row in rows_of(preview)} == {"unverändert"}
        delete(head)


def test_somebody_else_s_file_is_not_there(world: World, head: Client) -> None:
    previewed(head, "a.xlsx", workbook([HEAD, ("Neu",)]))
    for who in (world.here.people["assistant"], world.there.people["head"]):
        other = Client()
        other.force_login(who.user)
        for way in ("", "spalten/", "uebernehmen/", "abbrechen/", "zu-berichtigen/als/xlsx/", "loeschen/"):
            assert other.get(f"/importe/{only().pk}/{way}").status_code == 404


def test_a_long_file_shows_how_far_it_is_and_ends_in_the_preview(world: World, head: Client) -> None:
    send(head, "viele.csv", text_file([("Name",), *((f"Verein {number}",) for number in range(250))]))
    response: HttpResponse = head.post(f"/importe/{only().pk}/spalten/", columns_form(head))  # type: ignore[assignment]
    assert response.headers["Location"] == f"/importe/{only().pk}/"
    working = page(head.get(f"/importe/{only().pk}/"))
    assert headline(working) == "Wir prüfen 250 Zeilen."
    assert words(working.get_element_by_id("stand")) == "0 von 250 Zeilen"
    polled = {"HX-Request": "true", "HX-Target": "stand"}
    assert head.get(f"/importe/{only().pk}/", headers=polled).status_code == 200

    work_on_import.func(only().pk)

    assert head.get(f"/importe/{only().pk}/", headers=polled).headers["HX-Redirect"] == f"/importe/{only().pk}/"
    assert headline(page(head.get(f"/importe/{only().pk}/"))) == "250 Zeilen lassen sich übernehmen."


def test_a_sheet_that_does_not_exist_is_not_there(head: Client) -> None:
    assert head.get("/importieren/raumschiffe/").status_code == 404
    assert reverse("ui:import_new", args=("partner",)) == NEW
