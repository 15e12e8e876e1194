"""What people get wrong, through the pages and on the terminal: a clear German sentence at the field, nothing lost,
nothing half-written. Links that are old or tampered with: ``tests/needs``, ``tests/messaging``; files beyond the limit:
``tests/documents/test_receiving.py``; two at the very same moment: ``tests/concurrency``.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from lxml import html

from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.directory.models import CentreMunicipality
from schwerpunkt.documents.models import StoredFile
from schwerpunkt.exchange.backup import contents
from schwerpunkt.papers import commands as papers
from schwerpunkt.papers.models import Attachment
from schwerpunkt.planning import commands
from schwerpunkt.planning.models import FocusPeriod, Goal, Measure
from schwerpunkt.ui.pages import CreatePage, ListPage
from schwerpunkt.ui.tables.table import PAGE, SEARCH, SORT
from tests.access import walk
from tests.access.url_table import PUBLIC, TABLE
from tests.documents.uploads import archive
from tests.kit.papers import Desk
from tests.kit.papers import desk as furnished
from tests.kit.typing_in import FIRST, filled
from tests.kit.world import World

SENTENCE = "Bis zum 31.12.2023 wird das KI drei Formate anbieten."
WORD = "„Öffnung“\u00a0– ’s Inte\u00adgration\u200b\ufeff\x0b\uf0b7 erster\x0b\uf0b7 zweiter Punkt…\x00\x07Ende"
"""Pasted from Word: typographic quotes, soft hyphen, zero width, vertical tab, private bullets, NUL and the cell mark."""
TIDIED = "„Öffnung“\u00a0– ’s Integration\n• erster\n• zweiter Punkt…\nEnde"


@pytest.fixture
def head(client: Client, world: World) -> Client:
    client.force_login(world.here.people["head"].user)
    return client


@pytest.fixture
def desk(world: World) -> Desk:
    return furnished(world)


class Refusal:
    """A form that came back: what is said at its fields, and what is still in them."""

    def __init__(self, answer: Any) -> None:
        self.status: int = answer.status_code
        self.page = html.fromstring(answer.text)
        self.form = next(form for form in self.page.forms if form.xpath(".//input[@name='form_token']"))

    def at(self, name: str) -> str:
        """What is said at the field; empty when nothing is."""
        found = self.page.xpath(f"//*[@id='id_{name}-error']")
        return " ".join(found[0].text_content().split()) if found else ""

    def kept(self, *names: str) -> tuple[str, ...]:
        """What stands in the fields."""
        return tuple((self.form.fields[name] or "").removeprefix("\n") for name in names)

    def is_told_on_top(self, name: str) -> bool:
        """Whether the summary on top leads to the field."""
        return bool(self.page.xpath(f"//a[starts-with(@href, '#id_{name}')]"))


def count(*models: type[Model]) -> list[int]:
    return [model._default_manager.count() for model in models]


# ------------------------------------------------------------------------------------------ deadline before start


def test_an_end_of_a_period_before_its_start(head: Client, world: World) -> None:
    sent = {
        "title": "Schwerpunkte 2023",
        "starts_on": "01.01.2023",
        "ends_on": "31.12.2022",
        "action_fields": [world.code["bildung"].pk],
    }

    back = Refusal(head.post(reverse("planning:period_create"), sent))

    assert (back.status, back.at("ends_on"), back.is_told_on_top("ends_on")) == (
        422,
        "Das Ende liegt vor dem Beginn.",
        True,
    )
    assert back.kept("title", "starts_on", "ends_on") == ("Schwerpunkte 2023", "01.01.2023", "31.12.2022")
    assert count(FocusPeriod) == [0]


def test_a_deadline_of_a_goal_before_its_period(head: Client, world: World) -> None:
    period = world.period()
    sent = {
        "action_field": world.code["bildung"].pk,
        "title": "Neues Ziel",
        "sentence": SENTENCE,
        "due_on": "31.12.2022",
    }

    back = Refusal(head.post(reverse("planning:goal_create", args=(period.pk,)), sent))

    assert (back.status, back.at("due_on")) == (
        422,
        "Die Frist liegt vor dem Beginn des Zeitraums am 01.01.2023.",
    )
    assert back.kept("title", "sentence", "due_on") == ("Neues Ziel", SENTENCE, "31.12.2022")
    assert count(Goal) == [0]


def test_a_deadline_of_a_measure_before_its_start(head: Client, world: World) -> None:
    period = world.period()
    goal = world.goal(period)
    sent = {
        "title": "Rucksack",
        "kind": world.code["training"].pk,
        "goals": [goal.pk],
        "starts_on": "01.06.2023",
        "due_on": "31.05.2023",
        "budget_amount": "1.234,50",
    }

    back = Refusal(head.post(reverse("planning:measure_create", args=(period.pk,)), sent))

    assert (back.status, back.at("due_on")) == (422, "Die Frist liegt vor dem Beginn.")
    assert back.kept("title", "starts_on", "due_on", "budget_amount") == (
        "Rucksack",
        "01.06.2023",
        "31.05.2023",
        "1.234,50",
    )
    assert count(Measure) == [0]


# ----------------------------------------------------------------------------------- a goal without field, 31.2.


def test_a_goal_without_field(head: Client, world: World) -> None:
    period = world.period()
    sent = {"title": "Neues Ziel", "sentence": SENTENCE, "due_on": "31.12.2023"}

    back = Refusal(head.post(reverse("planning:goal_create", args=(period.pk,)), sent))

    assert (back.status, back.at("action_field")) == (422, "Bitte wählen Sie das Handlungsfeld des Ziels.")
    assert back.kept("title", "sentence") == ("Neues Ziel", SENTENCE)
    assert count(Goal) == [0]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31.2.2023", "Das Datum gibt es nicht: 31. Februar. Meinten Sie den 28.?"),
        ("29.02.2023", "Das Datum gibt es nicht: 29. Februar. Meinten Sie den 28.?"),
        ("31.04.2023", "Das Datum gibt es nicht: 31. April. Meinten Sie den 30.?"),
        ("Ende März", "„Ende März“ verstehen wir nicht als Datum. Schreiben Sie es so: 31.12.2026."),
    ],
)
def test_a_day_that_does_not_exist(head: Client, world: World, typed: str, sentence: str) -> None:
    period = world.period()
    sent = {
        "action_field": world.code["bildung"].pk,
        "title": "Neues Ziel",
        "sentence": SENTENCE,
        "due_on": typed,
    }

    back = Refusal(head.post(reverse("planning:goal_create", args=(period.pk,)), sent))

    assert (back.status, back.at("due_on"), back.kept("due_on", "sentence")) == (422, sentence, (typed, SENTENCE))
    assert count(Goal) == [0]


# ------------------------------------------------------------------------------- sent twice, edited by two people


def test_a_form_sent_twice(head: Client, world: World) -> None:
    url = reverse("planning:goal_create", args=(world.period().pk,))
    typed = {"title": "Neues Ziel", "sentence": SENTENCE, "due_on": "31.12.2023", "action_field": FIRST}
    sent = filled(head.get(url).text, typed)

    first, second = head.post(url, sent), head.post(url, sent)

    assert (first.status_code, second.status_code, first["Location"]) == (302, 302, second["Location"])
    assert Goal.objects.filter(title="Neues Ziel").count() == 1


def test_two_people_editing_one_record(head: Client, world: World) -> None:
    goal = world.goal(world.period())
    url = reverse("planning:goal_change", args=(goal.pk,))
    sent = filled(head.get(url).text, {"title": "Titel der Leitung"})
    commands.change_goal(
        actor=world.actor("officer"),
        goal=goal,
        action_field=goal.action_field,
        title="Titel der Fachkraft",
        sentence=goal.sentence,
        due_on=goal.due_on,
        is_numbered=True,
        short_title="",
        strategy_level=None,
        target_groups=(),
        responsible=None,
        note="",
    )

    answer = head.post(url, sent)

    assert answer.status_code == 409
    assert "Officer Rsk hat diesen Datensatz um" in answer.text
    assert ("Titel der Fachkraft" in answer.text, 'value="Titel der Leitung"' in answer.text) == (True, True)
    goal.refresh_from_db()
    assert goal.title == "Titel der Fachkraft"


# -------------------------------------------------------------------------------- an upload that is not what it says

PROGRAM = b"MZ\x90\x00" + b"\0" * 400


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "bescheid.pdf",
            PROGRAM,
            "Die Datei ist keine PDF-Datei, sondern wohl ein Programm. Bitte speichern Sie sie neu als PDF.",
        ),
        (
            "liste.xlsx",
            archive({"notiz.txt": b"Notiz"}),
            "Die Datei ist keine XLSX-Datei, auch wenn sie so heißt. Bitte speichern Sie sie im Programm neu als XLSX.",
        ),
        (
            "karte.jpg",
            b"text",
            "Die Datei ist kein Bild im Format JPEG. Bitte öffnen Sie es und speichern Sie es neu.",
        ),
        ("leer.pdf", b"", "Die Datei ist leer. Bitte prüfen Sie, ob sie vollständig gespeichert wurde."),
    ],
)
def test_an_upload_that_is_not_what_it_says(head: Client, desk: Desk, name: str, content: bytes, sentence: str) -> None:
    """Everything else that is refused, and in which words: ``tests/documents/test_uploads.py``."""
    paper = desk.paper()
    before = count(Attachment, StoredFile, AuditEntry)
    sent = {"file": SimpleUploadedFile(name, content, "application/pdf"), "title": "Bescheid vom Mai"}

    back = Refusal(head.post(reverse("papers:attachment_add", args=(paper.pk,)), sent))

    assert (back.status, back.at("file"), back.kept("title")) == (422, sentence, ("Bescheid vom Mai",))
    assert count(Attachment, StoredFile, AuditEntry) == before


def test_a_letter_of_a_ministry_that_is_none(head: Client, world: World) -> None:
    period = world.period()
    world.goal(period)
    period = commands.release_period(actor=world.actor("head"), period=period)
    commands.submit_period(
        actor=world.actor("head"), period=period, ministries=world.ministries(), submitted_on=date(2022, 9, 1)
    )
    agreement = period.agreements.all()[0]
    sent = {
        "outcome": "agreed",
        "answered_on": "17.10.2022",
        "channel": "email",
        "reference": "AZ 4711",
        "document": SimpleUploadedFile("schreiben.pdf", PROGRAM),
    }

    back = Refusal(head.post(reverse("planning:agreement", args=(agreement.pk,)), sent))

    agreement.refresh_from_db()
    assert (back.status, back.at("document") != "", back.kept("reference")) == (422, True, ("AZ 4711",))
    assert (agreement.outcome, count(StoredFile)) == ("open", [0])


# ------------------------------------------------------------------------------------- pasted text, long paragraphs


def test_text_pasted_from_word_into_a_goal(head: Client, world: World) -> None:
    url = reverse("planning:goal_create", args=(world.period().pk,))
    typed = {"title": WORD, "sentence": WORD, "due_on": "31.12.2023"}

    answer = head.post(url, {**filled(head.get(url).text, {}), **typed, "action_field": world.code["bildung"].pk})

    goal = Goal.objects.get()
    assert (answer.status_code, goal.sentence, goal.title) == (302, TIDIED, " ".join(TIDIED.split("\n")))


def test_text_pasted_from_word_into_a_paper(head: Client, desk: Desk) -> None:
    paper = desk.paper()
    block = desk.block(paper, "bitte")
    url = reverse("papers:write", args=(paper.pk,))

    answer = head.post(url, filled(head.get(url).text, {f"text_{block.pk}": WORD}))

    block.refresh_from_db()
    assert (answer.status_code, block.text) == (302, TIDIED)


def _furnished(world: World) -> None:
    walk.furnish(world)
    papers.install_starter_templates(actor=world.here.system)


def _pages(kind: type) -> list[walk.Route]:
    found = [each for each in walk.routes() if isinstance(each.page, type) and issubclass(each.page, kind)]
    return [each for each in found if TABLE[each.name] != PUBLIC]


def test_odd_characters_in_any_field_break_no_form(client: Client, world: World) -> None:
    _furnished(world)
    answers: dict[str, int] = {}

    for route in _pages(CreatePage):
        roles = TABLE[route.name]
        client.force_login(world.here.people["head" if "head" in roles else min(roles)].user)
        url = reverse(route.name, kwargs=walk.arguments(route, world))
        page = client.get(url)
        if page.status_code == 200:
            names = filled(page.text, {})
            sent = {name: f"{value}\x00{WORD}" for name, value in names.items() if isinstance(value, str)}
            answers[route.name] = client.post(url, sent).status_code

    assert set(answers.values()) <= {302, 422}
    assert len(answers) >= 20


def test_odd_characters_in_an_address_break_no_list(client: Client, world: World) -> None:
    _furnished(world)
    odd = ("%", "'", "9" * 40, "-1", "ö" * 3000, "\U0001f9ea", "\u202e")
    pages = [("portal:search", reverse("portal:search"))]
    pages += [(each.name, reverse(each.name, kwargs=walk.arguments(each, world))) for each in _pages(ListPage)]
    answers: dict[tuple[str, str], int] = {}

    for name, url in pages:
        roles = TABLE[name]
        client.force_login(world.here.people["head" if "head" in roles else min(roles)].user)
        page = client.get(url)
        if page.status_code == 200:
            fields = map(str, html.fromstring(page.text).xpath("//form[@method='get']//@name"))
            params = dict.fromkeys((*fields, SEARCH, SORT, PAGE))
            for each in odd:
                answers[name, each] = client.get(url, dict.fromkeys(params, each)).status_code

    assert [key for key, status in answers.items() if status != 200] == []
    assert len(answers) >= len(odd) * 10


def test_a_zero_byte_in_an_address(head: Client) -> None:
    for url in ("/suche/?q=%00", "/massnahmen/?suche=a%00b", "/bedarf/%00/", "/regeln-und-saetze/%00/"):
        answer = head.get(url)
        assert (answer.status_code, "Diese Anfrage konnten wir nicht lesen." in answer.text) == (400, True)


def test_a_paragraph_of_5000_words(head: Client, desk: Desk) -> None:
    paper = desk.paper()
    block = desk.block(paper, "bitte")
    url = reverse("papers:write", args=(paper.pk,))
    paragraph = " ".join(f"Wort{number}" for number in range(5000))

    answer = head.post(url, filled(head.get(url).text, {f"text_{block.pk}": paragraph}))

    block.refresh_from_db()
    assert (answer.status_code, block.text == paragraph) == (302, True)
    shown = head.get(reverse("papers:paper", args=(paper.pk,))).text
    assert ("Wort0 " in shown, "Wort4999" in shown) == (True, True)


def test_a_text_without_end_is_refused_and_stays_in_its_field(head: Client, desk: Desk) -> None:
    paper = desk.paper()
    block = desk.block(paper, "bitte")
    url = reverse("papers:write", args=(paper.pk,))
    endless = "Wort " * 30_000

    back = Refusal(head.post(url, filled(head.get(url).text, {f"text_{block.pk}": endless, "title": "Neu"})))

    block.refresh_from_db()
    paper.refresh_from_db()
    assert (back.status, back.at(f"text_{block.pk}")) == (
        422,
        "Der Text ist zu lang. Teilen Sie ihn auf mehrere Bausteine auf.",
    )
    assert back.kept(f"text_{block.pk}") == (endless,)
    assert (block.is_edited, paper.title == "Neu") == (False, False)


# --------------------------------------------------------------------------------------- unknown AGS, foreign backup


@pytest.mark.parametrize(
    ("typed", "part"),
    [("5382004", "05382004"), ("05382999", "05382999"), ("Bornheim", "Bornheim"), ("", "aus")],
)
def test_an_unknown_key_of_a_municipality(head: Client, world: World, typed: str, part: str) -> None:
    back = Refusal(head.post(reverse("directory:municipality_create"), {"ags": typed, "valid_from": "01.01.2023"}))

    assert (back.status, part in back.at("ags")) == (422, True)
    assert back.kept("ags", "valid_from") == (typed, "01.01.2023")
    assert count(CentreMunicipality) == [0]


@pytest.mark.parametrize("name", ["brief.docx", "fremd.zip", "text.zip", "abgeschnitten.zip", "leer.zip"])
def test_a_truncated_or_foreign_backup_on_the_terminal(db: None, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    files = {
        "brief.docx": archive({"word/document.xml": b"<x/>"}),
        "fremd.zip": archive({"manifest.json": b'{"format": "etwas anderes"}'}),
        "text.zip": b"kein Archiv",
        "abgeschnitten.zip": archive({"manifest.json": b"{}", "more": b"x" * 900})[:-60],
        "leer.zip": b"",
    }
    file.write_bytes(files[name])
    before = contents()

    with pytest.raises(CommandError) as refused:
        call_command("restore", file)

    assert str(refused.value) == f"{file} ist keine Sicherung von Schwerpunkt, oder sie ist abgeschnitten."
    assert contents() == before
