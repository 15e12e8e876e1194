"""Drawings of figures as SVG: one text for the page (which colours it by its classes) and for papers (which print it).

Each drawing names itself for those who do not see it; whoever shows one puts the same figures beside it as a table.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape

from django.utils.formats import date_format

from schwerpunkt.ui import formats

WIDTH, HEIGHT = 720, 240
_LEFT, _TOP, _BOTTOM = 48, 16, 28
_INK, _MUTED, _LINE, _BAR = "#131525", "#535b7c", "#c9ccda", "#016b80"
_MOST_LABELS = 13
_NICE = (1, 2, 5, 10)


@dataclass(frozen=True)
class Slice:
    """One bar: its name, its short name on the axis, and its figure."""

    label: str
    short: str
    figure: Decimal


def months(figures: Mapping[date, Decimal]) -> list[Slice]:
    """The bars of a row of months; the axis names the year where it must."""
    is_long = len(figures) > _MOST_LABELS
    return [
        Slice(date_format(month, "F Y"), date_format(month, "M y" if is_long or month.month == 1 else "M"), figure)
        for month, figure in figures.items()
    ]


def bars(slices: Sequence[Slice], name: str) -> str:
    """A bar for each slice, upwards from zero, as SVG; ``name`` is what a screen reader says.

    The scale ends at a round number; figures stand above the bars as long as there is room.
    """
    top = _round_up(max((each.figure for each in slices), default=Decimal(0)))
    plot_height, plot_width = HEIGHT - _TOP - _BOTTOM, WIDTH - _LEFT
    step = plot_width / max(len(slices), 1)
    every = -(-len(slices) // _MOST_LABELS)
    parts = [
        (
            f'<svg class="sp-chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
            f'aria-label="{escape(name)}" font-family="Fira Sans" font-size="13">'
        )
    ]
    for share in (Decimal(0), Decimal("0.5"), Decimal(1)):
        at = _TOP + plot_height * (1 - float(share))
        y = _round(at)
        parts.append(
            f'<line class="sp-chart__line" x1="{_LEFT}" x2="{WIDTH}" y1="{y}" y2="{y}" stroke="{_LINE}"/>'
            f'<text class="sp-chart__axis" x="{_LEFT - 8}" y="{_round(at + 4)}" text-anchor="end" fill="{_MUTED}">'
            f"{escape(formats.number(top * share))}</text>"
        )
    for index, each in enumerate(slices):
        height = plot_height * float(each.figure / top)
        x, middle = _LEFT + step * (index + 0.15), _round(_LEFT + step * (index + 0.5))
        at = _TOP + plot_height - height
        parts.append(
            f'<rect class="sp-f-run" x="{_round(x)}" y="{_round(at)}" width="{_round(step * 0.7)}" '
            f'height="{_round(height)}" fill="{_BAR}"/>'
        )
        if every == 1 and each.figure:
            parts.append(
                f'<text class="sp-chart__value" x="{middle}" y="{_round(at - 4)}" text-anchor="middle" fill="{_INK}">'
                f"{escape(formats.number(each.figure))}</text>"
            )
        if index % every == 0:
            parts.append(
                f'<text class="sp-chart__axis" x="{middle}" y="{HEIGHT - 8}" text-anchor="middle" fill="{_MUTED}">'
                f"{escape(each.short)}</text>"
            )
    return "".join((*parts, "</svg>"))


def _round(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _round_up(largest: Decimal) -> Decimal:
    """The next 1, 2, 5 or 10 with zeros, so that half of it is readable too; at least 2."""
    power = Decimal(1)
    while power * 10 < largest:
        power *= 10
    return max(next(power * nice for nice in _NICE if power * nice >= largest), Decimal(2))
