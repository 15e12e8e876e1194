from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from schwerpunkt.core import clock
from schwerpunkt.core.writing import licence
from schwerpunkt.documents.uploads import CheckedUpload
from schwerpunkt.needs.commands import RoundFacts, create_round
from schwerpunkt.papers import commands
from schwerpunkt.papers.commands import Cosigner
from schwerpunkt.papers.models import Paper, PaperBlock
from schwerpunkt.papers.urls import urlpatterns
from schwerpunkt.planning.models import Goal
from tests.kit import queries
from tests.kit.papers import DAY, Desk, moment

PATTERNS = {str(pattern.name): str(pattern.pattern) for pattern in urlpatterns}


@pytest.fixture
def head(client: Client, desk: Desk) -> Client:
    client.force_login(desk.world.here.people["head"].user)
    return client


@pytest.fixture
def records(desk: Desk) -> dict[str, int]:
    """A draft with everything a draft can have; keys by the first part of the address."""
    paper, head = desk.paper(), desk.world.actor("head")
    commands.set_cosigners(actor=head, paper=paper, chain=[Cosigner(unit="Kämmerei")])
    own = commands.add_block(actor=head, paper=paper, label="Ausblick", text="Weiter.")
    attachment = commands.add_attachment(
        actor=head, paper=paper, file=CheckedUpload("karte.txt", "text/plain", b"Karte"), title="Karte"
    )
    return {
        "vorlagen": paper.pk,
        "bausteine": own.pk,
        "beratungen": paper.consultations.get().pk,
        "mitzeichnungen": paper.cosignatures.get().pk,
        "anlagen": attachment.pk,
        "bedarfsabfragen": create_round(actor=head, facts=RoundFacts("Bedarfe", DAY, DAY)).pk,
        "vorlagenarten": desk.template.pk,
        "vorlagenarten/bausteine": desk.template.blocks.get(key="bitte").pk,
    }


def _url(name: str, records: dict[str, int]) -> str:
    pattern = PATTERNS[name]
    if "<int:pk>" not in pattern:
        return reverse(f"papers:{name}")
    key = records[pattern.partition("/<int:pk>")[0]]
    return reverse(f"papers:{name}", args=(key, "pdf") if name == "download" else (key,))


NOT_OF_A_DRAFT = {
    "preview",
    "cosign",
    "return",
    "figures",
    "figure_records",
    "letters_download",
    *(name for name in PATTERNS if name.startswith("council")),
}


@pytest.mark.parametrize("name", sorted(set(PATTERNS) - NOT_OF_A_DRAFT))
def test_every_page_of_a_draft_can_be_opened(head: Client, records: dict[str, int], name: str) -> None:
    assert head.get(_url(name, records)).status_code == 200


def test_every_page_of_a_paper_on_its_way_can_be_opened(client: Client, desk: Desk) -> None:
    client.force_login(desk.world.here.people["assistant"].user)
    paper = desk.paper()
    chain = [Cosigner(desk.world.here.people["assistant"]), Cosigner(unit="Kämmerei")]
    commands.set_cosigners(actor=desk.world.actor("officer"), paper=paper, chain=chain)
    commands.start_cosigning(actor=desk.world.actor("officer"), paper=paper)
    link = paper.cosignatures.get(position=1)
    submitted = desk.submitted()

    pages = [
        client.get(reverse("papers:cosign", args=(link.pk,))),
        client.get(reverse("papers:return", args=(link.pk,))),
        client.get(reverse("papers:paper", args=(paper.pk,))),
        client.get(reverse("papers:paper", args=(submitted.pk,))),
        client.get(reverse("papers:differences", args=(submitted.pk,))),
    ]

    assert [page.status_code for page in pages] == [200] * 5
    assert "Mitzeichnen" in pages[2].text
    assert "Ergebnis eintragen" in pages[3].text


@pytest.mark.parametrize(("name", "expected"), [("papers", 7)])
def test_the_list_asks_as_often_for_three_papers_as_for_one(desk: Desk, head: Client, name: str, expected: int) -> None:
    url = reverse(f"papers:{name}")
    desk.paper()
    head.get(url)
    with_one = queries.count(lambda: head.get(url))
    desk.paper()
    desk.released()

    assert with_one == queries.count(lambda: head.get(url)) == expected


def _fields(paper: Paper, **changes: str) -> dict[str, str]:
    from schwerpunkt.papers.forms.writing import WritingForm  # noqa: PLC0415  # what a browser would send

    form = WritingForm(actor=None, record=paper)
    sent = {name: str(form[name].value() or "") for name in form.fields}
    return {**sent, **changes}


