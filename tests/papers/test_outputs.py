import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from schwerpunkt.accounts.permissions import can
from schwerpunkt.core.errors import Refused
from schwerpunkt.papers import commands
from schwerpunkt.papers.enums import Perm
from schwerpunkt.papers.models import Paper
from schwerpunkt.papers.outputs import render
from schwerpunkt.papers.queries import visible_papers
from tests.kit.oparl import violations
from tests.kit.papers import Desk


@pytest.mark.parametrize(
    ("form", "start"), [("pdf", b"%PDF-"), ("docx", b"PK\x03\x04"), ("html", b"<!doctype html>"), ("json", b"{")]
)
def test_a_draft_comes_in_every_format(desk: Desk, form: str, start: bytes) -> None:
    content = render(desk.paper(), form).content

    assert isinstance(content, bytes)
    assert content.startswith(start)


def test_an_unknown_format_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="Möglich sind: pdf, docx, html, json"):
        render(desk.paper(), "odt")


def test_the_councils_json_conforms_before_and_after_release(desk: Desk) -> None:
    draft, paper = desk.paper(), desk.submitted()
    commands.postpone_consultation(
        actor=desk.world.actor("assistant"), consultation=paper.consultations.get(), meeting=desk.later_meeting
    )

    built = [json.loads(bytes(render(each, "json").content)) for each in (draft, paper)]  # type: ignore[arg-type]

    assert [violations(each) for each in built] == [[], []]
    assert "mainFile" not in built[0]
    assert built[1]["mainFile"]["mimeType"] == "application/pdf"
    assert [step["schwerpunkt:state"] for step in built[1]["consultation"]] == ["vertagt", "vorgesehen"]
    assert [len(meeting["agendaItem"]) for meeting in built[1]["schwerpunkt:meeting"]] == [1, 1]


def test_papers_are_listed_and_exported_from_the_command_line(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = desk.released()
    target = tmp_path / "vorlage.pdf"

    call_command("paper", "list", "--centre", "rsk")
    listed = capsys.readouterr().out
    call_command("paper", "export", str(paper.pk), "--format", "pdf", "--output", str(target))

    assert listed == f"{paper.pk:>6}  10.02.2023  freigegeben     rsk  Mitteilungsvorlage: {paper.title}\n"
    assert target.read_bytes() == render(paper, "pdf").content
    assert [each.name for each in tmp_path.iterdir()] == ["vorlage.pdf"]


def test_an_export_that_cannot_be_says_why_and_leaves_what_was_there(desk: Desk, tmp_path: Path) -> None:
    paper = desk.released()
    kept = tmp_path / "alt.pdf"
    kept.write_bytes(b"alt")
    wrong = {
        "Eine Vorlage mit der Kennung 999 gibt es nicht": ("999", str(kept)),
        "ist ein Ordner": (str(paper.pk), str(tmp_path)),
        "Den Ordner .* gibt es nicht": (str(paper.pk), str(tmp_path / "fehlt" / "x.pdf")),
    }

    for sentence, (key, output) in wrong.items():
        with pytest.raises(CommandError, match=sentence):
            call_command("paper", "export", key, "--format", "pdf", "--output", output)
    with pytest.raises(CommandError, match="Im Zentrum „nirgends“ gibt es keine Vorlage"):
        call_command("paper", "list", "--centre", "nirgends")

    assert kept.read_bytes() == b"alt"
    assert [each.name for each in tmp_path.iterdir()] == ["alt.pdf"]


@pytest.mark.parametrize(("role", "seen"), [("reader", 1), ("head", 3), ("officer", 3), ("auditor", 3), ("admin", 3)])
def test_the_visible_list_is_what_each_role_may_open(desk: Desk, role: str, seen: int) -> None:
    desk.released()
    desk.paper("head")
    commands.withdraw_paper(actor=desk.world.actor("head"), paper=desk.paper(), reason="x")
    actor = desk.world.actor(role)
    listed = set(visible_papers(actor=actor))

    allowed = {
        paper
        for paper in Paper.objects.all()
        if can(actor, Perm.VIEW_PAPERS, paper) or can(actor, Perm.VIEW_RELEASED_PAPERS, paper)
    }
    assert (len(listed), listed) == (seen, allowed)


def test_strangers_see_no_paper(desk: Desk) -> None:
    desk.released()

    assert list(visible_papers(actor=None)) == []
