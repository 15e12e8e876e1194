from collections.abc import Callable

import pytest

from schwerpunkt.core.errors import Refused
from schwerpunkt.documents.content import plain_text
from schwerpunkt.documents.uploads import CheckedUpload
from schwerpunkt.papers import commands
from schwerpunkt.papers.queries import document
from tests.kit.papers import Desk

NOTE = CheckedUpload("Übersicht der Kommunen.txt", "text/plain", b"Troisdorf\n")


def test_attachments_are_named_ordered_and_listed_in_the_paper(desk: Desk) -> None:
    paper, author = desk.paper(), desk.world.actor("officer")
    first = commands.add_attachment(actor=author, paper=paper, file=NOTE)
    second = commands.add_attachment(actor=author, paper=paper, file=NOTE, title="Karte")
    commands.rename_attachment(actor=author, attachment=first, title="Übersicht")
    commands.move_attachment(actor=author, attachment=second, place=1)

    assert first.file.read() == b"Troisdorf\n"
    assert plain_text(document(paper)).endswith("Anlagen\nKarte\nÜbersicht")


def test_an_attachment_can_go_but_not_lose_its_name(desk: Desk) -> None:
    paper, author = desk.paper(), desk.world.actor("officer")
    attachment = commands.add_attachment(actor=author, paper=paper, file=NOTE)

    with pytest.raises(Refused) as nameless:
        commands.rename_attachment(actor=author, attachment=attachment, title=" ")
    commands.remove_attachment(actor=author, attachment=attachment)

    assert nameless.value.fields == {"title": "Bitte geben Sie der Anlage eine Bezeichnung."}
    assert paper.attachments.count() == 0


def test_a_released_paper_keeps_its_attachments(desk: Desk) -> None:
    author = desk.world.actor("officer")
    paper = desk.paper()
    attachment = commands.add_attachment(actor=author, paper=paper, file=NOTE)
    commands.release_paper(actor=desk.world.actor("head"), paper=paper)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: commands.add_attachment(actor=author, paper=paper, file=NOTE),
        lambda: commands.rename_attachment(actor=author, attachment=attachment, title="x"),
        lambda: commands.move_attachment(actor=author, attachment=attachment, place=1),
        lambda: commands.remove_attachment(actor=author, attachment=attachment),
    )

    for attempt in attempts:
        with pytest.raises(Refused, match="Die Vorlage ist freigegeben"):
            attempt()


def test_attachments_have_an_end(desk: Desk) -> None:
    paper, author = desk.paper(), desk.world.actor("officer")
    for _number in range(50):
        commands.add_attachment(actor=author, paper=paper, file=NOTE)

    with pytest.raises(Refused, match="Mehr als 50 Anlagen"):
        commands.add_attachment(actor=author, paper=paper, file=NOTE)
