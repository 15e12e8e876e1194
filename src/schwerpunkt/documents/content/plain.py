"""The words of a document in reading order, for search, comparison and counting."""

from collections.abc import Iterator
from functools import singledispatch

from schwerpunkt.documents.content.model import (
    Block,
    BulletList,
    Document,
    Facts,
    Figure,
    Heading,
    LineBreak,
    ListItem,
    Notice,
    NumberedList,
    Paragraph,
    Quote,
    Runs,
    Signature,
    Table,
)


def plain_runs(runs: Runs) -> str:
    """The runs without emphasis; a link shows its words."""
    return "".join("\n" if isinstance(run, LineBreak) else run.text for run in runs)


def plain_blocks(blocks: tuple[Block, ...]) -> str:
    """One paragraph, item or row per line."""
    return "\n".join(line for block in blocks for line in _lines(block))


def plain_text(document: Document) -> str:
    """Title and body; letterhead, facts and page furniture are left out."""
    return f"{document.title}\n{plain_blocks(document.blocks)}".rstrip("\n")


@singledispatch
def _lines(block: Block) -> Iterator[str]:
    """The lines of a block; a page break has none."""
    del block
    return iter(())


@_lines.register
def _(block: Heading) -> Iterator[str]:
    yield numbered(block)


@_lines.register
def _(block: Paragraph) -> Iterator[str]:
    yield plain_runs(block.runs)


@_lines.register
def _(block: BulletList) -> Iterator[str]:
    for item in block.items:
        yield from _item_lines(item)


@_lines.register
def _(block: NumberedList) -> Iterator[str]:
    for number, item in enumerate(block.items, block.start):
        lines = list(_item_lines(item))
        yield f"{number}. {lines[0] if lines else ''}"
        yield from lines[1:]


@_lines.register
def _(block: Table) -> Iterator[str]:
    if block.caption:
        yield block.caption
    yield "\t".join(column.head for column in block.columns)
    for row in (*block.rows, *block.foot):
        yield "\t".join(plain_runs(cell) for cell in row)


@_lines.register
def _(block: Figure) -> Iterator[str]:
    yield block.caption or block.picture.alt


@_lines.register
def _(block: Facts) -> Iterator[str]:
    return (f"{fact.label}: {fact.value}" for fact in block.rows)


@_lines.register
def _(block: Quote) -> Iterator[str]:
    yield plain_runs(block.runs)
    if block.source:
        yield block.source


@_lines.register
def _(block: Notice) -> Iterator[str]:
    if block.title:
        yield block.title
    for inner in block.blocks:
        yield from _lines(inner)


@_lines.register
def _(block: Signature) -> Iterator[str]:
    return iter((block.formula, *block.lines) if block.formula else block.lines)


def numbered(heading: Heading) -> str:
    """The heading's text with its number before it."""
    return f"{heading.number} {heading.text}" if heading.number else heading.text


def _item_lines(item: ListItem) -> Iterator[str]:
    if item.title:
        yield item.title
    for block in item.blocks:
        yield from _lines(block)
