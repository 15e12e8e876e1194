"""Generalised outlines of municipalities and districts, for maps drawn as SVG.

All lie in one plane: equal-area, origin in the north-west of the state, y to the south, one unit is 50 metres.
Neighbours share the points of their border, so that shapes of one map meet without a gap.
"""

from dataclasses import dataclass
from functools import cache

from schwerpunkt.directory.reference.lookup import municipalities
from schwerpunkt.directory.reference.tables import rows

_MARGIN = 10


@dataclass(frozen=True, slots=True)
class Outline:
    """Umriss: the SVG path of a place, the box around it, and a point well inside it to write a figure at."""

    ags: str
    left: int
    top: int
    right: int
    bottom: int
    label_x: int
    label_y: int
    path: str


@dataclass(frozen=True, slots=True)
class Map:
    """Karte: outlines and the part of the plane they need. Shown only together with the line ``credits.BKG``."""

    left: int
    top: int
    width: int
    height: int
    outlines: tuple[Outline, ...]

    @property
    def view_box(self) -> str:
        """Value of the SVG attribute ``viewBox``."""
        return f"{self.left} {self.top} {self.width} {self.height}"


def municipality_map(area_ags: str) -> Map:
    """The municipalities of an area, by key. Raises UnknownAgs."""
    wanted = {each.ags for each in municipalities(area_ags)}
    return _framed(tuple(each for each in _outlines("nrw_municipality_outlines") if each.ags in wanted))


def district_map() -> Map:
    """The 53 districts and cities of the state, by key; coarser than the municipalities."""
    return _framed(_outlines("nrw_district_outlines"))


@cache
def _outlines(table: str) -> tuple[Outline, ...]:
    return tuple(
        Outline(
            ags=row["ags"],
            left=int(row["left"]),
            top=int(row["top"]),
            right=int(row["right"]),
            bottom=int(row["bottom"]),
            label_x=int(row["label_x"]),
            label_y=int(row["label_y"]),
            path=row["path"],
        )
        for row in rows(table)
    )


def _framed(outlines: tuple[Outline, ...]) -> Map:
    left, top = min(each.left for each in outlines), min(each.top for each in outlines)
    right, bottom = max(each.right for each in outlines), max(each.bottom for each in outlines)
    return Map(
        left=left - _MARGIN,
        top=top - _MARGIN,
        width=right - left + 2 * _MARGIN,
        height=bottom - top + 2 * _MARGIN,
        outlines=outlines,
    )
