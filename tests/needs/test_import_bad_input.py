"""What people send instead of a tidy table of needs: each gets an answer that says what to do, and nothing is lost.

All over the pages, as a browser would.
"""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from django.test import Client
from django_tasks_db.models import DBTaskResult
from lxml import html

from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.directory.commands import add_municipality
from schwerpunkt.exchange import slips
from schwerpunkt.exchange.background import work_on_import
from schwerpunkt.exchange.models import ImportRow, TableImport
from schwerpunkt.exchange.telling import tell_of_records
from schwerpunkt.needs.models import Need
from schwerpunkt.needs.queries.wordings import Wordings
from schwerpunkt.portal.models import SearchEntry
from tests.documents.uploads import archive, small_pdf
from tests.kit.imports import outcomes
from tests.kit.needs import Asking
from tests.kit.tables import Formula, read_back, text_file, upload, workbook
from tests.needs.test_imports import COURSE, HEAD, SPELLINGS

NEW = "/importieren/bedarfe/"
THINGS = ("Sport", "Musik", "Lernhilfe", "Beratung", "Wohnraum", "Busverbindung", "Dolmetscher", "Ferienangebot")


@pytest.fixture
def client(asking: Asking) -> Client:
    made = Client()
    made.force_login(asking.world.here.people["head"].user)
    return made


def send(client: Client, name: str, content: bytes) -> Any:
    return client.post(NEW, {"file": upload(name, content), "target": "ohne"})


def only() -> TableImport:
    return TableImport.objects.get()


def previewed(client: Client, name: str, content: bytes) -> TableImport:
    """The import after its columns were agreed to as they were recognised."""
    columns = send(client, name, content).headers["Location"]
    form = html.fromstring(client.get(columns).content.decode()).forms[-1]
    assert client.post(columns, dict(form.form_values())).status_code == 302
    return TableImport.objects.get(pk=int(columns.split("/")[2]))


def act(client: Client, table: TableImport, verb: str, **data: str) -> TableImport:
    assert client.post(f"/importe/{table.pk}/{verb}/", data).status_code == 302
    return TableImport.objects.get(pk=table.pk)


def headline(client: Client, table: TableImport) -> str:
    page = html.fromstring(client.get(f"/importe/{table.pk}/").content.decode())
    return " ".join(page.xpath("//h1")[0].text_content().split())


def many(count: int) -> bytes:
    """So many needs that nobody takes for one another."""
    words = [f"{THINGS[at % 8]}{chr(97 + at // 8 % 26)}{chr(97 + at // 208)}" for at in range(count)]
    return text_file([HEAD, *((f"{word}angebot {word}treff", "Alfter", "01.03.2026") for word in words)])


def reaching_far() -> bytes:
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Bedarf", "Kommune"))
        sheet.write_row(1_048_575, 0, (COURSE, "Alfter"))
    return file.getvalue()


def bomb() -> bytes:
    return archive({"[Content_Types].xml": b"", "xl/worksheets/sheet1.xml": b"\0" * (21 * 1024 * 1024)})


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "make", "sentence"),
    [
        ("leer.xlsx", lambda: workbook([]), "In der Datei steht keine Tabelle."),
        ("kopf.xlsx", lambda: workbook([HEAD]), "Unter den Überschriften steht keine Zeile."),
        ("liste.xlsx", small_pdf, "Die Datei ist keine XLSX-Datei, auch wenn sie so heißt."),
        ("liste.xlsx", lambda: workbook([HEAD, (COURSE,)])[:900], "Die Datei ist beschädigt oder nicht vollständig."),
        ("liste.xlsx", bomb, "Die Datei entpackt sich auf eine Größe, die nicht stimmen kann."),
        ("liste.xlsx", lambda: LOCKED, "Die Datei ist mit einem Kennwort geschützt."),
        ("liste.xlsx", reaching_far, "Die Tabelle reicht bis Zeile 1048576. Wir lesen höchstens 100000 Zeilen."),
        ("liste.csv", lambda: b"Bedarf\n\x81\xff\n", "Die Zeichen der Datei können wir nicht lesen."),
    ],
)
def test_what_is_no_table_is_refused_at_the_field(client: Client, name: str, make: Any, sentence: str) -> None:
    response = send(client, name, make())

    assert response.status_code == 422
    (error,) = html.fromstring(response.content.decode()).xpath("//p[contains(@class, 'sp-error')]")
    assert " ".join(error.text_content().split()).startswith(sentence)
    assert (TableImport.objects.count(), Need.objects.count()) == (0, 0)


