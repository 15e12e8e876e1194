from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from schwerpunkt.documents.content.pictures import checked_svg
from schwerpunkt.figures.charts import bars, months
from schwerpunkt.figures.maps import Outlines, Place, Scale, Shape, drawn

FIGURES = st.lists(st.integers(0, 5000).map(Decimal), min_size=1, max_size=30)


@pytest.fixture(autouse=True)
def german() -> object:
    with override("de"):
        yield


@given(FIGURES)
def test_every_figure_has_the_colour_its_legend_says(figures: list[Decimal]) -> None:
    scale = Scale(figures)
    steps = [step.number for step in scale.legend()]

    assert steps == sorted(set(steps))
    assert {scale.step(figure) for figure in figures} <= set(steps)
    assert all(scale.step(a) <= scale.step(b) for a in figures for b in figures if a <= b)
    assert (0 in steps) == (0 in figures)


def test_a_map_says_in_words_what_it_shows() -> None:
    outlines = Outlines(0, 0, 410, 200, (Shape("1", "M0 0h10v10z", 5, 5), Shape("2", "M20 0h10v10z", 25, 5)), "wir")

    svg = drawn(outlines, {"1": Place("Much <b>", Decimal(3), "/zahlen/x/?kommune=1")}, "Einsätze & mehr")

    assert 'aria-label="Einsätze &amp; mehr"' in svg
    assert '<a href="/zahlen/x/?kommune=1" aria-label="Much &lt;b&gt;: 3">' in svg
    assert svg.count("<path") == 1


def test_drawings_may_stand_in_a_document() -> None:
    outlines = Outlines(0, 0, 410, 200, (Shape("1", "M0 0h10v10z", 5, 5),), "wir")
    chart = bars(months({date(2023, 12, 1): Decimal(3), date(2024, 1, 1): Decimal(0)}), "Nach Monaten")

    assert checked_svg(drawn(outlines, {"1": Place("Much", Decimal(0))}, "Karte")).startswith("<svg")
    assert checked_svg(chart).count("<rect") == 2
    assert ">Jan 24<" in chart


@given(st.lists(st.integers(0, 10**7).map(Decimal), min_size=1, max_size=40))
def test_no_bar_leaves_the_drawing(figures: list[Decimal]) -> None:
    first = date(2020, 1, 1)
    svg = bars(months({first.replace(year=2020 + i // 12, month=i % 12 + 1): f for i, f in enumerate(figures)}), "x")

    heights = [float(part.split('"')[0]) for part in svg.split(' height="')[1:] if "sp-chart" not in part[:20]]
    assert max(heights) <= 240
    assert min(heights) >= 0
