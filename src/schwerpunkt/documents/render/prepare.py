"""Puts a document in order before it is rendered, so that no content can break an output.

Empty blocks go, headings do not skip a level, and every word passes through the output's own filter.
"""

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar, cast

from schwerpunkt.documents.content.model import (
    Block,
    BulletList,
    Document,
    Facts,
    Heading,
    ListItem,
    Notice,
    NumberedList,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Signature,
    Table,
)
from schwerpunkt.documents.content.plain import plain_runs

NOT_WORDS = frozenset({"url", "svg", "language", "align"})
NEVER_EMPTY: dict[type, tuple[str, ...]] = {Document: ("title",), Picture: ("alt",)}
NOTHING_LEFT = "–"
T = TypeVar("T")
SHORT_CELL, LONG_CELL = 14, 80  # characters: below it a cell keeps on one line, above it more do not widen the column


def prepare(document: Document, words: Callable[[str], str]) -> Document:
    """The document without empty blocks, with steady heading levels, and with ``words`` applied to every text."""
    filtered = _filtered(document, words)
    blocks = tuple(kept for block in filtered.blocks if (kept := _kept(block)) is not None)
    return dataclasses.replace(filtered, blocks=_Levels().steady(blocks))


def _filtered(value: T, words: Callable[[str], str]) -> T:
    if isinstance(value, str):
        return cast("T", words(value))
    if isinstance(value, tuple):
        return cast("T", tuple(_filtered(item, words) for item in value))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed: dict[str, Any] = {
            field.name: _filtered(getattr(value, field.name), words)
            for field in dataclasses.fields(value)
            if field.name not in NOT_WORDS
        }
        for name in NEVER_EMPTY.get(type(value), ()):
            changed[name] = changed[name].strip() or NOTHING_LEFT
        return dataclasses.replace(value, **changed)
    return value


def _full(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks inside another one; no page can begin there."""
    kept = (_kept(block) for block in blocks if not isinstance(block, PageBreak))
    return tuple(block for block in kept if block is not None)


def _kept(block: Block) -> Block | None:
    """The block without what is empty in it; None when nothing is left."""
    if isinstance(block, BulletList | NumberedList):
        items = tuple(item for item in map(_full_item, block.items) if item.title.strip() or item.blocks)
        return dataclasses.replace(block, items=items) if items else None
    if isinstance(block, Notice):
        block = dataclasses.replace(block, blocks=_full(block.blocks))
    return block if _says_something(block) else None


def _says_something(block: Block) -> bool:
    match block:
        case Heading(text):
            return bool(text.strip())
        case Paragraph(runs) | Quote(runs):
            return bool(plain_runs(runs).strip())
        case Notice(blocks, title):
            return bool(blocks or title.strip())
        case Facts(rows):
            return bool(rows)
        case Signature(lines, formula):
            return bool(lines or formula)
    return True


def _full_item(item: ListItem) -> ListItem:
    return dataclasses.replace(item, blocks=_full(item.blocks))


class _Levels:
    """Heading levels that go down one step at a time."""

    def __init__(self) -> None:
        self.last = 0

    def steady(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(self._steady(block) for block in blocks)

    def _steady(self, block: Block) -> Block:
        match block:
            case Heading():
                self.last = min(block.level, self.last + 1)
                return dataclasses.replace(block, level=self.last)
            case BulletList(items) | NumberedList(items):
                stepped = tuple(dataclasses.replace(item, blocks=self.steady(item.blocks)) for item in items)
                return dataclasses.replace(block, items=stepped)
            case Notice(blocks):
                return dataclasses.replace(block, blocks=self.steady(blocks))
            case _:
                return block


def column_shares(table: Table) -> tuple[float | None, ...]:
    """Each column's share of the width: as asked for, else by how much its cells say; short ones take what they need."""
    shares = [
        column.width if column.width is not None else _share(length)
        for column, length in zip(table.columns, longest_cells(table), strict=True)
    ]
    if all(share is None for share in shares):
        shares[0] = 1.0
    return tuple(shares)


def longest_cells(table: Table) -> tuple[int, ...]:
    """The number of characters in the longest cell of each column, its head included."""
    return tuple(
        max([len(column.head), *(len(plain_runs(row[place])) for row in (*table.rows, *table.foot))])
        for place, column in enumerate(table.columns)
    )


def _share(length: int) -> float | None:
    return None if length <= SHORT_CELL else round(min(length, LONG_CELL) ** 0.7, 3)