@pytest.mark.parametrize(("name", "dress"), [("a.csv", text_file), ("a.xlsx", workbook)])
def test_one_row_too_many_is_refused_and_says_where(client: Client, monkeypatch: Any, name: str, dress: Any) -> None:
    for module in ("grid", "extent"):
        monkeypatch.setattr(f"schwerpunkt.exchange.reading.{module}.MOST_ROWS", 3)
    rows = [HEAD, *((thing, "Alfter") for thing in THINGS[:4])]

    assert "reicht bis Zeile 5. Wir lesen höchstens 3 Zeilen." in send(client, name, dress(rows)).content.decode()
    assert send(client, name, dress(rows[:-1])).status_code == 302


def test_two_gigabytes_are_refused_unread(client: Client) -> None:
    class Unread(BytesIO):
        def read(self, *_size: Any) -> bytes:
            raise AssertionError("read")

    claimed: dict[str, Any] = {"CONTENT_LENGTH": str(2 * 1024**3), "wsgi.input": Unread()}

    answer = client.generic("POST", NEW, b"", "multipart/form-data; boundary=grenze", **claimed)

    assert answer.status_code == 413
    assert "Mehr als 100 MB nehmen wir nicht an." in answer.content.decode()
    assert TableImport.objects.count() == 0


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_text_files_of_every_usual_program(client: Client, encoding: str) -> None:
    content = text_file([HEAD, ("Räume für größere Übungen – „alle“", "Alfter", "1.3.26")], ";", encoding)

    act(client, previewed(client, "a.csv", content), "uebernehmen")

    assert Need.objects.get().text == "Räume für größere Übungen – „alle“"


def test_titles_two_rows_of_headings_formulas_and_a_lost_zero(client: Client) -> None:
    rows = [
        ("Bedarfe 2026",),
        ("Meldung", "Wer", "Wann"),
        ("Bedarf", "AGS", "Datum"),
        (Formula('=CONCAT("Musik","schule")', "Musikschule"), 5382004, date(2026, 3, 1)),
    ]

    act(client, previewed(client, "a.xlsx", workbook(rows)), "uebernehmen")

    need = Need.objects.select_related("municipality").get()
    assert (need.text, str(need.municipality), need.reported_on) == ("Musikschule", "Alfter", date(2026, 3, 1))


def test_of_merged_cells_only_the_first_row_knows_what_they_say(client: Client) -> None:
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Bedarf", "Kommune"))
        sheet.write_column(1, 0, THINGS[:3])
        sheet.merge_range(1, 1, 3, 1, "Alfter")

    table = previewed(client, "a.xlsx", file.getvalue())

    assert outcomes(table) == [(2, "new"), (3, "refused"), (4, "refused")]
    (_head, third, fourth) = read_back(client.get(f"/importe/{table.pk}/zu-berichtigen/als/xlsx/").content)
    sentence = "Kommune: Bitte nennen Sie die Kommune oder die Organisation, die den Bedarf meldet, genau eine."
    assert [third, fourth] == [["Musik", "", sentence], ["Lernhilfe", "", sentence]]


def test_days_that_are_numbers_text_or_impossible_are_proposed_or_refused_by_row_and_column(client: Client) -> None:
    days = (date(2026, 3, 1), "1.3.26", 46082, "46082", "31.2.2026", "demnächst")
    rows = [HEAD, *((thing, "Alfter", day) for thing, day in zip(THINGS, days, strict=False))]

    table = previewed(client, "a.xlsx", workbook(rows))

    assert [outcome for _row, outcome in outcomes(table)] == ["new", "new", *["doubtful"] * 3, "refused"]
    shown = client.get(f"/importe/{table.pk}/vorschlaege/").content.decode()
    assert "„46082“ ist ein Datum als Zahl: gemeint ist wohl der 01.03.2026. (Zeilen 4, 5)" in shown
    assert "Den Tag „31.2.2026“ gibt es nicht: gemeint ist wohl der 28.02.2026. (Zeile 6)" in shown
    assert list(table.rows.get(number=7).problems) == ["reported_on"]
    table = act(client, table, "vorschlaege", all_mends="on")
    act(client, table, "uebernehmen")
    assert [f"{day:%d.%m.}" for day in Need.objects.order_by("pk").values_list("reported_on", flat=True)] == [
        "01.03.",
        "01.03.",
        "01.03.",
        "01.03.",
        "28.02.",
    ]


def test_fourteen_spellings_are_one_municipality(asking: Asking, client: Client) -> None:
    place = add_municipality(actor=asking.world.here.system, ags="05382056")
    rows = [HEAD, *((f"{THINGS[at % 8]}{'ab'[at // 8]}treff", text) for at, text in enumerate(SPELLINGS[True]))]

    table = act(client, previewed(client, "a.xlsx", workbook(rows)), "uebernehmen")

    assert table.state == "done"
    assert list(Need.objects.values_list("municipality", flat=True)) == [place.pk] * 14


def test_the_same_file_a_second_time_has_nothing_to_take(client: Client) -> None:
    content = many(5)
    act(client, previewed(client, "a.csv", content), "uebernehmen")

    again = previewed(client, "a.csv", content)

    assert headline(client, again) == "In dieser Datei ist nichts zu übernehmen."
    assert [outcome for _row, outcome in outcomes(again)] == ["unchanged"] * 5


