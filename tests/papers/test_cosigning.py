from datetime import date

import pytest

from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.core.writing import licence
from schwerpunkt.papers import commands
from schwerpunkt.papers.commands import Cosigner
from schwerpunkt.papers.models import Paper
from tests.kit.papers import DAY, Desk, moment


def _chained(desk: Desk) -> Paper:
    paper = desk.paper()
    chain = [
        Cosigner(desk.world.here.people["assistant"], due_on=date(2023, 2, 12)),
        Cosigner(unit="Kämmerei", due_on=date(2023, 2, 14)),
        Cosigner(desk.world.here.people["head"]),
    ]
    return commands.set_cosigners(actor=desk.world.actor("officer"), paper=paper, chain=chain)


def _states(paper: Paper) -> list[str]:
    return list(paper.cosignatures.order_by("position").values_list("state", flat=True))


def test_a_paper_goes_through_its_chain_in_order(desk: Desk) -> None:
    paper, author = _chained(desk), desk.world.actor("officer")
    assistant, head = desk.world.actor("assistant"), desk.world.actor("head")

    commands.start_cosigning(actor=author, paper=paper)
    first = _states(paper)
    with pytest.raises(Refused, match="jetzt nicht dran"):
        commands.cosign(actor=head, cosignature=paper.cosignatures.get(position=3))
    commands.cosign(actor=assistant, cosignature=paper.cosignatures.get(position=1), remark="Gut so.")
    with clock.at(moment(date(2023, 2, 15))):
        commands.sign_for_unit(
            actor=assistant, cosignature=paper.cosignatures.get(position=2), signed_on=date(2023, 2, 13)
        )
    commands.cosign(actor=head, cosignature=paper.cosignatures.get(position=3))
    paper.refresh_from_db()

    assert first == ["due", "waiting", "waiting"]
    assert _states(paper) == ["signed", "signed", "signed"]
    assert paper.state == "cosigned"
    assert paper.cosignatures.get(position=2).remark == "Gezeichnet am 13.02.2023."
    with clock.at(moment(DAY)):
        assert commands.release_paper(actor=head, paper=paper).state == "released"


def test_the_text_is_locked_while_others_sign(desk: Desk) -> None:
    paper, author = _chained(desk), desk.world.actor("officer")
    commands.start_cosigning(actor=author, paper=paper)

    with pytest.raises(Refused, match="Die Vorlage ist in der Mitzeichnung"):
        commands.edit_block(actor=author, block=desk.block(paper, "bitte"), text="anders")


def test_giving_back_makes_a_draft_and_needs_a_remark(desk: Desk) -> None:
    paper, author, assistant = _chained(desk), desk.world.actor("officer"), desk.world.actor("assistant")
    commands.start_cosigning(actor=author, paper=paper)
    link = paper.cosignatures.get(position=1)

    with pytest.raises(Refused) as silent:
        commands.return_paper(actor=assistant, cosignature=link, remark=" ")
    commands.return_paper(actor=assistant, cosignature=link, remark="Frist fehlt.")
    paper.refresh_from_db()
    returned = (paper.state, _states(paper), paper.cosignatures.get(position=1).remark)
    commands.start_cosigning(actor=author, paper=paper)

    assert silent.value.fields == {"remark": "Bitte schreiben Sie, was zu ändern ist."}
    assert returned == ("draft", ["returned", "waiting", "waiting"], "Frist fehlt.")
    assert _states(paper) == ["due", "waiting", "waiting"]


def test_an_office_outside_gives_back_through_the_assistant(desk: Desk) -> None:
    paper, assistant = _chained(desk), desk.world.actor("assistant")
    commands.start_cosigning(actor=desk.world.actor("officer"), paper=paper)
    commands.cosign(actor=assistant, cosignature=paper.cosignatures.get(position=1))

    commands.return_for_unit(actor=assistant, cosignature=paper.cosignatures.get(position=2), remark="Kosten unklar.")
    paper.refresh_from_db()

    assert (paper.state, paper.cosignatures.get(position=2).state) == ("draft", "returned")


