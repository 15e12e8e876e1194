"""Rows as HTML. Plain functions, because a long list spends its time here."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from schwerpunkt.ui.icons import icon
from schwerpunkt.ui.tables.columns import Cell, Column, Row


@lru_cache(maxsize=500)
def _status(look: str, label: str, note: str) -> str:
    remark = f' <span class="sp-muted sp-small">{escape(note)}</span>' if note else ""
    return f'<span class="sp-status sp-status--{look}">{icon(look)}<span>{escape(label)}</span></span>{remark}'


def _body(cell: Cell) -> str:
    if cell.status is not None:
        body = _status(cell.status.look, str(cell.status.label), str(cell.status.note))
    elif cell.url:
        body = f'<a href="{escape(cell.url)}">{escape(cell.text)}</a>'
    else:
        body = str(escape(cell.text))
    return f'{body}<span class="sp-note">{escape(cell.note)}</span>' if cell.note else body


def rows(columns: Sequence[Column[Any]], shown: Iterable[Row]) -> Markup:
    """The rows of a table, headings of groups between them. Cells carry the label of their column for narrow screens."""
    starts = [_start(column) for column in columns]
    parts: list[str] = []
    for row in shown:
        if row.group:
            parts.append(
                f'<tr class="sp-group"><th colspan="{len(columns)}" scope="colgroup">{escape(row.group)}</th></tr>\n'
            )
            continue
        cells = zip(columns, starts, row.cells, strict=True)
        parts.append("<tr>" + "".join(_cell(column, start, cell) for column, start, cell in cells) + "</tr>\n")
    return Markup("".join(parts))  # noqa: S704  # escaped piece by piece


def _start(column: Column[Any]) -> str:
    if column.is_key:
        return '<th scope="row"'
    css = ' class="sp-r"' if column.align == "end" else ' class="sp-keep"' if column.stays_on_one_line else ""
    return f'<td data-label="{escape(column.label)}"{css}'


def _cell(column: Column[Any], start: str, cell: Cell) -> str:
    end = "th" if column.is_key else "td"
    return f"{start}{'' if cell.text else ' data-empty'}>{_body(cell)}</{end}>"
