from datetime import date

import pytest

from schwerpunkt.audit.trail import history
from schwerpunkt.core.errors import Conflict, Forbidden, Refused
from schwerpunkt.core.writing import licence
from schwerpunkt.papers import commands
from schwerpunkt.papers.models import Paper, PaperBlock
from schwerpunkt.papers.queries import compose_block, effective_text, has_drifted
from schwerpunkt.planning.models import Goal
from tests.kit.papers import Desk


def _keys(desk: Desk, paper: Paper) -> list[str]:
    return list(PaperBlock.objects.filter(paper=paper).order_by("position").values_list("key", flat=True))


def _rename_goal(desk: Desk, title: str) -> None:
    goal = Goal.objects.get(period=desk.period, number=1)
    goal.title = title
    with licence("test"):
        goal.save()


def test_a_block_follows_the_data_until_it_is_edited(desk: Desk) -> None:
    paper = desk.paper()
    goals = desk.block(paper, "ziele")
    _rename_goal(desk, "Übergänge")

    assert effective_text(goals) == (
        "1. Übergänge\nBis zum 31.12.2023 wird das KI den Übergang mit zwei Formaten gestalten.\n"
        "2. Elternarbeit\nBis zum 31.12.2023 wird das KI zwei Elterngruppen stärken."
    )


def test_an_edited_block_keeps_its_words_and_tells_when_the_data_moved_on(desk: Desk) -> None:
    author = desk.world.actor("officer")
    block = commands.edit_block(
        actor=author, block=desk.block(desk.paper(), "ziele"), text="1. Nur eins\nBis bald.", heading="Ziele"
    )
    before = has_drifted(block)
    _rename_goal(desk, "Übergänge")
    after = has_drifted(block)
    kept = commands.keep_block(actor=author, block=block)

    assert (before, after, has_drifted(kept)) == (False, True, False)
    assert (effective_text(kept), kept.heading) == ("1. Nur eins\nBis bald.", "Ziele")
    assert [entry.verb for entry in history(block)] == ["papers.keep_block", "papers.edit_block"]


def test_resetting_follows_the_data_again(desk: Desk) -> None:
    author = desk.world.actor("officer")
    block = commands.edit_block(actor=author, block=desk.block(desk.paper(), "bitte"), text="Bitte zustimmen.")

    reset = commands.reset_block(actor=author, block=block)

    assert (reset.is_edited, effective_text(reset)) == (False, "Um Kenntnisnahme wird gebeten.")


def test_the_same_words_as_the_data_are_no_edit(desk: Desk) -> None:
    block = desk.block(desk.paper(), "bitte")

    same = commands.edit_block(actor=desk.world.actor("officer"), block=block, text=compose_block(block) + "\n")

    assert same.is_edited is False


def test_placeholders_live_on_in_own_words_and_unknown_ones_are_refused(desk: Desk) -> None:
    author, block = desk.world.actor("officer"), desk.block(desk.paper(), "bitte")

    edited = commands.edit_block(actor=author, block=block, text="Es sind {anzahl_ziele_wort} Ziele {zeitraum_text}.")
    with pytest.raises(Refused) as unknown:
        commands.edit_block(actor=author, block=block, text="Es sind {anzahl_zeile}.")

    assert effective_text(edited) == "Es sind zwei Ziele im Jahr 2023."
    assert unknown.value.fields == {
        "text": "Diesen Platzhalter gibt es nicht: {anzahl_zeile}. Welche es gibt, steht unter „Platzhalter“."
    }


def test_a_text_without_end_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused) as long:
        commands.edit_block(
            actor=desk.world.actor("officer"), block=desk.block(desk.paper(), "bitte"), text="Wort " * 20_001
        )

    assert long.value.fields == {"text": "Der Text ist zu lang. Teilen Sie ihn auf mehrere Bausteine auf."}


def test_two_people_at_one_block_are_told_of_each_other(desk: Desk) -> None:
    block = desk.block(desk.paper(), "bitte")
    opened = block.revision
    commands.edit_block(actor=desk.world.actor("head"), block=block, text="Bitte zustimmen.")

    with pytest.raises(Conflict) as conflict:
        commands.edit_block(  # type: ignore[call-arg]  # every command takes the revision that was opened
            actor=desk.world.actor("officer"), block=block, text="Bitte lesen.", revision=opened
        )

    assert conflict.value.changed_by == "Head Rsk"


def test_moving_a_block_is_no_conflict_for_who_writes_in_another(desk: Desk) -> None:
    paper = desk.paper()
    block = desk.block(paper, "bitte")
    commands.move_block(actor=desk.world.actor("head"), block=desk.block(paper, "unterschrift"), place=1)

    edited = commands.edit_block(  # type: ignore[call-arg]  # every command takes the revision that was opened
        actor=desk.world.actor("officer"), block=block, text="Bitte lesen.", revision=block.revision
    )

    assert edited.text == "Bitte lesen."