def test_writing_saves_what_was_touched_and_nothing_else(desk: Desk, head: Client) -> None:
    paper = desk.paper()
    block = desk.block(paper, "bitte")

    answer = head.post(
        reverse("papers:write", args=(paper.pk,)),
        _fields(paper, title="Neuer Betreff", **{f"text_{block.pk}": "Um Zustimmung wird gebeten."}),
    )
    paper.refresh_from_db()

    assert (answer.status_code, paper.title) == (302, "Neuer Betreff")
    assert [(each.key, each.text) for each in paper.blocks.filter(is_edited=True)] == [
        ("bitte", "Um Zustimmung wird gebeten.")
    ]


def test_data_that_change_meanwhile_do_not_make_a_block_edited(desk: Desk, head: Client) -> None:
    paper = desk.paper()
    sent = _fields(paper)
    goal = Goal.objects.get(period=desk.period, number=1)
    goal.title = "Übergänge"
    with licence("test"):
        goal.save()

    head.post(reverse("papers:write", args=(paper.pk,)), sent)

    assert paper.blocks.filter(is_edited=True).count() == 0


def test_an_unknown_placeholder_is_said_at_its_block(desk: Desk, head: Client) -> None:
    paper = desk.paper()
    block = desk.block(paper, "bitte")

    answer = head.post(
        reverse("papers:write", args=(paper.pk,)), _fields(paper, **{f"text_{block.pk}": "Es sind {viele}."})
    )

    assert answer.status_code == 422
    assert f"id_text_{block.pk}-error" in answer.text
    assert "Diesen Platzhalter gibt es nicht: {viele}." in answer.text


def test_a_second_writer_sees_both_versions(desk: Desk, head: Client) -> None:
    paper = desk.paper()
    block = desk.block(paper, "bitte")
    sent = _fields(paper, **{f"text_{block.pk}": "Meine Bitte."})
    commands.write_paper(
        actor=desk.world.actor("officer"),
        paper=paper,
        title=paper.title,
        words={block.pk: commands.Words("Ihre Bitte.")},
    )

    answer = head.post(reverse("papers:write", args=(paper.pk,)), sent)

    assert answer.status_code == 409
    assert ("Ihre Bitte." in answer.text, "Meine Bitte." in answer.text) == (True, True)
    assert desk.block(paper, "bitte").text == "Ihre Bitte."


@pytest.mark.parametrize(
    ("verb", "leads_to"),
    [
        ("leave_out", "/schreiben/#baustein-"),
        ("take_in", "/schreiben/#baustein-"),
        ("up", "/schreiben/#baustein-"),
        ("down", "/schreiben/#baustein-"),
        ("reset", "/zuruecksetzen/"),
        ("order", "/reihenfolge/"),
        ("add", "/baustein-hinzufuegen/"),
    ],
)
def test_buttons_in_the_editor_save_first(desk: Desk, head: Client, verb: str, leads_to: str) -> None:
    paper = desk.paper()
    block = desk.block(paper, "bitte")

    answer = head.post(
        reverse("papers:write", args=(paper.pk,)),
        _fields(paper, **{f"text_{block.pk}": "Bitte lesen.", "_do": f"{verb}:{block.pk}"}),
    )

    assert leads_to in answer.headers["Location"]
    assert desk.block(paper, "bitte").text == "Bitte lesen."


def test_the_buttons_do_what_they_say(desk: Desk, head: Client) -> None:
    paper = desk.paper()
    block = desk.block(paper, "strategie")

    def press(verb: str) -> PaperBlock:
        paper.refresh_from_db()
        head.post(reverse("papers:write", args=(paper.pk,)), _fields(paper, _do=f"{verb}:{block.pk}"))
        return desk.block(paper, "strategie")

    out, back = press("leave_out").is_left_out, press("take_in").is_left_out
    up, down = press("up").position, press("down").position

    assert (out, back, up, down) == (True, False, 2, 3)


def test_the_preview_shows_what_is_typed_and_saves_nothing(desk: Desk, head: Client) -> None:
    paper = desk.paper()
    block = desk.block(paper, "bitte")
    sent = _fields(paper, **{f"text_{block.pk}": "Es sind {anzahl_ziele_wort} <b>Ziele</b>."})

    live = head.post(reverse("papers:preview", args=(paper.pk,)), sent)
    by_button = head.post(reverse("papers:write", args=(paper.pk,)), {**sent, "_preview": "1"})

    assert live.text.startswith('<article class="sp-sheet"')
    assert "Es sind zwei &lt;b&gt;Ziele&lt;/b&gt;." in live.text
    assert "Es sind zwei &lt;b&gt;Ziele&lt;/b&gt;." in by_button.text
    assert desk.block(paper, "bitte").is_edited is False


