from datetime import date

import pytest

from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.papers import commands
from schwerpunkt.papers.enums import BlockSource, ConsultationRole
from schwerpunkt.papers.models import PaperTemplate, TemplateBlock
from schwerpunkt.papers.queries.placeholders import PLACEHOLDER, unknown_in
from tests.kit.papers import Desk
from tests.kit.world import World


def test_the_starter_set_is_installed_once_per_centre(world: World) -> None:
    first = commands.install_starter_templates(actor=world.here.system)
    second = commands.install_starter_templates(actor=world.here.system)

    assert [each.key for each in first] == [
        "mitteilungsvorlage",
        "beschlussvorlage",
        "bericht",
        "zwischenbericht",
        "evaluation",
        "jahresbericht",
        "antwortbrief",
    ]
    assert second == []


def test_the_starter_set_knows_only_what_the_program_knows(world: World) -> None:
    commands.install_starter_templates(actor=world.here.system)
    blocks = TemplateBlock.objects.all()

    assert {block.source for block in blocks} <= set(BlockSource.values)
    assert {template.default_role for template in PaperTemplate.objects.all()} <= set(ConsultationRole.values)
    unknown = {
        name
        for block in blocks
        for name in unknown_in(block.text)
        if name not in commands.templates.SOURCE_PLACEHOLDERS.get(BlockSource(block.source), ())
    }
    assert unknown == set()
    assert [name for template in PaperTemplate.objects.all() for name in unknown_in(template.title)] == []
    assert PLACEHOLDER.findall(blocks.get(template__key="bericht", key="anlass").text) == [
        "gebiet_genitiv",
        "zeitraum_text",
    ]


def _create(desk: Desk, label: str = "Stellungnahme", **more: object) -> PaperTemplate:
    return commands.create_template(actor=desk.world.actor("admin"), label=label, **more)  # type: ignore[arg-type]


def test_a_new_kind_is_data(desk: Desk) -> None:
    admin = desk.world.actor("admin")
    template = _create(desk, title="Stellungnahme {zeitraum_text}")
    first = commands.add_template_block(
        actor=admin, template=template, label="Anlass", source="text", text="Es geht um {zeitraum}."
    )
    commands.add_template_block(actor=admin, template=template, label="Gruß", source="text", text="Mit Dank.")
    commands.change_template_block(
        actor=admin, block=first, label="Anlass", source="text", heading="Anlass:", text="Es geht um {gebiet}."
    )
    commands.move_template_block(actor=admin, block=first, place=2)

    paper = desk.paper(template=template)

    assert paper.title == "Stellungnahme im Jahr 2023"
    assert [(block.key, block.heading) for block in paper.blocks.all()] == [("gru", ""), ("anlass", "Anlass:")]


def test_a_kind_can_begin_as_a_copy_and_its_blocks_change_places(desk: Desk) -> None:
    admin = desk.world.actor("admin")
    template = _create(desk, copy_of=desk.template)
    keys = {block.key: str(block.pk) for block in template.blocks.all()}
    order = list(reversed(list(keys.values())))

    commands.order_template_blocks(actor=admin, template=template, order=order)
    with pytest.raises(Refused, match="dazugekommen oder weggefallen"):
        commands.order_template_blocks(actor=admin, template=template, order=order[1:])
    commands.remove_template_block(actor=admin, block=template.blocks.get(key="strategie"))

    assert list(template.blocks.values_list("key", flat=True))[:2] == ["unterschrift", "sitzung"]
    assert template.blocks.count() == desk.template.blocks.count() - 1


def test_what_a_kind_cannot_be_is_refused_at_the_field(desk: Desk) -> None:
    wrong: list[tuple[dict[str, object], dict[str, str]]] = [
        ({"label": " "}, {"label": "Bitte geben Sie der Vorlagenart einen Namen."}),
        ({"label": "Bericht"}, {"label": "Eine Vorlagenart mit diesem Namen gibt es schon."}),
        ({"default_role": "x"}, {"default_role": "Bitte wählen Sie, was das Gremium tun soll."}),
        (
            {"valid_from": date(2023, 2, 1), "valid_to": date(2023, 1, 1)},
            {"valid_to": "Das Ende liegt vor dem Beginn."},
        ),
        (
            {"title": "{titel}"},
            {"title": "Diesen Platzhalter gibt es nicht: {titel}. Welche es gibt, steht unter „Platzhalter“."},
        ),
    ]

    for change, fields in wrong:
        with pytest.raises(Refused) as refused:
            _create(desk, **{"label": "Neu", **change})  # type: ignore[arg-type]
        assert refused.value.fields == fields


def test_what_a_block_cannot_be_is_refused_at_the_field(desk: Desk) -> None:
    admin = desk.world.actor("admin")
    wrong = [
        ({"label": " "}, {"label": "Bitte geben Sie dem Baustein einen Namen."}),
        ({"source": "x"}, {"source": "Bitte wählen Sie, woher der Inhalt kommt."}),
        ({"text": " "}, {"text": "Bitte schreiben Sie den Text."}),
        (
            {"source": "meeting", "text": "Am {tag}."},
            {"text": "Hier gibt es nur diese Platzhalter: {gremium}, {datum}. Nicht: {tag}."},
        ),
    ]

    for change, fields in wrong:
        with pytest.raises(Refused) as refused:
            commands.add_template_block(
                actor=admin, template=desk.template, **{"label": "Neu", "source": "text", "text": "x", **change}
            )
        assert refused.value.fields == fields


def test_a_kind_in_use_ends_instead_of_going(desk: Desk) -> None:
    desk.paper()

    with pytest.raises(Refused, match="Setzen Sie ein Ende"):
        commands.remove_template(actor=desk.world.actor("admin"), template=desk.template)
    commands.remove_template(actor=desk.world.actor("admin"), template=_create(desk))

    assert PaperTemplate.objects.count() == 7


def test_officers_do_not_manage_kinds(desk: Desk) -> None:
    with pytest.raises(Forbidden, match="Das darf nur: KI-Leitung, Fachadministration"):
        commands.create_template(actor=desk.world.actor("officer"), label="Neu")


def test_papers_keep_the_blocks_they_were_made_with(desk: Desk) -> None:
    paper = desk.paper()
    block = desk.template.blocks.get(key="bitte")
    commands.change_template_block(
        actor=desk.world.actor("admin"), block=block, label="Bitte", source="text", heading="", text="Bitte lesen."
    )

    assert desk.block(paper, "bitte").pattern == "Um Kenntnisnahme wird gebeten."