def test_blocks_change_their_places(desk: Desk) -> None:
    paper, author = desk.paper(), desk.world.actor("officer")
    before = _keys(desk, paper)

    commands.move_block(actor=author, block=desk.block(paper, "ziele"), place=2)
    moved = _keys(desk, paper)
    keys = {block.key: str(block.pk) for block in paper.blocks.all()}
    commands.order_blocks(actor=author, paper=paper, order=[keys[key] for key in before])
    with pytest.raises(Refused, match="dazugekommen oder weggefallen"):
        commands.order_blocks(actor=author, paper=paper, order=[keys[key] for key in before[1:]])

    assert moved[:3] == ["vorbemerkungen", "ziele", "aufgabe"]
    assert _keys(desk, paper) == before


def test_a_block_is_left_out_and_taken_in_again(desk: Desk) -> None:
    author, block = desk.world.actor("officer"), desk.block(desk.paper(), "strategie")

    out = commands.leave_out_block(actor=author, block=block).is_left_out

    assert (out, commands.take_in_block(actor=author, block=block).is_left_out) == (True, False)


def test_own_blocks_come_before_the_signature_and_can_go_again(desk: Desk) -> None:
    paper, author = desk.paper(), desk.world.actor("officer")

    own = commands.add_block(actor=author, paper=paper, label="Ausblick", heading="Ausblick:", text="Es geht weiter.")
    keys = _keys(desk, paper)
    with pytest.raises(Refused, match="eigener Text"):
        commands.reset_block(actor=author, block=own)
    with pytest.raises(Refused, match="gehört zur Vorlagenart"):
        commands.remove_block(actor=author, block=desk.block(paper, "bitte"))
    commands.remove_block(actor=author, block=own)

    assert keys[-2:] == ["eigen-1", "unterschrift"]
    assert "eigen-1" not in _keys(desk, paper)


def test_an_empty_own_block_is_refused_at_its_fields(desk: Desk) -> None:
    with pytest.raises(Refused) as empty:
        commands.add_block(actor=desk.world.actor("officer"), paper=desk.paper(), label=" ", text=" ")

    assert empty.value.fields == {
        "label": "Bitte geben Sie dem Baustein einen Namen.",
        "text": "Bitte schreiben Sie den Text.",
    }


@pytest.mark.parametrize("role", ["officer", "head", "assistant"])
def test_nobody_changes_a_block_of_a_released_paper(desk: Desk, role: str) -> None:
    paper, actor = desk.released(), desk.world.actor(role)
    block = desk.block(paper, "bitte")
    attempts = (
        lambda: commands.edit_block(actor=actor, block=block, text="anders"),
        lambda: commands.reset_block(actor=actor, block=block),
        lambda: commands.keep_block(actor=actor, block=block),
        lambda: commands.move_block(actor=actor, block=block, place=1),
        lambda: commands.leave_out_block(actor=actor, block=block),
        lambda: commands.take_in_block(actor=actor, block=block),
        lambda: commands.remove_block(actor=actor, block=block),
        lambda: commands.add_block(actor=actor, paper=paper, label="x", text="x"),
        lambda: commands.order_blocks(actor=actor, paper=paper, order=[]),
    )

    for attempt in attempts:
        with pytest.raises(Refused, match="Die Vorlage ist freigegeben und ändert sich nicht mehr"):
            attempt()


def test_a_stranger_to_the_paper_edits_no_block(desk: Desk) -> None:
    block = desk.block(desk.paper("head"), "bitte")

    with pytest.raises(Forbidden, match="schreibt jemand anders"):
        commands.edit_block(actor=desk.world.actor("officer"), block=block, text="anders")


def test_the_legal_basis_is_the_one_of_the_papers_day(desk: Desk) -> None:
    from schwerpunkt.directory.models import LegalSource, LegalVersion  # noqa: PLC0415  # used here alone

    with licence("test"):
        source = LegalSource.objects.get()
        LegalVersion(
            source=source,
            label="neu",
            issued_on=date(2023, 6, 1),
            valid_from=date(2023, 6, 1),
            citation="Erlass in neuer Fassung",
        ).save()

    early = effective_text(desk.block(desk.paper(), "vorbemerkungen"))
    late = effective_text(desk.block(desk.paper(dated_on=date(2023, 7, 1)), "vorbemerkungen"))

    assert early.startswith("Gemäß des des Erlasses ist das KI verpflichtet")
    assert late.startswith("Gemäß des Erlass in neuer Fassung ist das KI verpflichtet")
