import copy
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from schwerpunkt.audit.trail import history
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.core.writing import licence
from schwerpunkt.documents.content import checksum, from_json
from schwerpunkt.papers import commands
from schwerpunkt.papers.models import FrozenPaper
from schwerpunkt.papers.outputs import render
from schwerpunkt.papers.queries import document
from schwerpunkt.planning.models import Goal
from tests.kit.papers import DAY, Desk, moment


def test_release_freezes_text_facts_and_files(desk: Desk) -> None:
    paper = desk.released()
    frozen = FrozenPaper.objects.get(paper=paper)

    assert frozen.checksum == checksum(from_json(frozen.content))
    assert (frozen.frozen_by, frozen.frozen_at) == ("Head Rsk", moment(DAY))
    assert [goal["title"] for goal in frozen.facts["goals"]] == ["Übergang", "Elternarbeit"]
    assert frozen.facts["placeholders"]["anzahl_ziele_wort"] == "zwei"
    assert [file.name for file in (frozen.pdf, frozen.docx, frozen.html)] == [
        f"2023-02-10_{STEM}.pdf",
        f"2023-02-10_{STEM}.docx",
        f"2023-02-10_{STEM}.html",
    ]
    assert (paper.state, history(paper)[0].verb) == ("released", "papers.release_paper")


STEM = "schwerpunkte-des-kommunalen-integrationszentrums-des-ki-musterkreises-im-jahr"


def test_a_released_paper_gives_the_same_bytes_whatever_happens_to_the_data(desk: Desk) -> None:
    paper = desk.released()
    before = {form: render(paper, form).content for form in ("pdf", "docx", "html")}
    goal = Goal.objects.get(period=desk.period, number=1)
    goal.title = "Ganz anders"
    with licence("test"):
        goal.save()

    assert {form: render(paper, form).content for form in ("pdf", "docx", "html")} == before
    assert "Ganz anders" in str(document(paper))


def test_the_same_input_gives_the_same_bytes(desk: Desk) -> None:
    first, second = desk.released(), desk.released()

    assert FrozenPaper.objects.get(paper=first).checksum == FrozenPaper.objects.get(paper=second).checksum
    assert render(first, "pdf").content == render(second, "pdf").content


def test_a_frozen_copy_never_changes(desk: Desk) -> None:
    frozen = FrozenPaper.objects.get(paper=desk.released())
    frozen.checksum = "0" * 64

    with licence("test"), pytest.raises(RuntimeError, match="never changes"):
        frozen.save()
    other = copy.copy(frozen)
    other.pk, other._state.adding = None, True
    with licence("test"), transaction.atomic(), pytest.raises(IntegrityError):
        other.save()


def test_a_draft_is_marked_and_a_released_paper_is_not(desk: Desk) -> None:
    paper = desk.paper()
    draft = document(paper).mark
    with clock.at(moment(DAY)):
        commands.release_paper(actor=desk.world.actor("head"), paper=paper)
    paper.refresh_from_db()

    assert (draft, document(paper).mark) == ("Entwurf", "")


@pytest.mark.parametrize("role", ["officer", "assistant", "reader"])
def test_only_the_head_releases(desk: Desk, role: str) -> None:
    with pytest.raises(Forbidden, match="Das darf nur: KI-Leitung"):
        commands.release_paper(actor=desk.world.actor(role), paper=desk.paper())


def test_release_names_what_is_missing(desk: Desk) -> None:
    head = desk.world.actor("head")
    no_meeting = desk.paper(meeting=None, committee=desk.committee)
    no_period = desk.paper(period=None, title="Ohne Zeitraum")
    for key in ("ziele", "weitere-schwerpunkte", "zustimmung"):
        commands.leave_out_block(actor=head, block=desk.block(no_period, key))
    emptied = desk.paper()
    commands.edit_block(actor=head, block=desk.block(emptied, "bitte"), text="")

    with pytest.raises(Refused, match=r"^Im Text fehlt noch: Sitzung\.$"):
        commands.release_paper(actor=head, paper=no_meeting)
    with pytest.raises(Refused, match=r"^Im Text fehlt noch: Schwerpunktzeitraum\.$"):
        commands.release_paper(actor=head, paper=no_period)
    with pytest.raises(Refused, match=r"^Ohne Text: „Bitte an das Gremium“"):
        commands.release_paper(actor=head, paper=emptied)


