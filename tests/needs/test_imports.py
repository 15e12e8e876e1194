"""Tables that become needs: what is doubtful is proposed, what was agreed to is written, and all of it can be undone."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.audit.trail import history
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.commands import add_municipality
from schwerpunkt.directory.imports import municipalities_by_name
from schwerpunkt.directory.recognising import recognise
from schwerpunkt.exchange import slips
from schwerpunkt.exchange.commands import accept_doubts, begin_import, undo_import
from schwerpunkt.exchange.models import TableImport
from schwerpunkt.exchange.queries import doubts_of
from schwerpunkt.exchange.reading import as_utf8
from schwerpunkt.exchange.sheets import Proposal
from schwerpunkt.exchange.working import check_rows
from schwerpunkt.needs import commands
from schwerpunkt.needs.models import Need
from schwerpunkt.portal.queries.search import search
from tests.kit import imports
from tests.kit.imports import checked, fresh, only_row, outcomes, problems, taken, undone
from tests.kit.needs import Asking
from tests.kit.tables import Formula, text_file, workbook

HEAD = ("Bedarf", "Kommune", "Datum", "Thema")
COURSE = "Ein Deutschkurs am Abend für Eltern"


@pytest.fixture
def head(asking: Asking) -> Actor:
    return asking.world.actor("head")


def preview(actor: Actor, *rows: Any, columns: Any = HEAD, target: str = "ohne") -> TableImport:
    return checked(actor, imports.uploaded(actor, "bedarfe", columns, *rows, target=target))


def accepted(actor: Actor, table: TableImport, *keys: str) -> TableImport:
    table = accept_doubts(actor=actor, table=table, accepted=keys)
    check_rows(table)
    return fresh(table)


SPELLINGS = {
    True: (
        "Sankt Augustin",
        "SANKT AUGUSTIN ",
        "sankt-augustin",
        "St. Augustin",
        "St.Augustin",
        "St Augustin",
        "Skt Augustin",
        "Skt. Augustin",
        "Stadt Sankt Augustin",
        "Stadtverwaltung St. Augustin",
        "53757 Sankt Augustin",
        "Sankt Augustin, Stadt",
        "05382056",
        "5382056",
    ),
    False: ("Sankt Agustin", "Sank Augustin", "St. Augstin", "Sankt Augustin (Menden)", "Sankt Augustin-Menden"),
}


@pytest.mark.parametrize(("is_sure", "text"), [(sure, text) for sure, texts in SPELLINGS.items() for text in texts])
def test_a_municipality_is_known_by_its_spellings_and_likeness_is_only_proposed(
    asking: Asking, *, is_sure: bool, text: str
) -> None:
    place = add_municipality(actor=asking.world.here.system, ags="05382056")

    found = recognise(text, municipalities_by_name(None))

    assert (found.value if isinstance(found, Proposal) else found) == place
    assert isinstance(found, Proposal) != is_sure


@pytest.mark.parametrize("text", ["Atlantis", "Berlin", "St.", "53757", "05382999"])
def test_what_is_no_municipality_of_the_centre_is_not_proposed(head: Actor, text: str) -> None:
    row = only_row(preview(head, (COURSE, text)))

    assert row.problems == {"municipality": f"„{text}“ ist keine Kommune dieses Zentrums."}


def test_a_sure_spelling_is_shown_and_a_likely_one_waits_for_agreement(head: Actor) -> None:
    table = preview(head, (COURSE, "STADT TROISDORF"), ("Wohnungen für Familien", "Trosdorf"), ("Sport", "Trosdorf"))

    assert outcomes(table) == [(2, "new"), (3, "doubtful"), (4, "doubtful")]
    assert table.rows.get(number=2).changes == {"municipality": ["STADT TROISDORF", "Troisdorf"]}
    (doubt,) = doubts_of(table)
    assert (doubt.sentence, doubt.rows) == ("„Trosdorf“: gemeint ist wohl Troisdorf.", (3, 4))
    assert Need.objects.count() == 0

    table = taken(head, accepted(head, table, doubt.key))

    assert table.state == "done"
    assert (
        list(Need.objects.values_list("municipality__name", "source").order_by("pk")) == [("Troisdorf", "import")] * 3
    )


def test_what_is_not_agreed_to_is_not_written(head: Actor) -> None:
    taken(head, preview(head, (COURSE, "Troisdorf"), ("Wohnungen für Familien", "Trosdorf")))

    assert [need.text for need in Need.objects.all()] == [COURSE]


def test_only_proposals_of_the_preview_can_be_agreed_to(head: Actor) -> None:
    table = preview(head, (COURSE, "Trosdorf"))

    with pytest.raises(Refused, match="mindestens einen Vorschlag"):
        accept_doubts(actor=head, table=table, accepted=())
    with pytest.raises(Refused, match="Die Vorschau hat sich inzwischen geändert"):
        accept_doubts(actor=head, table=table, accepted=("municipality|atlantis|Alfter",))


@pytest.mark.parametrize(
    ("cell", "outcome", "day"),
    [
        (date(2026, 2, 3), "new", "03.02.2026"),
        ("3.2.26", "new", "03.02.2026"),
        ("2026-02-03", "new", "03.02.2026"),
        (46056, "doubtful", "03.02.2026"),
        ("46056", "doubtful", "03.02.2026"),
        ("31.02.2026", "doubtful", "28.02.2026"),
        ("31.2.26", "doubtful", "28.02.2026"),
        ("02/13/2026", "doubtful", "13.02.2026"),
        ("3.3.2026", "refused", "3.3.2026"),
        ("demnächst", "refused", "demnächst"),
        ("99.99.2026", "refused", "99.99.2026"),
    ],
)
def test_days_in_every_dress_and_impossible_ones(head: Actor, cell: Any, outcome: str, day: str) -> None:
    row = only_row(preview(head, (COURSE, "Alfter", cell)))

    assert (row.outcome, row.cells["reported_on"]) == (outcome, day)


def test_topics_by_label_and_key_and_one_that_is_nearly_it(head: Actor) -> None:
    table = preview(
        head,
        *(
            (said, "Alfter", None, topic)
            for said, topic in zip("abcd", ("SPRACHE", "sprache", "Sprahce", "x"), strict=True)
        ),
    )

    assert [outcome for _number, outcome in outcomes(table)] == ["new", "new", "doubtful", "refused"]
    assert problems(table)[3]["topic"].startswith("„x“ steht nicht in der Liste. Möglich sind: Sprache; Wohnen")


def test_the_same_wording_is_there_already_or_proposed_as_such(asking: Asking, head: Actor) -> None:
    asking.reported(COURSE, "Troisdorf")

    table = preview(
        head,
        (COURSE, "Troisdorf", "02.03.2026"),
        ("Deutschkurse für Eltern am Abend", "Troisdorf", "01.03.2026"),
        (COURSE, "Alfter"),
        ("Am Abend einen Deutschkurs für die Eltern", "Alfter"),
        (COURSE, "Alfter"),
    )

    assert outcomes(table) == [(2, "unchanged"), (3, "doubtful"), (4, "new"), (5, "doubtful"), (6, "refused")]
    assert [doubt.sentence for doubt in doubts_of(table)] == [
        f"Das steht wohl schon da: „{COURSE}“. Trotzdem übernehmen?",
        f"Sagt fast dasselbe wie Zeile 4: „{COURSE}“. Trotzdem übernehmen?",
    ]
    taken(head, accepted(head, table, doubts_of(table)[0].key))
    assert Need.objects.filter(source="import").count() == 2


def test_the_same_file_twice_changes_nothing(head: Actor) -> None:
    rows = ((COURSE, "Troisdorf", "01.03.2026"), ("Wohnungen für Familien", "Alfter"))
    taken(head, preview(head, *rows))

    assert outcomes(preview(head, *rows)) == [(2, "unchanged"), (3, "unchanged")]


def test_needs_go_into_the_round_and_the_history_and_the_search_know_them(asking: Asking, head: Actor) -> None:
    taken(head, preview(head, (COURSE, "Troisdorf", "01.03.2026", "Sprache"), target=str(asking.asked.pk)))

    need = Need.objects.get()
    assert (need.round, need.state, need.topic) == (asking.asked, "reported", asking.codes["sprache"])
    (entry,) = history(need)
    assert (entry.verb, entry.reason) == ("needs.import_needs", "Import aus „bedarfe.xlsx“, Zeile 2")
    assert {row["label"]: row["after"] for row in entry.changes} == {
        "Was gebraucht wird": COURSE,
        "gemeldet am": "01.03.2026",
        "Kommune": "Troisdorf",
        "Thema": "Sprache",
    }
    assert len(search(actor=head, query="Deutschkurs").groups) == 1


def test_an_import_is_undone_as_a_whole_except_what_somebody_worked_on(asking: Asking, head: Actor) -> None:
    before = asking.reported("Das war schon da", "Alfter")
    rows = [(f"{word} wird gebraucht", "Troisdorf") for word in ("Sport", "Musik", "Lernhilfe", "Beratung")]
    table = taken(head, preview(head, *rows))
    sport, music, help_, advice = Need.objects.filter(source="import").order_by("pk")
    commands.comment_need(actor=head, need=sport, text="Ist das neu?")
    commands.review_need(
        actor=asking.world.here.system,
        need=music,
        action_field=asking.world.code["bildung"],
        topic=asking.codes["sprache"],
    )

    table = undone(head, table)

    assert set(Need.objects.all()) == {before, sport, music}
    assert table.state == "undone"
    assert table.note == ("2 Einträge sind wieder entfernt. 2 bleiben, weil inzwischen jemand daran gearbeitet hat.")
    assert [entry.verb for entry in history(help_)] == ["needs.undo_needs", "needs.import_needs"]
    assert search(actor=head, query="Lernhilfe").groups == ()
    assert len(search(actor=head, query="Sport").groups) == 1
    assert advice.pk not in Need.objects.values_list("pk", flat=True)
    with pytest.raises(Refused, match="nicht zurücknehmen"):
        undo_import(actor=head, table=table)


def test_what_names_nobody_or_two_or_tomorrow_is_refused(asking: Asking, head: Actor) -> None:
    columns = ("Bedarf", "Kommune", "Organisation", "Datum")
    table = preview(
        head,
        (COURSE, None, None),
        (COURSE, "Alfter", "Stadtverwaltung Alfter"),
        (COURSE, "Alfter", None, "03.03.2026"),
        (None, "Alfter"),
        ("Noch etwas", None, "Stadtverwaltung Alfter"),
        columns=columns,
    )

    assert outcomes(table) == [(2, "refused"), (3, "refused"), (4, "refused"), (5, "refused"), (6, "new")]
    assert problems(table)[2] == {"reported_on": "Der Tag liegt in der Zukunft."}


def test_the_way_from_the_list_over_the_proposals_to_the_needs_and_back(asking: Asking, head: Actor) -> None:
    client = Client()
    client.force_login(asking.world.here.people["head"].user)
    assert 'href="/importieren/bedarfe/"' in client.get("/bedarfe/").content.decode()
    table = preview(head, (COURSE, "Trosdorf"), ("Sport", "Trosdorf"))
    one = f"/importe/{table.pk}/"

    shown = client.get(one).content.decode()
    assert "2 Zeilen sind zweifelhaft." in shown
    assert "„Trosdorf“: gemeint ist wohl Troisdorf." in shown
    proposals = client.get(f"{one}vorschlaege/").content.decode()
    assert "„Trosdorf“: gemeint ist wohl Troisdorf. (Zeilen 2, 3)" in proposals
    assert client.post(f"{one}vorschlaege/", {}).status_code == 422
    assert fresh(table).state == "ready"

    assert client.post(f"{one}vorschlaege/", {"all_mends": "on"}).headers["Location"] == one
    assert "2 Zeilen lassen sich übernehmen." in client.get(one).content.decode()
    assert client.post(f"{one}uebernehmen/", {}).headers["Location"] == one
    assert Need.objects.count() == 2
    assert "2 Einträge werden wieder entfernt." in client.get(f"{one}zuruecknehmen/").content.decode()
    assert client.post(f"{one}zuruecknehmen/", {}).headers["Location"] == one
    assert "2 Einträge sind wieder entfernt." in client.get(one).content.decode()
    assert Need.objects.count() == 0


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_a_text_file_in_every_usual_encoding(head: Actor, encoding: str) -> None:
    rows = [HEAD, ("Räume für Übungen", "Alfter", "1.3.26", "Sprache")]
    content = as_utf8(text_file(rows, ";", encoding))
    table = begin_import(actor=head, sheet="bedarfe", file_name="a.csv", content=content, target="ohne")

    taken(head, checked(head, table))

    assert list(Need.objects.values_list("text", "reported_on")) == [("Räume für Übungen", date(2026, 3, 1))]


def test_titles_two_headings_formulas_and_a_lost_zero(head: Actor) -> None:
    content = workbook(
        [
            ("Bedarfe 2026", None, None),
            ("Meldung", "Wer", "Wann"),
            ("Bedarf", "AGS", "Datum"),
            (Formula('=CONCAT("Musik","schule")', "Musikschule"), 5382004, date(2026, 3, 1)),
            ("Nachmittags", Formula("=B4", "05382004"), Formula("=C4", 46082)),
        ]
    )
    table = begin_import(actor=head, sheet="bedarfe", file_name="a.xlsx", content=content, target="ohne")

    table = checked(head, table)

    assert outcomes(table) == [(4, "new"), (5, "doubtful")]
    assert [row.cells["municipality"] for row in table.rows.all()] == ["Alfter", "Alfter"]
    assert table.rows.get(number=5).cells["reported_on"] == "01.03.2026"


def test_taking_over_that_breaks_half_way_writes_nothing(head: Actor, monkeypatch: Any) -> None:
    table = preview(head, *((f"Bedarf Nummer {number}", "Alfter", date(2026, 1, 1 + number)) for number in range(9)))
    table = accepted(head, table, *(doubt.key for doubt in doubts_of(table))) if doubts_of(table) else table
    monkeypatch.setattr("schwerpunkt.exchange.working.BULK", 4)
    monkeypatch.setattr(slips, "note_progress", lambda key, _count: slips.ask_to_stop(key))

    table = taken(head, table)

    assert (table.state, Need.objects.count()) == ("ready", 0)
    assert table.note == "Sie haben die Übernahme abgebrochen. Es ist nichts geändert worden."
