from collections.abc import Callable
from datetime import date

from django.db.models import Model, QuerySet

from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Conflict, Refused
from schwerpunkt.documents.content import checksum, from_json
from schwerpunkt.documents.uploads import CheckedUpload
from schwerpunkt.papers import commands
from schwerpunkt.papers.commands import Cosigner
from schwerpunkt.papers.commands.writing import Words
from schwerpunkt.papers.models import FrozenPaper, Paper
from schwerpunkt.planning import commands as planning
from schwerpunkt.planning.models import Goal
from tests.kit.papers import DAY, Desk, moment
from tests.kit.together import at_once, done, refused


def _positions(rows: QuerySet[Model]) -> list[int]:
    return list(rows.order_by("position", "pk").values_list("position", flat=True))


def _write(desk: Desk, paper: Paper, role: str, text: str) -> Callable[[], Paper]:
    block = desk.block(paper, "bitte")
    return lambda: commands.write_paper(
        actor=desk.world.actor(role),
        paper=paper,
        title=paper.title,
        words={block.pk: Words(text)},
        revision=paper.revision,  # type: ignore[call-arg]  # every command takes it
    )


def test_the_second_of_two_who_write_a_paper_is_told_of_the_first(desk: Desk) -> None:
    paper = desk.paper()

    outcomes = at_once(
        _write(desk, paper, "head", "Fassung der Leitung."), _write(desk, paper, "officer", "Fassung der Fachkraft.")
    )

    (conflict,) = refused(outcomes)
    assert isinstance(conflict, Conflict)
    assert conflict.changed_by in ("Head Rsk", "Officer Rsk")
    assert desk.block(paper, "bitte").text in ("Fassung der Leitung.", "Fassung der Fachkraft.")
    assert AuditEntry.objects.filter(verb="papers.edit_block").count() == 1


def test_a_paper_is_released_and_frozen_once(desk: Desk) -> None:
    paper, head = desk.paper(), desk.world.actor("head")

    with clock.at(moment(DAY)):
        outcomes = at_once(*[lambda: commands.release_paper(actor=head, paper=paper)] * 2)

    frozen = FrozenPaper.objects.get()
    assert [each.message for each in refused(outcomes)] == [
        "Das geht nur im Zustand „Entwurf“ oder „mitgezeichnet“; jetzt ist der Zustand „freigegeben“."
    ]
    assert frozen.checksum == checksum(from_json(frozen.content))
    assert AuditEntry.objects.filter(verb="papers.release_paper").count() == 1


def test_what_is_written_while_the_head_releases_is_in_it_or_refused(desk: Desk) -> None:
    paper, head = desk.paper(), desk.world.actor("head")
    block = desk.block(paper, "bitte")

    with clock.at(moment(DAY)):
        released, written = at_once(
            lambda: commands.release_paper(actor=head, paper=paper),
            lambda: commands.edit_block(actor=desk.world.actor("officer"), block=block, text="Im letzten Moment."),
        )

    is_in = "Im letzten Moment." in str(FrozenPaper.objects.get().content)
    assert (isinstance(released, Refused), is_in) == (False, not isinstance(written, Refused))


def test_a_goal_that_changes_while_the_head_releases_is_the_same_everywhere_in_the_frozen_copy(desk: Desk) -> None:
    paper, head = desk.paper(), desk.world.actor("head")
    goal = Goal.objects.get(period=desk.period, number=1)

    def amend() -> Goal:
        return planning.amend_goal(
            actor=head,
            goal=goal,
            title="Anderer Titel",
            sentence="Bis zum 31.12.2023 wird das KI etwas anderes tun.",
            due_on=goal.due_on,
            reason="Beschluss",
            needs_agreement=False,
        )

    with clock.at(moment(DAY)):
        at_once(lambda: commands.release_paper(actor=head, paper=paper), amend)

    frozen = FrozenPaper.objects.get()
    assert ("etwas anderes tun" in str(frozen.content)) == ("etwas anderes tun" in str(frozen.facts))


def test_a_paper_is_submitted_once(desk: Desk) -> None:
    paper, assistant = desk.released(), desk.world.actor("assistant")

    outcomes = at_once(
        *(
            lambda day=day: commands.submit_paper(actor=assistant, paper=paper, submitted_on=date(2023, 2, day))
            for day in (13, 14)
        )
    )

    paper.refresh_from_db()
    (first,) = done(outcomes)
    assert (len(refused(outcomes)), paper.state, paper.submitted_on) == (1, "submitted", first.submitted_on)
    assert AuditEntry.objects.filter(verb="papers.submit_paper").count() == 1


def test_a_number_of_the_council_is_given_once(desk: Desk) -> None:
    papers, assistant = [desk.released(), desk.released()], desk.world.actor("assistant")

    outcomes = at_once(
        *(
            lambda paper=paper: commands.submit_paper(actor=assistant, paper=paper, reference="IV/123/2023")
            for paper in papers
        )
    )

    assert [each.fields for each in refused(outcomes)] == [
        {"reference": "Diese Vorlagennummer hat schon eine andere Vorlage."}
    ]
    assert sorted(Paper.objects.values_list("state", "reference")) == [("released", ""), ("submitted", "IV/123/2023")]


