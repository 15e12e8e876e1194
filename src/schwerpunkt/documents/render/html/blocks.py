"""A document's blocks as HTML that a screen reader can walk through; every word is escaped."""

import base64
from dataclasses import dataclass
from functools import singledispatchmethod
from html import escape
from typing import Any

from schwerpunkt.documents.content.model import (
    Block,
    BulletList,
    Column,
    Emphasis,
    Fact,
    Facts,
    Figure,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListItem,
    Notice,
    NumberedList,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Runs,
    Signature,
    Strong,
    Table,
    Value,
)
from schwerpunkt.documents.content.plain import numbered

LOWEST_HEADING = 6
SIDES = {"start": "", "end": ' class="sp-r"', "center": ' class="sp-c"'}


def image_source(picture: Picture) -> str:
    """The picture as an address of its own; as an image, a drawing can run nothing."""
    kind, content = ("svg+xml", picture.svg.encode()) if picture.svg else ("png", picture.png)
    return f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"


def facts_html(rows: tuple[Fact, ...]) -> str:
    """Labels and values as a description list."""
    lines = "".join(f"<dt>{escape(fact.label)}</dt><dd>{escape(fact.value)}</dd>" for fact in rows)
    return f'<dl class="sp-sheet__meta">{lines}</dl>'


@dataclass(frozen=True)
class Sheet:
    """Writes blocks below a title of ``level``; ``links_inside``: whether links into the program lead anywhere."""

    level: int
    links_inside: bool

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        """Blocks one after the other."""
        return "\n".join(self.html(block) for block in blocks)

    def runs(self, runs: Runs) -> str:
        """Runs of a paragraph or cell."""
        return "".join(map(self._run, runs))

    def _run(self, run: Inline) -> str:
        match run:
            case LineBreak():
                return "<br>"
            case Strong(text):
                return f"<strong>{escape(text)}</strong>"
            case Emphasis(text):
                return f"<em>{escape(text)}</em>"
            case Link(url, text) if self.links_inside or not url.startswith("/"):
                return f'<a href="{escape(url)}" rel="noopener noreferrer">{escape(text)}</a>'
            case Value(text, url) if self.links_inside:
                link = f' href="{escape(url)}"' if url else ""
                return f'<a class="sp-sheet__mark"{link}>{escape(text)}</a>'
        return escape(run.text)

    @singledispatchmethod
    def html(self, block: Any) -> str:
        """One block."""
        raise TypeError(f"no way to write {type(block).__name__}")

    @html.register
    def _(self, block: Heading) -> str:
        level = min(self.level + block.level, LOWEST_HEADING)
        return f"<h{level}>{escape(numbered(block))}</h{level}>"

    @html.register
    def _(self, block: Paragraph) -> str:
        return f"<p>{self.runs(block.runs)}</p>"

    @html.register
    def _(self, block: BulletList) -> str:
        return f"<ul>{''.join(map(self._item, block.items))}</ul>"

    @html.register
    def _(self, block: NumberedList) -> str:
        start = f' start="{block.start}"' if block.start != 1 else ""
        return f"<ol{start}>{''.join(map(self._item, block.items))}</ol>"

    def _item(self, item: ListItem) -> str:
        title = f"<p><strong>{escape(item.title)}</strong></p>" if item.title else ""
        return f"<li>{title}{self.blocks(item.blocks)}</li>"

    @html.register
    def _(self, block: Table) -> str:
        caption = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
        heads = "".join(f'<th scope="col"{SIDES[column.align]}>{escape(column.head)}</th>' for column in block.columns)
        rows = "\n".join(self._row(block, row) for row in block.rows)
        foot = "".join(self._row(block, row) for row in block.foot)
        tail = f"\n<tfoot>{foot}</tfoot>" if foot else ""
        return f"<table>{caption}\n<thead><tr>{heads}</tr></thead>\n<tbody>{rows}</tbody>{tail}</table>"

    def _row(self, table: Table, row: tuple[Runs, ...]) -> str:
        cells = (self._cell(table, place, column, row[place]) for place, column in enumerate(table.columns))
        return f"<tr>{''.join(cells)}</tr>"

    def _cell(self, table: Table, place: int, column: Column, runs: Runs) -> str:
        words, side = self.runs(runs), SIDES[column.align]
        names_row = place == 0 and table.has_row_heads and words
        return f'<th scope="row"{side}>{words}</th>' if names_row else f"<td{side}>{words}</td>"

    @html.register
    def _(self, block: Figure) -> str:
        caption = f"<figcaption>{escape(block.caption)}</figcaption>" if block.caption else ""
        width = min(max(round(block.width * 10), 1), 10) * 10
        size = f' class="sp-sheet__wide-{width}"' if width < 100 else ""  # noqa: PLR2004  # full width is the rule
        image = f'<img src="{image_source(block.picture)}" alt="{escape(block.picture.alt)}"{size}>'
        return f"<figure>{image}{caption}</figure>"

    @html.register
    def _(self, block: Facts) -> str:
        return facts_html(block.rows)

    @html.register
    def _(self, block: Quote) -> str:
        source = f"<p>– {escape(block.source)}</p>" if block.source else ""
        return f"<blockquote><p>{self.runs(block.runs)}</p>{source}</blockquote>"

    @html.register
    def _(self, block: Notice) -> str:
        title = f'<p class="sp-sheet__notice-title">{escape(block.title)}</p>' if block.title else ""
        return f'<div class="sp-sheet__notice">{title}{self.blocks(block.blocks)}</div>'

    @html.register
    def _(self, block: Signature) -> str:
        formula = f'<p class="sp-sheet__formula">{escape(block.formula)}</p>' if block.formula else ""
        lines = "<br>".join(map(escape, block.lines))
        return f'<div class="sp-sheet__signature">{formula}<p>{lines}</p></div>'

    @html.register
    def _(self, block: PageBreak) -> str:
        del block
        return '<hr class="sp-sheet__break">'