def test_release_needs_committee_meeting_and_a_signatory_of_that_day(desk: Desk) -> None:
    head = desk.world.actor("head")
    paper = desk.paper(meeting=None)
    commands.leave_out_block(actor=head, block=desk.block(paper, "sitzung"))
    with pytest.raises(Refused, match="noch kein Gremium"):
        commands.release_paper(actor=head, paper=paper)
    step = commands.add_consultation(actor=head, paper=paper, committee=desk.committee, role="noting")
    with pytest.raises(Refused, match=r"Noch ohne Sitzung: Sozialausschuss\."):
        commands.release_paper(actor=head, paper=paper)
    commands.change_consultation(
        actor=head,
        consultation=step,
        committee=desk.committee,
        role="noting",
        meeting=desk.meeting,
        is_authoritative=False,
        proposal="",
        is_public=True,
    )
    desk.signatory.valid_to = date(2023, 1, 31)
    with licence("test"):
        desk.signatory.save()
    with pytest.raises(Refused, match="gilt am Datum der Vorlage nicht"):
        commands.release_paper(actor=head, paper=paper)


def test_a_missing_agreement_needs_a_reason_that_is_kept(desk: Desk) -> None:
    head = desk.world.actor("head")
    row = desk.period.agreements.get(ministry__short_name="MSB")
    with licence("test"):
        row.outcome, row.answered_on = "open", None
        row.save()
    paper = desk.paper()

    with pytest.raises(Refused) as refused:
        commands.release_paper(actor=head, paper=paper)
    commands.release_paper(actor=head, paper=paper, reason="Sitzung vor der Antwort")

    assert refused.value.fields == {
        "reason": "Es fehlt die Zustimmung von: MSB. Nennen Sie den Grund, trotzdem freizugeben."
    }
    frozen = FrozenPaper.objects.get(paper=paper)
    assert frozen.facts["released_without_agreement"] == {"missing": ["MSB"], "reason": "Sitzung vor der Antwort"}
    assert "Die Rückmeldung des Ministeriums MSB steht noch aus." in str(frozen.content)


def test_submission_is_noted_with_day_and_number(desk: Desk) -> None:
    paper, assistant = desk.released(), desk.world.actor("assistant")
    with clock.at(moment(date(2023, 2, 15))):
        for day, sentence in (
            (date(2023, 2, 16), "Der Tag liegt in der Zukunft."),
            (date(2023, 2, 9), "Der Tag liegt vor dem Datum der Vorlage."),
        ):
            with pytest.raises(Refused) as refused:
                commands.submit_paper(actor=assistant, paper=paper, submitted_on=day)
            assert refused.value.fields == {"submitted_on": sentence}
        submitted = commands.submit_paper(
            actor=assistant, paper=paper, submitted_on=date(2023, 2, 14), reference="50/017"
        )

    assert (submitted.state, submitted.submitted_on, submitted.reference) == ("submitted", date(2023, 2, 14), "50/017")


def test_a_draft_is_not_submitted_and_a_taken_number_refused(desk: Desk) -> None:
    assistant = desk.world.actor("assistant")
    desk.paper(reference="50/017")

    with pytest.raises(Refused, match="Das geht nur im Zustand „freigegeben“; jetzt ist der Zustand „Entwurf“"):
        commands.submit_paper(actor=assistant, paper=desk.paper())
    with pytest.raises(Refused, match="hat schon eine andere"):
        commands.submit_paper(actor=assistant, paper=desk.released(), reference="50/017")
    with pytest.raises(Forbidden):
        commands.submit_paper(actor=desk.world.actor("officer"), paper=desk.released())


def test_a_submission_is_taken_back_unless_a_committee_has_spoken(desk: Desk) -> None:
    assistant, paper, consulted = desk.world.actor("assistant"), desk.submitted(), desk.submitted()
    step = consulted.consultations.get()
    other = commands.postpone_consultation(actor=assistant, consultation=step, meeting=desk.later_meeting)
    with clock.at(moment(date(2023, 5, 5))):
        commands.record_consultation(actor=assistant, consultation=other, result_on=date(2023, 5, 4))

    with pytest.raises(Refused) as silent:
        commands.take_back_submission(actor=assistant, paper=paper, reason="")
    back = commands.take_back_submission(actor=assistant, paper=paper, reason="Liegt noch hier")
    with pytest.raises(Refused, match="Ein Gremium hat schon beraten"):
        commands.take_back_submission(actor=assistant, paper=consulted, reason="x")

    assert silent.value.fields == {"reason": "Bitte nennen Sie den Grund; er steht im Verlauf."}
    assert (back.state, back.submitted_on) == ("released", None)
