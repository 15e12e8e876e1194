from collections.abc import Callable
from datetime import date

import pytest

from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.papers import commands
from schwerpunkt.papers.models import Paper
from tests.kit.papers import DAY, MEETING_DAY, Desk, moment


def _steps(paper: Paper) -> list[tuple[int, str, str]]:
    rows = paper.consultations.order_by("position").select_related("committee")
    return [(row.position, row.committee.name, row.state) for row in rows]


def test_a_draft_gets_committees_in_order(desk: Desk) -> None:
    paper, author = desk.paper(), desk.world.actor("officer")
    second = commands.add_consultation(
        actor=author, paper=paper, committee=desk.other_committee, role="decision", is_authoritative=True
    )

    commands.move_consultation(actor=author, consultation=second, place=1)
    moved = _steps(paper)
    commands.remove_consultation(actor=author, consultation=second)

    assert moved == [(1, "Kreisausschuss", "planned"), (2, "Sozialausschuss", "planned")]
    assert _steps(paper) == [(1, "Sozialausschuss", "planned")]


def test_a_step_that_cannot_be_is_refused_at_its_fields(desk: Desk) -> None:
    with pytest.raises(Refused) as refused:
        commands.add_consultation(
            actor=desk.world.actor("officer"),
            paper=desk.paper(),
            committee=desk.other_committee,
            role="noting",
            meeting=desk.meeting,
            is_authoritative=True,
        )
    with pytest.raises(Refused) as role:
        commands.add_consultation(
            actor=desk.world.actor("officer"), paper=desk.paper(), committee=desk.committee, role="reading"
        )

    assert refused.value.fields == {
        "meeting": "Diese Sitzung gehört zu einem anderen Gremium.",
        "is_authoritative": "Eine Kenntnisnahme entscheidet nichts.",
    }
    assert role.value.fields == {"role": "Bitte wählen Sie, was das Gremium tun soll."}


def test_a_released_paper_keeps_its_committees(desk: Desk) -> None:
    paper, author = desk.released(), desk.world.actor("officer")
    step = paper.consultations.get()
    same = {"committee": desk.committee, "role": "noting", "meeting": desk.meeting, "is_public": True}
    attempts: tuple[Callable[[], object], ...] = (
        lambda: commands.add_consultation(actor=author, paper=paper, committee=desk.committee, role="noting"),
        lambda: commands.change_consultation(
            actor=author,
            consultation=step,
            is_authoritative=False,
            proposal="",
            **same,  # type: ignore[arg-type]
        ),
        lambda: commands.move_consultation(actor=author, consultation=step, place=1),
        lambda: commands.remove_consultation(actor=author, consultation=step),
    )

    for attempt in attempts:
        with pytest.raises(Refused, match="Die Vorlage ist freigegeben"):
            attempt()


def test_postponing_closes_a_step_and_opens_the_next_meeting(desk: Desk) -> None:
    paper, assistant = desk.submitted(), desk.world.actor("assistant")
    step = paper.consultations.get()

    following = commands.postpone_consultation(
        actor=assistant, consultation=step, meeting=desk.later_meeting, remark="Zeit reichte nicht"
    )
    step.refresh_from_db()

    assert _steps(paper) == [(1, "Sozialausschuss", "postponed"), (2, "Sozialausschuss", "planned")]
    assert (following.meeting, following.postponed_from, following.role) == (desk.later_meeting, step, "noting")
    assert step.remark == "Zeit reichte nicht"
    with pytest.raises(Refused, match="schon abgeschlossen"):
        commands.postpone_consultation(actor=assistant, consultation=step)


def test_a_postponement_goes_to_a_later_meeting_of_the_same_committee(desk: Desk) -> None:
    paper, assistant = desk.submitted(), desk.world.actor("assistant")
    step = paper.consultations.get()

    with pytest.raises(Refused) as same:
        commands.postpone_consultation(actor=assistant, consultation=step, meeting=desk.meeting)
    with pytest.raises(Refused, match="noch nicht freigegeben"):
        commands.postpone_consultation(actor=assistant, consultation=desk.paper().consultations.get())
    with pytest.raises(Forbidden):
        commands.postpone_consultation(actor=desk.world.actor("officer"), consultation=step)

    assert same.value.fields == {"meeting": "Die neue Sitzung muss nach der bisherigen liegen."}