def test_what_somebody_reported_meanwhile_is_noticed_before_anything_is_written(asking: Asking, client: Client) -> None:
    table = previewed(client, "a.csv", text_file([HEAD, ("Sport", "Rheinbach"), (COURSE, "Troisdorf", "02.03.2026")]))
    asking.reported(COURSE, "Troisdorf")

    table = act(client, table, "uebernehmen")

    assert (table.state, Need.objects.filter(source="import").count()) == ("ready", 0)
    assert table.note.startswith("Inzwischen hat sich an den Einträgen etwas geändert.")
    assert outcomes(table) == [(2, "new"), (3, "unchanged")]


class Killed(BaseException):
    """The process ends, as far as a test can say so."""


def die_after(batches: int, monkeypatch: Any) -> None:
    """Let the process end after so many batches."""
    left = [batches]

    def end(_key: int, _count: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Killed

    monkeypatch.setattr(slips, "note_progress", end)


def test_an_import_that_is_killed_half_way_is_whole_after_the_next_try(client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr("schwerpunkt.exchange.working.BULK", 100)
    monkeypatch.setattr("schwerpunkt.exchange.undoing._BATCH", 100)
    table = previewed(client, "a.csv", many(250))

    def tried(state: str, needs: int) -> None:
        with monkeypatch.context() as patched:
            die_after(1, patched)
            with pytest.raises(Killed):
                work_on_import.func(table.pk)
        assert (TableImport.objects.get().state, Need.objects.count()) == (state, needs)
        work_on_import.func(table.pk)

    tried("checking", 0)
    assert ImportRow.objects.count() == 250
    assert headline(client, table) == "250 Zeilen lassen sich übernehmen."
    act(client, table, "uebernehmen")
    tried("writing", 0)
    assert (only().state, Need.objects.count()) == ("done", 250)
    assert AuditEntry.objects.filter(verb="needs.import_needs").count() == 250
    act(client, table, "zuruecknehmen")
    tried("undoing", 250)
    assert (only().state, Need.objects.count(), only().note) == ("undone", 0, "250 Einträge sind wieder entfernt.")
    assert AuditEntry.objects.filter(verb="needs.undo_needs").count() == 250


def test_a_long_undoing_shows_how_far_it_is_and_can_be_stopped(client: Client, monkeypatch: Any) -> None:
    table = previewed(client, "a.csv", many(201))
    work_on_import.func(table.pk)
    act(client, table, "uebernehmen")
    work_on_import.func(table.pk)
    act(client, table, "zuruecknehmen")
    assert headline(client, table) == "Die Übernahme wird zurückgenommen."
    assert "0 von 201 Zeilen" in client.get(f"/importe/{table.pk}/").content.decode()
    monkeypatch.setattr("schwerpunkt.exchange.undoing._BATCH", 100)
    monkeypatch.setattr(slips, "note_progress", lambda key, _count: slips.ask_to_stop(key))

    work_on_import.func(table.pk)

    assert (only().state, Need.objects.count()) == ("done", 201)
    assert only().note == "Sie haben das Zurücknehmen abgebrochen. Es ist nichts geändert worden."


def test_the_search_learns_of_a_long_import_afterwards(client: Client) -> None:
    def told() -> int:
        for waiting in DBTaskResult.objects.filter(task_path=tell_of_records.module_path):
            tell_of_records.func(*waiting.args_kwargs["args"])
        return SearchEntry.objects.filter(object_type="needs.need").count()

    table = previewed(client, "a.csv", many(201))
    work_on_import.func(table.pk)
    act(client, table, "uebernehmen")
    work_on_import.func(table.pk)

    assert only().note == "Die Suche findet die Einträge nach und nach in den nächsten Minuten."
    assert SearchEntry.objects.filter(object_type="needs.need").count() == 0
    assert told() == 201
    act(client, table, "zuruecknehmen")
    work_on_import.func(table.pk)
    assert told() == 0


def test_what_is_said_again_in_other_words_is_found_among_very_many() -> None:
    said = Wordings(70)
    for at in range(2000):
        word = f"{THINGS[at % 8]}{chr(97 + at // 8 % 26)}{chr(97 + at // 208)}"
        assert said.find_or_keep((1, None), f"{word}kurs für {word}eltern im {word}haus", at) is None

    found = said.find_or_keep(
        (1, None), "Gebraucht wird im Musikcchaus für die Musikcceltern ein Kurs: Musikcckurse", 2001
    )

    assert found is not None
    assert found.name == "Musikcckurs für Musikcceltern im Musikcchaus"
    assert said.find_or_keep((2, None), "Musikcckurs für Musikcceltern im Musikcchaus", 2002) is None