def test_only_the_named_person_or_her_substitute_signs(desk: Desk) -> None:
    paper = _chained(desk)
    commands.start_cosigning(actor=desk.world.actor("officer"), paper=paper)
    link = paper.cosignatures.get(position=1)
    people = desk.world.here.people

    with pytest.raises(Forbidden, match="für eine andere Person vorgesehen"):
        commands.cosign(actor=desk.world.actor("officer"), cosignature=link)
    with pytest.raises(Refused, match="zeichnet eine Person aus dem Team selbst"):
        commands.sign_for_unit(actor=desk.world.actor("head"), cosignature=link)
    with pytest.raises(Refused, match="zeichnet eine Person aus dem Team selbst"):
        commands.return_for_unit(actor=desk.world.actor("head"), cosignature=link, remark="x")
    with pytest.raises(Forbidden):
        commands.sign_for_unit(actor=desk.world.actor("officer"), cosignature=link)
    people["assistant"].substitute = people["officer"]
    with licence("test"):
        people["assistant"].save()
    signed = commands.cosign(actor=desk.world.actor("officer"), cosignature=link)

    assert signed.state == "signed"


def test_a_chain_that_cannot_be_is_refused(desk: Desk) -> None:
    paper, author = desk.paper(), desk.world.actor("officer")
    head = desk.world.here.people["head"]
    wrong = {
        "Bitte wählen Sie eine Person oder nennen Sie die Stelle.": [Cosigner()],
        "Eine Person zeichnet nur einmal mit.": [Cosigner(head), Cosigner(head)],
        "Wer später dran ist, kann nicht früher fällig sein.": [
            Cosigner(head, due_on=date(2023, 3, 2)),
            Cosigner(unit="Kämmerei", due_on=date(2023, 3, 1)),
        ],
    }

    for sentence, chain in wrong.items():
        with pytest.raises(Refused) as refused:
            commands.set_cosigners(actor=author, paper=paper, chain=chain)
        assert refused.value.fields == {"chain": sentence}
    with pytest.raises(Refused, match="Legen Sie zuerst fest, wer mitzeichnet"):
        commands.start_cosigning(actor=author, paper=paper)


def test_a_future_signature_is_refused(desk: Desk) -> None:
    paper, assistant = _chained(desk), desk.world.actor("assistant")
    commands.start_cosigning(actor=desk.world.actor("officer"), paper=paper)
    commands.cosign(actor=assistant, cosignature=paper.cosignatures.get(position=1))

    with clock.at(moment(DAY)), pytest.raises(Refused) as refused:
        commands.sign_for_unit(
            actor=assistant, cosignature=paper.cosignatures.get(position=2), signed_on=date(2023, 2, 11)
        )

    assert refused.value.fields == {"signed_on": "Der Tag liegt in der Zukunft."}


def test_a_paper_comes_back_from_co_signature_with_a_reason(desk: Desk) -> None:
    paper, author = _chained(desk), desk.world.actor("officer")
    commands.start_cosigning(actor=author, paper=paper)

    with pytest.raises(Refused) as silent:
        commands.reopen_paper(actor=author, paper=paper, reason="")
    commands.reopen_paper(actor=author, paper=paper, reason="Zahl falsch")
    paper.refresh_from_db()

    assert silent.value.fields == {"reason": "Bitte nennen Sie den Grund; er steht im Verlauf."}
    assert (paper.state, _states(paper)) == ("draft", ["waiting", "waiting", "waiting"])


def test_release_waits_for_every_signature(desk: Desk) -> None:
    paper = _chained(desk)

    with pytest.raises(Refused, match=r"Noch nicht mitgezeichnet: Assistant Rsk, Kämmerei, Head Rsk\."):
        commands.release_paper(actor=desk.world.actor("head"), paper=paper)