def test_taking_note_with_day_number_and_remark_concludes_the_paper(desk: Desk) -> None:
    paper, assistant = desk.submitted(), desk.world.actor("assistant")
    with clock.at(moment(date(2023, 3, 3))):
        step = commands.record_consultation(
            actor=assistant,
            consultation=paper.consultations.get(),
            result_on=MEETING_DAY,
            agenda_number="4.1",
            remark="Nachfrage zu Ziel 2",
        )
    paper.refresh_from_db()

    assert (step.state, step.result, step.agenda_number) == ("done", "zur Kenntnis genommen", "4.1")
    assert paper.state == "consulted"


def test_a_result_can_be_corrected(desk: Desk) -> None:
    paper, assistant = desk.submitted(), desk.world.actor("assistant")
    step = paper.consultations.get()
    with clock.at(moment(date(2023, 3, 3))):
        commands.record_consultation(actor=assistant, consultation=step, result_on=date(2023, 3, 1))
        corrected = commands.record_consultation(actor=assistant, consultation=step, result_on=MEETING_DAY)
    paper.refresh_from_db()

    assert (corrected.result_on, paper.state) == (MEETING_DAY, "consulted")


def test_the_paper_is_consulted_with_the_last_committee_only(desk: Desk) -> None:
    paper, head, assistant = desk.paper(), desk.world.actor("head"), desk.world.actor("assistant")
    second = commands.add_consultation(actor=head, paper=paper, committee=desk.committee, role="noting")
    commands.change_consultation(
        actor=head,
        consultation=second,
        committee=desk.committee,
        role="noting",
        meeting=desk.later_meeting,
        is_authoritative=False,
        proposal="",
        is_public=True,
    )
    with clock.at(moment(DAY)):
        commands.release_paper(actor=head, paper=paper)
        commands.submit_paper(actor=assistant, paper=paper)
    first, second = paper.consultations.order_by("position")
    with clock.at(moment(date(2023, 3, 3))):
        commands.record_consultation(actor=assistant, consultation=first, result_on=MEETING_DAY)
    paper.refresh_from_db()
    between = paper.state
    with pytest.raises(Refused) as silent:
        commands.drop_consultation(actor=assistant, consultation=second, reason="")
    commands.drop_consultation(actor=assistant, consultation=second, reason="Kein Bedarf mehr")
    paper.refresh_from_db()

    assert silent.value.fields == {"reason": "Bitte nennen Sie den Grund; er steht im Verlauf."}
    assert (between, paper.state) == ("submitted", "consulted")


def test_the_only_committee_is_not_dropped(desk: Desk) -> None:
    paper = desk.submitted()

    with pytest.raises(Refused, match="Ziehen Sie die Vorlage zurück"):
        commands.drop_consultation(
            actor=desk.world.actor("assistant"), consultation=paper.consultations.get(), reason="x"
        )


def test_what_a_result_cannot_be_is_refused(desk: Desk) -> None:
    assistant = desk.world.actor("assistant")
    paper = desk.submitted()
    step = paper.consultations.get()
    with clock.at(moment(date(2023, 3, 3))):
        for day, sentence in (
            (date(2023, 3, 4), "Der Tag liegt in der Zukunft."),
            (date(2023, 2, 9), "Der Tag liegt vor dem Datum der Vorlage."),
        ):
            with pytest.raises(Refused) as refused:
                commands.record_consultation(actor=assistant, consultation=step, result_on=day)
            assert refused.value.fields == {"result_on": sentence}
        with pytest.raises(Refused, match="eingereicht"):
            commands.record_consultation(
                actor=assistant, consultation=desk.released().consultations.get(), result_on=MEETING_DAY
            )


def test_the_agenda_number_can_be_known_before(desk: Desk) -> None:
    step = desk.submitted().consultations.get()

    assert (
        commands.set_agenda_number(
            actor=desk.world.actor("assistant"), consultation=step, agenda_number=" 4.1 "
        ).agenda_number
        == "4.1"
    )


def test_a_decision_needs_its_words(desk: Desk) -> None:
    head, assistant = desk.world.actor("head"), desk.world.actor("assistant")
    from schwerpunkt.papers.models import PaperTemplate  # noqa: PLC0415  # used here alone

    paper = desk.paper(template=PaperTemplate.objects.get(key="beschlussvorlage"), budget_effect="keine")
    with clock.at(moment(DAY)):
        commands.release_paper(actor=head, paper=paper)
        commands.submit_paper(actor=assistant, paper=paper)
    step = paper.consultations.get()
    with clock.at(moment(date(2023, 3, 3))), pytest.raises(Refused) as silent:
        commands.record_consultation(actor=assistant, consultation=step, result_on=MEETING_DAY)

    assert (step.role, step.is_authoritative) == ("decision", True)
    assert silent.value.fields == {"result": "Bitte schreiben Sie, was das Gremium gesagt hat."}
