from datetime import date

import pytest

from schwerpunkt.audit.trail import history
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.papers import commands
from schwerpunkt.papers.models import Paper, PaperTemplate
from tests.kit.papers import DAY, Desk, moment


def test_a_paper_takes_blocks_committee_and_title_from_template_and_data(desk: Desk) -> None:
    paper = desk.paper()

    assert paper.title == "Schwerpunkte des Kommunalen Integrationszentrums des KI Musterkreises im Jahr 2023"
    assert list(paper.blocks.values_list("key", flat=True)) == [
        "vorbemerkungen",
        "aufgabe",
        "strategie",
        "ableitung",
        "ziele",
        "weitere-schwerpunkte",
        "zustimmung",
        "bitte",
        "sitzung",
        "unterschrift",
    ]
    step = paper.consultations.get()
    assert (step.committee, step.meeting, step.role) == (desk.committee, desk.meeting, "noting")
    assert paper.signatory == desk.signatory
    assert history(paper).get().verb == "papers.create_paper"


@pytest.mark.parametrize("role", ["reader", "auditor", "admin"])
def test_who_only_reads_makes_no_paper(desk: Desk, role: str) -> None:
    with pytest.raises(Forbidden, match="Das darf nur: KI-Leitung, Fachkraft, Verwaltungsassistenz"):
        desk.paper(role)

    assert Paper.objects.count() == 0


def test_what_a_paper_cannot_be_is_refused_at_the_field(desk: Desk) -> None:
    desk.paper(reference="50/017")
    commands.change_template(
        actor=desk.world.actor("head"),
        template=PaperTemplate.objects.get(key="bericht"),
        label="Bericht",
        title="",
        default_role="noting",
        has_proposal=False,
        has_budget_effect=False,
        valid_from=date(2024, 1, 1),
        valid_to=None,
    )

    with pytest.raises(Refused) as taken:
        desk.paper(reference="50/017")
    with pytest.raises(Refused) as other:
        desk.paper(committee=desk.other_committee)
    with pytest.raises(Refused) as ended:
        desk.paper(template=PaperTemplate.objects.get(key="bericht"))

    assert taken.value.fields == {"reference": "Diese Vorlagennummer hat schon eine andere Vorlage."}
    assert other.value.fields == {"meeting": "Diese Sitzung gehört zu einem anderen Gremium."}
    assert ended.value.fields == {"template": "Diese Vorlagenart gilt am Datum der Vorlage nicht."}


def _change(desk: Desk, paper: Paper, role: str = "officer", **more: object) -> Paper:
    arguments: dict[str, object] = {
        "actor": desk.world.actor(role),
        "paper": paper,
        "title": paper.title,
        "period": paper.period,
        "dated_on": paper.dated_on,
        "reference": paper.reference,
        "signatory": paper.signatory,
        "author": paper.author,
        **more,
    }
    return commands.change_paper(**arguments)  # type: ignore[arg-type]  # a test names what it changes


def test_author_head_and_assistant_change_a_draft_others_do_not(desk: Desk) -> None:
    by_head = desk.paper("head")

    assert _change(desk, by_head, "assistant", title="Neuer Betreff").title == "Neuer Betreff"
    assert _change(desk, by_head, "head", title="Noch einer").title == "Noch einer"
    with pytest.raises(Forbidden, match="Diese Vorlage schreibt jemand anders"):
        _change(desk, by_head, "officer", title="Meiner")
    assert _change(desk, desk.paper("officer"), "officer", title="Meiner").title == "Meiner"


def test_a_paper_needs_a_title_and_is_not_its_own_predecessor(desk: Desk) -> None:
    paper = desk.paper()

    with pytest.raises(Refused) as empty:
        _change(desk, paper, title="  ")
    with pytest.raises(Refused) as circle:
        _change(desk, paper, related_papers=[paper])

    assert empty.value.fields == {"title": "Bitte geben Sie der Vorlage einen Betreff."}
    assert circle.value.fields == {"related_papers": "Eine Vorlage kann nicht auf sich selbst verweisen."}


def test_a_draft_is_deleted_a_signed_one_withdrawn(desk: Desk) -> None:
    gone, signed = desk.paper(), desk.paper()
    people = desk.world.here.people
    author, head = desk.world.actor("officer"), desk.world.actor("head")
    commands.set_cosigners(actor=author, paper=signed, chain=[commands.Cosigner(people["head"])])
    commands.start_cosigning(actor=author, paper=signed)
    commands.cosign(actor=head, cosignature=signed.cosignatures.get())
    commands.reopen_paper(actor=author, paper=signed, reason="Zahl falsch")

    commands.remove_paper(actor=author, paper=gone)
    with pytest.raises(Refused, match="war schon in der Mitzeichnung"):
        commands.remove_paper(actor=author, paper=signed)
    with pytest.raises(Refused) as without:
        commands.withdraw_paper(actor=author, paper=signed, reason=" ")
    withdrawn = commands.withdraw_paper(actor=author, paper=signed, reason="Überholt")

    assert without.value.fields == {"reason": "Bitte nennen Sie den Grund; er steht im Verlauf."}
    assert list(Paper.objects.values_list("pk", "state")) == [(signed.pk, "withdrawn")]
    newest = history(withdrawn)[0]
    assert (newest.verb, newest.reason) == ("papers.withdraw_paper", "Überholt")


def test_a_new_version_keeps_texts_and_committees_and_names_the_old_one(desk: Desk) -> None:
    old = desk.paper()
    author = desk.world.actor("officer")
    commands.edit_block(actor=author, block=desk.block(old, "bitte"), text="Um Zustimmung wird gebeten.")
    with clock.at(moment(DAY)):
        commands.release_paper(actor=desk.world.actor("head"), paper=old)

    new = commands.copy_as_new_version(actor=author, paper=old, dated_on=date(2023, 3, 10))

    assert (new.state, new.dated_on, list(new.related_papers.all())) == ("draft", date(2023, 3, 10), [old])
    assert desk.block(new, "bitte").text == "Um Zustimmung wird gebeten."
    assert [(step.committee, step.meeting) for step in new.consultations.all()] == [(desk.committee, None)]


def test_the_number_of_the_councils_office_can_come_late(desk: Desk) -> None:
    paper, other = desk.released(), desk.paper(reference="50/018")
    assistant = desk.world.actor("assistant")

    assert commands.set_reference(actor=assistant, paper=paper, reference=" 50/017 ").reference == "50/017"
    with pytest.raises(Refused, match="hat schon eine andere"):
        commands.set_reference(actor=assistant, paper=paper, reference="50/018")
    commands.withdraw_paper(actor=assistant, paper=other, reason="Überholt")
    with pytest.raises(Refused, match="zurückgezogen"):
        commands.set_reference(actor=assistant, paper=other, reference="50/019")
