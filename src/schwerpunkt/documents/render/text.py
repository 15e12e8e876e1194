"""Plain text of a document for mail and terminals, lines of at most 78 characters."""

import textwrap
from collections.abc import Iterator
from functools import singledispatch
from typing import Any

from schwerpunkt.documents.content.cleaning import displayable
from schwerpunkt.documents.content.model import (
    Block,
    BulletList,
    Document,
    Fact,
    Facts,
    Figure,
    Heading,
    ListItem,
    Notice,
    NumberedList,
    Paragraph,
    Quote,
    Signature,
    Table,
)
from schwerpunkt.documents.content.plain import numbered, plain_runs
from schwerpunkt.documents.render.prepare import prepare

WIDTH, NARROWEST, LONGEST_LABEL = 78, 30, 24


def render_text(document: Document) -> str:
    """The document as plain text: heading lines underlined, lists and tables laid out with spaces."""
    prepared = prepare(document, displayable)
    head = prepared.letterhead
    parts: list[str] = []
    if prepared.mark:
        parts.append(prepared.mark)
    parts.extend("\n".join(lines) for lines in (head.sender, head.contact, prepared.recipient) if lines)
    if prepared.meta:
        parts.append("\n".join(_fact_lines(prepared.meta, WIDTH)))
    title = _wrapped(prepared.title, WIDTH)
    opening = [prepared.kind] if prepared.kind else []
    parts.append("\n".join([*opening, *title, "=" * max(map(len, title))]))
    parts.extend(_parts(prepared.blocks))
    if head.footer:
        parts.append("-" * WIDTH + "\n" + "\n".join(head.footer))
    return "\n\n".join(parts) + "\n"


def _parts(blocks: tuple[Block, ...], width: int = WIDTH) -> list[str]:
    return [part for block in blocks if (part := "\n".join(_lines(block, width)))]


def _wrapped(words: str, width: int, indent: str = "", first: str | None = None) -> list[str]:
    lines: list[str] = []
    for place, line in enumerate(words.split("\n")):
        start = first if first is not None and place == 0 else indent
        lines.extend(
            textwrap.wrap(
                line,
                max(width, NARROWEST),
                initial_indent=start,
                subsequent_indent=indent,
                break_long_words=False,
                break_on_hyphens=False,
            )
            or [start.rstrip()]
        )
    return lines


@singledispatch
def _lines(block: Any, width: int) -> Iterator[str]:
    """The lines of a block, at most ``width`` long; a page break has none."""
    del block, width
    return iter(())


@_lines.register
def _(block: Heading, width: int) -> Iterator[str]:
    lines = _wrapped(numbered(block), width)
    yield from lines
    yield ("-" if block.level == 1 else ".") * max(map(len, lines))


@_lines.register
def _(block: Paragraph, width: int) -> Iterator[str]:
    return iter(_wrapped(plain_runs(block.runs), width))


@_lines.register
def _(block: BulletList, width: int) -> Iterator[str]:
    for item in block.items:
        yield from _item_lines(item, "- ", width)


@_lines.register
def _(block: NumberedList, width: int) -> Iterator[str]:
    for number, item in enumerate(block.items, block.start):
        yield from _item_lines(item, f"{number}. ", width)


def _item_lines(item: ListItem, mark: str, width: int) -> Iterator[str]:
    indent = " " * len(mark)
    inner = width - len(mark)
    lines = _wrapped(item.title, inner) if item.title else []
    for block in item.blocks:
        lines.extend(_lines(block, inner))
    for place, line in enumerate(lines or [""]):
        yield f"{indent if place else mark}{line}".rstrip()


@_lines.register
def _(block: Table, width: int) -> Iterator[str]:
    if block.caption:
        yield from _wrapped(block.caption, width)
    heads = [column.head for column in block.columns]
    rows = [[" ".join(plain_runs(cell).split()) for cell in row] for row in (*block.rows, *block.foot)]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    if sum(widths) + 2 * (len(widths) - 1) > width:
        yield from _listed(heads, rows, width)
        return
    for row in (heads, ["-" * room for room in widths], *rows):
        cells = (
            cell.rjust(room) if column.align == "end" else cell.ljust(room)
            for cell, room, column in zip(row, widths, block.columns, strict=True)
        )
        yield "  ".join(cells).rstrip()


def _listed(heads: list[str], rows: list[list[str]], width: int) -> Iterator[str]:
    """A table too wide for the line: each row as named lines."""
    for place, row in enumerate(rows):
        if place:
            yield ""
        for head, cell in zip(heads, row, strict=True):
            if cell:
                yield from _wrapped(cell, width, "  ", f"{head}: " if head else "")


@_lines.register
def _(block: Figure, width: int) -> Iterator[str]:
    return iter(_wrapped("\n".join(filter(None, (block.caption, f"[{block.picture.alt}]"))), width))


@_lines.register
def _(block: Facts, width: int) -> Iterator[str]:
    return iter(_fact_lines(block.rows, width))


def _fact_lines(rows: tuple[Fact, ...], width: int) -> list[str]:
    edge = min(max(len(fact.label) for fact in rows), LONGEST_LABEL) + 2
    return [line for fact in rows for line in _wrapped(fact.value, width, " " * edge, f"{fact.label}: ".ljust(edge))]


@_lines.register
def _(block: Quote, width: int) -> Iterator[str]:
    yield from _wrapped(plain_runs(block.runs), width, "  ", "  ")
    if block.source:
        yield from _wrapped(f"– {block.source}", width, "  ", "  ")


@_lines.register
def _(block: Notice, width: int) -> Iterator[str]:
    if block.title:
        yield from _wrapped(block.title, width)
    yield from "\n\n".join(_parts(block.blocks, width)).split("\n")


@_lines.register
def _(block: Signature, width: int) -> Iterator[str]:
    if block.formula:
        yield from (*_wrapped(block.formula, width), "", "")
    for line in block.lines:
        yield from _wrapped(line, width)