def test_co_signatures_come_in_order_whoever_presses_first(desk: Desk) -> None:
    paper, world = desk.paper(), desk.world
    people = [world.here.people[role] for role in ("assistant", "officer", "head")]
    commands.set_cosigners(actor=world.actor("head"), paper=paper, chain=[Cosigner(person) for person in people])
    commands.start_cosigning(actor=world.actor("officer"), paper=paper)
    links = list(paper.cosignatures.order_by("position"))

    outcomes = at_once(
        *(
            lambda role=role, link=link: commands.cosign(actor=world.actor(role), cosignature=link)
            for role, link in zip(("assistant", "officer", "head"), links, strict=True)
        )
    )

    states = list(paper.cosignatures.order_by("position").values_list("state", flat=True))
    signed = len(done(outcomes))
    paper.refresh_from_db()
    assert {each.message for each in refused(outcomes)} <= {"Diese Mitzeichnung ist jetzt nicht dran."}
    assert states == (["signed"] * signed + ["due", "waiting", "waiting"])[:3]
    assert paper.state == ("cosigned" if signed == 3 else "cosigning")


def test_one_signature_is_given_once(desk: Desk) -> None:
    paper, world = desk.paper(), desk.world
    commands.set_cosigners(actor=world.actor("officer"), paper=paper, chain=[Cosigner(world.here.people["assistant"])])
    commands.start_cosigning(actor=world.actor("officer"), paper=paper)
    link = paper.cosignatures.get()

    outcomes = at_once(*[lambda: commands.cosign(actor=world.actor("assistant"), cosignature=link)] * 2)

    paper.refresh_from_db()
    assert ([each.message for each in refused(outcomes)], paper.state) == (
        ["Diese Mitzeichnung ist jetzt nicht dran."],
        "cosigned",
    )
    assert AuditEntry.objects.filter(verb="papers.cosign").count() == 1


def test_signing_and_taking_back_do_not_wait_for_each_other_crosswise(desk: Desk) -> None:
    paper, world = desk.paper(), desk.world
    chain = [Cosigner(world.here.people["assistant"]), Cosigner(unit="Kämmerei")]
    commands.set_cosigners(actor=world.actor("officer"), paper=paper, chain=chain)
    commands.start_cosigning(actor=world.actor("officer"), paper=paper)
    link = paper.cosignatures.get(position=1)

    signed, reopened = at_once(
        lambda: commands.cosign(actor=world.actor("assistant"), cosignature=link),
        lambda: commands.reopen_paper(actor=world.actor("officer"), paper=paper, reason="Zahl falsch"),
    )

    paper.refresh_from_db()
    states = list(paper.cosignatures.order_by("position").values_list("state", flat=True))
    assert (isinstance(reopened, Refused), paper.state) == (False, "draft")
    assert states == (["waiting", "waiting"] if isinstance(signed, Refused) else ["signed", "waiting"])


def test_blocks_moved_ordered_and_added_at_once_keep_one_order(desk: Desk) -> None:
    paper, actor = desk.paper(), desk.world.actor("officer")
    blocks = list(paper.blocks.order_by("position"))
    order = [str(block.pk) for block in reversed(blocks)]

    outcomes = at_once(
        lambda: commands.move_block(actor=actor, block=blocks[0], place=len(blocks)),
        lambda: commands.move_block(actor=actor, block=blocks[-1], place=1),
        lambda: commands.add_block(actor=actor, paper=paper, label="Ausblick", text="Weiter."),
        lambda: commands.add_block(actor=actor, paper=paper, label="Rückblick", text="Früher."),
        lambda: commands.order_blocks(actor=actor, paper=paper, order=order),
    )

    assert {each.message for each in refused(outcomes)} <= {
        "Inzwischen ist etwas dazugekommen oder weggefallen. Bitte ordnen Sie noch einmal."
    }
    assert _positions(paper.blocks.all()) == list(range(1, len(blocks) + 3))
    assert len(done(outcomes)) >= 4


def test_committees_and_attachments_added_at_once_have_each_its_place(desk: Desk) -> None:
    paper, actor = desk.paper(), desk.world.actor("officer")
    upload = CheckedUpload("karte.txt", "text/plain", b"Karte")

    at_once(
        *[lambda: commands.add_consultation(actor=actor, paper=paper, committee=desk.other_committee, role="noting")]
        * 2,
        *[lambda: commands.add_attachment(actor=actor, paper=paper, file=upload)] * 3,
    )

    assert (_positions(paper.consultations.all()), _positions(paper.attachments.all())) == ([1, 2, 3], [1, 2, 3])


def test_the_last_two_committees_speak_at_once_and_the_paper_is_done(desk: Desk) -> None:
    paper, head = desk.paper(), desk.world.actor("head")
    with clock.at(moment(DAY)):
        commands.add_consultation(
            actor=head, paper=paper, committee=desk.committee, role="noting", meeting=desk.later_meeting
        )
        commands.release_paper(actor=head, paper=paper)
        commands.submit_paper(actor=head, paper=paper)
    steps = list(paper.consultations.all())

    at_once(
        *(
            lambda step=step: commands.record_consultation(actor=head, consultation=step, result_on=date(2023, 5, 4))
            for step in steps
        )
    )

    paper.refresh_from_db()
    assert (len(steps), paper.state) == (2, "consulted")


def test_a_meeting_is_postponed_once(desk: Desk) -> None:
    paper, assistant = desk.submitted(), desk.world.actor("assistant")
    step = paper.consultations.get()

    outcomes = at_once(
        *[
            lambda: commands.postpone_consultation(
                actor=assistant, consultation=step, meeting=desk.later_meeting, remark="Vertagt"
            )
        ]
        * 2
    )

    assert [each.message for each in refused(outcomes)] == ["Diese Beratung ist schon abgeschlossen."]
    assert list(paper.consultations.order_by("position").values_list("state", flat=True)) == ["postponed", "planned"]
