from datetime import date

import pytest

from schwerpunkt.accounts.actors import actor_for
from schwerpunkt.audit.trail import history
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.core.writing import licence
from schwerpunkt.papers import commands, deadlines
from schwerpunkt.papers.commands import Cosigner
from schwerpunkt.papers.deadlines import cosignatures, own_drafts, returned, to_release, to_submit
from schwerpunkt.ui.contributions import items_of, search_sources
from tests.kit.papers import DAY, MEETING_DAY, Desk, moment

DUE = date(2023, 2, 16)


def test_a_due_co_signature_waits_for_the_person_and_her_substitute(desk: Desk) -> None:
    people, paper = desk.world.here.people, desk.paper()
    people["head"].substitute = people["officer"]
    with licence("test"):
        people["head"].save()
    chain = [Cosigner(people["head"], due_on=DUE), Cosigner(unit="Kämmerei")]
    commands.set_cosigners(actor=desk.world.actor("officer"), paper=paper, chain=chain)
    commands.start_cosigning(actor=desk.world.actor("officer"), paper=paper)

    found = {
        role: [(each.title, each.is_mine, each.due_on) for each in items_of(cosignatures(actor_for(people[role]), DAY))]
        for role in ("head", "officer", "assistant")
    }

    assert found == {
        "head": [("Vorlage mitzeichnen", True, DUE)],
        "officer": [("Vorlage mitzeichnen", False, DUE)],
        "assistant": [],
    }


def test_an_office_outside_waits_for_who_records_it(desk: Desk) -> None:
    paper = desk.paper()
    commands.set_cosigners(actor=desk.world.actor("officer"), paper=paper, chain=[Cosigner(unit="Kämmerei")])
    commands.start_cosigning(actor=desk.world.actor("officer"), paper=paper)

    assert [each.title for each in items_of(cosignatures(desk.world.actor("assistant"), DAY))] == [
        "Mitzeichnung von „Kämmerei“ eintragen"
    ]
    assert items_of(cosignatures(desk.world.actor("officer"), DAY)) == []


def test_a_returned_paper_waits_for_its_author(desk: Desk) -> None:
    paper, assistant = desk.paper(), desk.world.actor("assistant")
    chain = [Cosigner(desk.world.here.people["assistant"])]
    commands.set_cosigners(actor=desk.world.actor("officer"), paper=paper, chain=chain)
    commands.start_cosigning(actor=desk.world.actor("officer"), paper=paper)
    commands.return_paper(actor=assistant, cosignature=paper.cosignatures.get(), remark="Frist fehlt.")

    assert [each.detail for each in items_of(returned(desk.world.actor("officer"), DAY))] == [
        "Assistant Rsk: Frist fehlt."
    ]


@pytest.mark.parametrize(("day", "count"), [(DAY, 1), (date(2023, 1, 18), 0)])
def test_a_draft_waits_when_the_meeting_wants_its_papers_soon(desk: Desk, day: date, count: int) -> None:
    desk.paper()

    found = items_of(own_drafts(desk.world.actor("officer"), day))

    assert [each.due_on for each in found] == [DUE] * count
    assert items_of(own_drafts(desk.world.actor("head"), day)) == []


def test_what_waits_for_release_submission_and_results(desk: Desk) -> None:
    head, assistant, officer = (desk.world.actor(role) for role in ("head", "assistant", "officer"))
    cosigned = desk.paper()
    commands.set_cosigners(actor=officer, paper=cosigned, chain=[Cosigner(desk.world.here.people["officer"])])
    commands.start_cosigning(actor=officer, paper=cosigned)
    commands.cosign(actor=officer, cosignature=cosigned.cosignatures.get())
    desk.released()
    desk.submitted()

    assert [(each.title, each.due_on) for each in items_of(to_release(head, DAY))] == [("Vorlage freigeben", DUE)]
    assert [each.title for each in items_of(to_submit(assistant, DAY))] == ["Vorlage einreichen"]
    assert [each.title for each in items_of(to_submit(assistant, MEETING_DAY))] == [
        "Vorlage einreichen",
        "Ergebnis eintragen: Sozialausschuss",
    ]
    for source in (to_release, to_submit, deadlines.returned):
        assert items_of(source(officer, MEETING_DAY)) == []


def test_search_finds_the_words_and_shows_readers_only_what_is_released(desk: Desk) -> None:
    source = search_sources()["papers.paper"]
    draft, released = desk.paper(), desk.released(reference="50/017")
    reader, officer = desk.world.actor("reader"), desk.world.actor("officer")

    assert "Um Kenntnisnahme wird gebeten." in source.text(draft)
    assert source.text(released).startswith("50/017 Schwerpunkte des Kommunalen")
    assert source.visible is not None
    assert [
        source.visible(who).filter(pk=each.pk).exists() for who in (reader, officer) for each in (draft, released)
    ] == [
        False,
        True,
        True,
        True,
    ]


def test_the_papers_history_tells_when_all_have_signed_and_consulted(desk: Desk) -> None:
    officer, assistant = desk.world.actor("officer"), desk.world.actor("assistant")
    paper = desk.paper()
    commands.set_cosigners(actor=officer, paper=paper, chain=[Cosigner(desk.world.here.people["officer"])])
    with clock.at(moment(DAY)):
        commands.start_cosigning(actor=officer, paper=paper)
        commands.cosign(actor=officer, cosignature=paper.cosignatures.get())
        commands.release_paper(actor=desk.world.actor("head"), paper=paper)
        commands.submit_paper(actor=assistant, paper=paper)
    with pytest.raises(Refused, match="Noch nicht alle Gremien"):
        commands.conclude_paper(actor=assistant, paper=paper)
    with pytest.raises(Refused, match="Das geht nur im Zustand"):
        commands.complete_cosigning(actor=officer, paper=paper)
    with clock.at(moment(date(2023, 3, 3))):
        commands.record_consultation(actor=assistant, consultation=paper.consultations.get(), result_on=MEETING_DAY)

    verbs = [entry.verb.removeprefix("papers.") for entry in history(paper)]
    assert verbs[0] == "conclude_paper"
    assert {"complete_cosigning", "release_paper", "submit_paper"} <= set(verbs)
