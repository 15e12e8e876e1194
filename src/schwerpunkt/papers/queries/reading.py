"""Text as people edit it, read as blocks of a document.

Beyond lists and emphasis: a paragraph that is only **strong** is a heading below the block's own, and lines that begin
and end with "|" are the rows of a table, the first of them its head.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from schwerpunkt.documents.content import (
    Block,
    Column,
    Heading,
    Paragraph,
    Strong,
    Table,
    blocks_from_text,
    clean_text,
    runs_from_text,
)

_NUMBER = re.compile(r"-?\d{1,3}(\.?\d{3})*(,\d+)?")
_ROW = re.compile(r"\|(.+)\|")
SUBHEADING_LEVEL = 2


def blocks_of(text: str) -> tuple[Block, ...]:
    """The text as blocks; empty text gives none."""
    return tuple(_blocks(clean_text(text).split("\n")))


def table_text(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as text that ``blocks_of`` reads back."""
    return "\n".join(f"| {' | '.join(map(_cell_text, row))} |" for row in (head, *rows))


def _cell_text(cell: str) -> str:
    return " ".join(cell.replace("|", "/").split()) or "–"


def _blocks(lines: list[str]) -> Iterator[Block]:
    words: list[str] = []
    rows: list[str] = []
    for line in [*lines, ""]:
        if _ROW.fullmatch(line):
            yield from _text_blocks(words)
            words = []
            rows.append(line)
            continue
        if rows:
            yield _table(rows)
            rows = []
        words.append(line)
    yield from _text_blocks(words)


def _text_blocks(lines: list[str]) -> Iterator[Block]:
    for block in blocks_from_text("\n".join(lines)):
        match block:
            case Paragraph((Strong(text),)):
                yield Heading(text, SUBHEADING_LEVEL)
            case _:
                yield block


def _table(lines: list[str]) -> Table:
    head, *body = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    width = max(len(head), *(len(row) for row in body)) if body else len(head)
    cells = [[*row, *[""] * (width - len(row))] for row in body]
    heads = [*head, *[""] * (width - len(head))]
    columns = tuple(Column(cell, _side([row[place] for row in cells])) for place, cell in enumerate(heads))
    rows = tuple(tuple(runs_from_text(cell) for cell in row) for row in cells)
    return replace(Table(columns, rows), has_row_heads=True)


def _side(cells: Sequence[str]) -> Literal["start", "end"]:
    """Numbers stand under each other at the end of their column."""
    return "end" if cells and all(_NUMBER.fullmatch(cell) for cell in cells) else "start"
