"""The paper composed from the data: each block's text, and the document that all outputs are made of."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import override

from schwerpunkt.directory.enums import NameKind
from schwerpunkt.documents.content import (
    Block,
    BulletList,
    Document,
    Fact,
    Heading,
    Letterhead,
    ListItem,
    Notice,
    NumberedList,
    Paragraph,
    Signature,
    paragraph,
    runs_from_text,
    text_from_blocks,
)
from schwerpunkt.papers.enums import FROZEN_STATES, BlockSource, PaperState
from schwerpunkt.papers.models import Consultation, Paper, PaperBlock
from schwerpunkt.papers.queries.material import Material, material_of
from schwerpunkt.papers.queries.placeholders import fill, gap
from schwerpunkt.papers.queries.reading import blocks_of, table_text
from schwerpunkt.papers.queries.reporting import DRAWN, TOLD
from schwerpunkt.papers.queries.wording import listed
from schwerpunkt.planning.enums import AgreementOutcome
from schwerpunkt.planning.models import Agreement


def compose_block(block: PaperBlock) -> str:
    """What the data say for this block, as text that people can edit. Empty when there is nothing to say.

    Papers are German, whatever language the reader's pages speak.
    """
    with override("de"):
        return _composed(block, material_of(block.paper)).strip()


def effective_text(block: PaperBlock) -> str:
    """The text of the block as it will be printed: the hand-edited one, else the composed one."""
    return fill(block.text, material_of(block.paper)).strip() if block.is_edited else compose_block(block)


def has_drifted(block: PaperBlock) -> bool:
    """Whether the data say something else than when the block was edited by hand."""
    return block.is_edited and compose_block(block) != block.basis


def document(paper: Paper, unsaved: Mapping[int, tuple[str, str]] | None = None) -> Document:
    """The paper as it stands now in the data; a paper that is not released is marked "Entwurf".

    ``unsaved`` holds text and heading that somebody is just writing, by the block's key.
    """
    with override("de"):
        return _document(paper, unsaved or {})


def _document(paper: Paper, unsaved: Mapping[int, tuple[str, str]]) -> Document:
    material = material_of(paper)
    blocks: list[Block] = []
    for block in material.blocks:
        if block.is_left_out:
            continue
        if block.pk in unsaved:
            text, heading = unsaved[block.pk]
            text = fill(text, material)
        else:
            text = fill(block.text, material) if block.is_edited else _composed(block, material)
            heading = block.heading
        blocks.extend(_printed(block, text.strip(), heading, material))
    blocks.extend(_attachment_list(material))
    return Document(
        title=paper.title,
        created=paper.dated_on,
        kind=paper.template.label,
        subject=paper.period.title if paper.period else "",
        author=paper.centre.name,
        mark=mark_of(paper),
        letterhead=_letterhead(material),
        recipient=recipient_of(paper),
        meta=tuple(_meta(material)),
        blocks=tuple(blocks),
    )


def mark_of(paper: Paper) -> str:
    """What is printed on every page of a paper that is not, or no longer, in force."""
    if paper.state == PaperState.WITHDRAWN:
        return "Zurückgezogen"
    return "" if paper.state in FROZEN_STATES else "Entwurf"


def recipient_of(paper: Paper) -> tuple[str, ...]:
    """The address of a letter, line by line; nothing for a paper that goes to committees."""
    place, unit = paper.municipality, paper.organisation
    if place is not None:
        return (f"{place.kind} {place.name}".strip(),)
    return (unit.name, *(line for line in unit.address.splitlines() if line.strip())) if unit is not None else ()


def current_consultations(paper: Paper) -> list[Consultation]:
    """The steps that take place: neither postponed nor removed."""
    return material_of(paper).steps


# -- text of a block from the data --------------------------------------------------------------------------------
def _composed(block: PaperBlock, material: Material) -> str:
    source = BlockSource(block.source)
    return TOLD[source](material) if source in TOLD else _COMPOSERS[source](block, material)


def _from_pattern(block: PaperBlock, material: Material) -> str:
    return fill(block.pattern, material)


def _numbered_goals(block: PaperBlock, material: Material) -> str:
    goals = [goal for goal in material.goals if goal.number]
    if not goals:
        return gap(_("Ziele"))
    items = tuple(ListItem((Paragraph(runs_from_text(_one_block(goal.sentence))),), goal.title) for goal in goals)
    return text_from_blocks((NumberedList(items, goals[0].number or 1),))


def _other_goals(block: PaperBlock, material: Material) -> str:
    return "\n\n".join(
        f"**{goal.title}**\n\n{_one_block(goal.sentence)}" for goal in material.goals if goal.number is None
    )


def _agreements(block: PaperBlock, material: Material) -> str:
    if material.period is None:
        return gap(_("Schwerpunktzeitraum"))
    rows, paper = material.agreements, material.paper
    given = [row for row in rows if row.outcome in _GIVEN]
    sentences = [
        _filled(block.pattern or _AGREED, ministerien=_ministries(paper, same_day), datum=f"{day:%d.%m.%Y}")
        for day in dict.fromkeys(row.answered_on for row in given)
        if day is not None and (same_day := [row for row in given if row.answered_on == day])
    ]
    sentences += [
        f"Die Zustimmung {_ministries(paper, [row])} ist mit Auflagen verbunden: {row.conditions}"
        for row in given
        if row.outcome == AgreementOutcome.AGREED_WITH_CONDITIONS
    ]
    refused = [row for row in rows if row.outcome == AgreementOutcome.REFUSED]
    if refused:
        sentences.append(f"Von Seiten {_ministries(paper, refused)} wurde den Schwerpunkten nicht zugestimmt.")
    waiting = [row for row in rows if row.outcome == AgreementOutcome.OPEN]
    if waiting:
        sentences.append(f"Die Rückmeldung {_ministries(paper, waiting)} steht noch aus.")
    return "\n\n".join(sentences) or "Die Zustimmung der Ministerien steht noch aus."


_AGREED = "Den Schwerpunkten wurde mit Rückmeldung vom {datum} von Seiten {ministerien} zugestimmt."
_GIVEN = (AgreementOutcome.AGREED, AgreementOutcome.AGREED_WITH_CONDITIONS)


def _ministries(paper: Paper, rows: list[Agreement]) -> str:
    names = [row.ministry.name_on(paper.dated_on, NameKind.SHORT) for row in rows]
    return f"des Ministeriums {names[0]}" if len(names) == 1 else f"der Ministerien {listed(names)}"


def _meetings(block: PaperBlock, material: Material) -> str:
    lines = []
    for step in material.steps:
        day = f"{step.meeting.held_on:%d.%m.%Y}" if step.meeting else gap(_("Sitzung"))
        lines.append(_filled(block.pattern or _MEETING, gremium=step.committee.genitive, datum=day))
    return "\n\n".join(lines) or gap(_("Sitzung"))


_MEETING = "Zur Sitzung {gremium} am {datum}."


def _filled(pattern: str, **values: str) -> str:
    for name, value in values.items():
        pattern = pattern.replace(f"{{{name}}}", value)
    return pattern


def _proposals(block: PaperBlock, material: Material) -> str:
    steps = [step for step in material.steps if step.proposal.strip()]
    if not steps:
        return _from_pattern(block, material) or gap(_("Beschlussvorschlag"))
    texts = dict.fromkeys(step.proposal.strip() for step in steps)
    if len(texts) == 1:
        return next(iter(texts))
    return "\n\n".join(f"**{step.committee.name}**\n\n{step.proposal.strip()}" for step in steps)


def _measures(block: PaperBlock, material: Material) -> str:
    if material.period is None:
        return gap(_("Schwerpunktzeitraum"))
    body = [
        (
            row.title,
            row.kind.label,
            ", ".join(str(goal.number or goal.name) for goal in sorted(row.goals.all(), key=lambda g: g.position)),
            f"{row.due_on:%d.%m.%Y}" if row.due_on else "–",
            row.get_state_display(),
        )
        for row in material.measures
    ]
    return table_text(("Maßnahme", "Art", "Ziel", "Frist", "Stand"), body) if body else gap(_("Maßnahmen"))


def _signature(block: PaperBlock, material: Material) -> str:
    signatory = material.paper.signatory
    if signatory is None:
        return gap(_("Unterschrift"))
    return "\n".join(line for line in (signatory.formula, signatory.name, signatory.function) if line)


_COMPOSERS: dict[BlockSource, Callable[[PaperBlock, Material], str]] = {
    BlockSource.TEXT: _from_pattern,
    BlockSource.NUMBERED_GOALS: _numbered_goals,
    BlockSource.OTHER_GOALS: _other_goals,
    BlockSource.AGREEMENTS: _agreements,
    BlockSource.MEETING: _meetings,
    BlockSource.PROPOSAL: _proposals,
    BlockSource.MEASURES_TABLE: _measures,
    BlockSource.SIGNATURE: _signature,
    **dict.fromkeys(DRAWN, _from_pattern),  # the words above what is counted
}


def _one_block(text: str) -> str:
    """A sentence without blank lines, which would end its list item."""
    return "\n".join(line for line in text.splitlines() if line.strip())


# -- blocks of the document ---------------------------------------------------------------------------------------
def _printed(block: PaperBlock, text: str, heading: str, material: Material) -> Iterable[Block]:
    if draw := DRAWN.get(BlockSource(block.source)):
        if heading:
            yield Heading(heading)
        yield from blocks_of(text)
        yield from draw(material)
        return
    if not text:
        return
    if block.source == BlockSource.SIGNATURE:
        formula, *lines = text.split("\n")
        yield Signature(tuple(lines), formula) if lines else Signature((formula,))
        return
    if block.source == BlockSource.PROPOSAL:
        yield Notice(blocks_of(text), heading or "Beschlussvorschlag")
        return
    if heading:
        yield Heading(heading)
    yield from blocks_of(text)


def _attachment_list(material: Material) -> Iterable[Block]:
    titles = [each.title for each in material.attachments]
    if titles:
        yield Heading("Anlagen")
        yield BulletList(tuple(ListItem((paragraph(title),)) for title in titles))


def _meta(material: Material) -> Iterable[Fact]:
    paper = material.paper
    if paper.reference:
        yield Fact("Vorlagennummer", paper.reference)
    yield Fact("Datum", f"{paper.dated_on:%d.%m.%Y}")
    for step in material.steps:
        day = f", {step.meeting.held_on:%d.%m.%Y}" if step.meeting else ""
        access = "öffentlich" if step.is_public else "nichtöffentlich"
        yield Fact(_CONSULTED[step.role], f"{step.committee.name}{day} ({access})")


_CONSULTED = {
    "noting": "Kenntnisnahme",
    "preliminary": "Vorberatung",
    "hearing": "Anhörung",
    "decision": "Entscheidung",
}


def _letterhead(material: Material) -> Letterhead:
    house = material.letterhead
    if house is None:
        return Letterhead(sender=(material.paper.centre.name,))
    sender = (house.authority, house.head_of_authority, house.unit)
    contact = (*house.address.splitlines(), house.contact_line)
    return Letterhead(
        sender=tuple(line for line in sender if line),
        contact=tuple(line for line in contact if line.strip()),
        footer=(house.footer,) if house.footer else (),
    )