def test_drift_is_told_beside_the_block(desk: Desk, head: Client) -> None:
    paper = desk.paper()
    commands.edit_block(actor=desk.world.actor("head"), block=desk.block(paper, "ziele"), text="1. Eins\nText")
    goal = Goal.objects.get(period=desk.period, number=1)
    goal.title = "Übergänge"
    with licence("test"):
        goal.save()

    page = head.get(reverse("papers:write", args=(paper.pk,))).text

    assert "Die Daten haben sich seit Ihrer Änderung geändert." in page
    assert "Meinen Text behalten" in page


def test_differences_after_release_are_shown_on_their_own_page(desk: Desk, head: Client) -> None:
    paper = desk.released()
    goal = Goal.objects.get(period=desk.period, number=1)
    goal.title = "Übergänge"
    with licence("test"):
        goal.save()

    detail = head.get(reverse("papers:paper", args=(paper.pk,))).text
    shown = head.get(reverse("papers:differences", args=(paper.pk,))).text

    assert "Mit den heutigen Daten vergleichen" in detail
    assert "<ins>" in shown
    assert "Übergänge" not in detail


def test_a_paper_is_released_on_its_page(desk: Desk, head: Client) -> None:
    paper = desk.paper()
    with clock.at(moment(DAY)):
        answer = head.post(reverse("papers:release", args=(paper.pk,)), {})
    paper.refresh_from_db()

    assert (answer.status_code, paper.state) == (302, "released")


def test_a_refusal_of_release_is_shown_instead_of_the_button(desk: Desk, head: Client) -> None:
    paper = desk.paper(meeting=None)

    page = head.get(reverse("papers:release", args=(paper.pk,))).text

    assert "Im Text fehlt noch: Sitzung." in page


def test_a_reader_reads_what_is_released_and_is_told_of_the_rest(client: Client, desk: Desk) -> None:
    client.force_login(desk.world.here.people["reader"].user)
    draft, released = desk.paper(), desk.released()

    answers = [client.get(reverse("papers:paper", args=(each.pk,))) for each in (draft, released)]
    listed = client.get(reverse("papers:papers")).text

    assert [each.status_code for each in answers] == [403, 200]
    assert "Diese Vorlage ist noch nicht freigegeben." in answers[0].text
    assert (f"/vorlagen/{released.pk}/" in listed, f"/vorlagen/{draft.pk}/" in listed) == (True, False)
    assert client.get(reverse("papers:download", args=(draft.pk, "pdf"))).status_code == 403


def test_another_centres_paper_is_not_there(client: Client, desk: Desk) -> None:
    client.force_login(desk.world.there.people["head"].user)
    paper = desk.released()

    assert client.get(reverse("papers:paper", args=(paper.pk,))).status_code == 404


def test_co_signers_are_set_in_lines(desk: Desk, head: Client) -> None:
    paper = desk.paper()

    head.post(
        reverse("papers:cosigners", args=(paper.pk,)),
        {
            "signer_1": desk.world.here.people["assistant"].pk,
            "due_on_1": "12.2.23",
            "unit_2": "Kämmerei",
        },
    )

    assert list(paper.cosignatures.values_list("unit", "due_on")) == [
        ("Assistant Rsk", date(2023, 2, 12)),
        ("Kämmerei", None),
    ]


def test_an_upload_goes_through_the_check(desk: Desk, head: Client) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415  # used here alone

    paper = desk.paper()
    url = reverse("papers:attachment_add", args=(paper.pk,))

    good = head.post(url, {"file": SimpleUploadedFile("notiz.txt", b"Notiz")})
    bad = head.post(url, {"file": SimpleUploadedFile("notiz.pdf", b"keine PDF-Datei")})
    attachment = paper.attachments.get()

    assert (good.status_code, bad.status_code) == (302, 422)
    handed = head.get(reverse("papers:attachment", args=(attachment.pk,)))
    assert (handed.content, handed.headers["Content-Disposition"]) == (
        b"Notiz",
        "attachment; filename*=UTF-8''notiz.txt",
    )


def test_what_people_type_is_shown_as_text(desk: Desk, head: Client) -> None:
    paper = desk.paper(title="<script>alert(1)</script>")

    page = head.get(reverse("papers:paper", args=(paper.pk,))).text

    assert "<script>alert" not in page
    assert escape("<script>alert(1)</script>") in page


@pytest.mark.parametrize(("state", "expected"), [("draft", 11), ("submitted", 6)])
def test_a_paper_is_read_with_few_questions(desk: Desk, head: Client, state: str, expected: int) -> None:
    paper = desk.paper() if state == "draft" else desk.submitted()
    url = reverse("papers:paper", args=(paper.pk,))
    head.get(url)

    assert queries.count(lambda: head.get(url)) == expected
