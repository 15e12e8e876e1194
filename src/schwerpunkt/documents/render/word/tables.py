"""Tables for Word: the head is repeated on every page and announced as such, rows stay whole."""

from collections.abc import Callable
from typing import Any

from docx.document import Document as WordDocument
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from schwerpunkt.documents.content.model import Runs, Strong, Table, Text, Value
from schwerpunkt.documents.render.prepare import column_shares, longest_cells
from schwerpunkt.documents.render.word import styles
from schwerpunkt.documents.render.word.xml import element, put, raw

CELL_STYLES = {"start": styles.CELL, "end": styles.CELL_NUMBER, "center": styles.CELL_CENTRE}
CHARACTER, PADDING = Mm(1.95), Mm(5)  # what a short cell needs
Fill = Callable[[WordParagraph, Runs], None]


def append_table(word: WordDocument, table: Table, fill: Fill) -> None:
    """Write the table to the end of the document; ``fill`` writes runs into a cell's paragraph."""
    widths = _widths(table)
    cells = [word.styles[CELL_STYLES[column.align]].style_id for column in table.columns]
    properties = put(
        element("tblPr"),
        element("tblStyle", val=word.styles[styles.TABLE].style_id),
        element("tblW", w=str(sum(widths)), type="dxa"),
        element("tblLayout", type="fixed"),
        element(
            "tblLook",
            val="04A0",
            firstRow="1",
            lastRow=str(int(bool(table.foot))),
            firstColumn=str(int(table.has_row_heads)),
            lastColumn="0",
            noHBand="1",
            noVBand="1",
        ),
    )
    if table.caption:
        properties.append(element("tblCaption", val=table.caption))
    made = put(element("tbl"), properties)
    made.append(put(element("tblGrid"), *(element("gridCol", w=str(width)) for width in widths)))
    made.append(_row(word, cells, tuple((Strong(column.head),) for column in table.columns), widths, fill))
    (head,) = made.xpath("./w:tr[1]/w:trPr")
    head.append(element("tblHeader"))
    for row in table.rows:
        made.append(_row(word, cells, row, widths, fill))
    for row in table.foot:
        made.append(_row(word, cells, tuple(map(_strong, row)), widths, fill))
    word.element.body.insert_element_before(made, "w:sectPr")


def _widths(table: Table) -> list[int]:
    """Widths in twentieths of a point: short columns what they need, the rest by their shares."""
    total = styles.TEXT_WIDTH.twips
    shares = column_shares(table)
    needs = [
        (CHARACTER * length + PADDING) / Mm(1) * Mm(1).twips if share is None else 0.0
        for share, length in zip(shares, longest_cells(table), strict=True)
    ]
    squeeze = min(1.0, 0.75 * total / sum(needs)) if any(needs) else 1.0
    rest = total - sum(needs) * squeeze
    wanted = sum(share for share in shares if share is not None)
    return [
        int(need * squeeze if share is None else rest * share / wanted)
        for need, share in zip(needs, shares, strict=True)
    ]


def _row(word: WordDocument, cells: list[str], row: tuple[Runs, ...], widths: list[int], fill: Fill) -> Any:
    """A row; ``cells`` are the styles of its cells. Set directly: the library looks each style up in a slow way."""
    made = put(element("tr"), put(element("trPr"), element("cantSplit")))
    for style, runs, width in zip(cells, row, widths, strict=True):
        words = WordParagraph(put(element("p"), put(element("pPr"), element("pStyle", val=style))), word)
        fill(words, runs)
        made.append(put(element("tc"), put(element("tcPr"), element("tcW", w=str(width), type="dxa")), raw(words)))
    return made


def _strong(runs: Runs) -> Runs:
    return tuple(Strong(run.text) if isinstance(run, Text | Value) else run for run in runs)
