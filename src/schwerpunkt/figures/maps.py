"""Maps of an area: its parts coloured by a figure, as SVG. The outlines come from the room that has them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from django.utils.translation import gettext as _

from schwerpunkt.ui import formats

WIDTH = 820
_STEPS = 4
_NICE = (1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 25000, 50000, 100000)
_FILLS = ("#ffffff", "#e4eaf7", "#c6d3ee", "#98aee0", "#2044aa")
_INKS = ("#131525", "#131525", "#131525", "#131525", "#ffffff")


@dataclass(frozen=True)
class Shape:
    """A part of the area: its key, its path, and the point its figure stands at."""

    ags: str
    path: str
    label_x: int
    label_y: int


@dataclass(frozen=True)
class Outlines:
    """The parts of an area in one plane, and the line that must stand below the map."""

    left: int
    top: int
    width: int
    height: int
    shapes: tuple[Shape, ...]
    credit: str


@dataclass(frozen=True)
class Place:
    """What the map says of one part."""

    name: str
    figure: Decimal
    url: str = ""
    instead: str = ""
    """What stands there instead of the figure, such as "<5"; such a part is coloured as if it were empty."""

    @property
    def shown(self) -> str:
        """What stands in the part."""
        return self.instead or formats.number(self.figure)


@dataclass(frozen=True)
class Step:
    """One colour of the legend: its number (0: nothing) and what it means."""

    number: int
    label: str


Source = Callable[[], Outlines | None]
_sources: list[Source] = []


def outlines_from(source: Source) -> Source:
    """Declare where the outlines of the open centre's area come from."""
    _sources.append(source)
    return source


def own_outlines() -> Outlines | None:
    """The parts of the open centre's area; None where there are none to draw, as in a city."""
    return next((found for source in _sources if (found := source())), None)


class Scale:
    """Which of the five colours a figure has: none, then steps that end at round numbers."""

    def __init__(self, figures: Sequence[Decimal]) -> None:
        some = sorted(figure for figure in figures if figure > 0)
        self.has_empty = len(some) < len(figures)
        wanted = {_nice_below(some[len(some) * step // _STEPS]) for step in range(1, _STEPS)} if some else set()
        self.bounds = [Decimal(1), *sorted(bound for bound in wanted if bound > 1)] if some else []

    def step(self, figure: Decimal) -> int:
        """0 for nothing, else 1 to 4; the strongest colour always belongs to the largest figures."""
        if figure <= 0:
            return 0
        passed = sum(1 for bound in self.bounds if figure >= bound) or 1
        return _STEPS - len(self.bounds) + passed if passed > 1 or len(self.bounds) == 1 else 1

    def legend(self) -> list[Step]:
        """The colours in use, in words."""
        steps = [Step(0, _("nichts"))] if self.has_empty else []
        for index, bound in enumerate(self.bounds):
            if index + 1 == len(self.bounds):
                label = _("%(from)s und mehr") % {"from": formats.number(bound)}
            else:
                last = self.bounds[index + 1] - 1
                words = _("%(from)s bis %(to)s") if last > bound else "%(from)s"
                label = words % {"from": formats.number(bound), "to": formats.number(last)}
            steps.append(Step(self.step(bound), label))
        return steps


def _nice_below(figure: Decimal) -> Decimal:
    return Decimal(max((nice for nice in _NICE if nice <= figure), default=1))


def drawn(outlines: Outlines, places: Mapping[str, Place], name: str) -> str:
    """The map as SVG; parts without a place are left out. A page has one map."""
    factor = WIDTH / outlines.width
    role = "group" if any(place.url for place in places.values()) else "img"
    scale = Scale([place.figure for place in places.values()])
    parts = [
        (
            f'<svg class="sp-map" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {outlines.height * factor:.0f}" '
            f'role="{role}" aria-label="{escape(name)}" font-family="Fira Sans">'
            '<defs><pattern id="sp-hatch" width="8" height="8" patternUnits="userSpaceOnUse" '
            'patternTransform="rotate(45)"><rect class="sp-hatchback" width="8" height="8" fill="#ffffff"/>'
            '<line class="sp-hatchline" x1="0" x2="0" y1="0" y2="8" stroke="#b3261e" stroke-opacity="0.55"/></pattern></defs>'
        )
    ]
    shapes = [(shape, places[shape.ags]) for shape in outlines.shapes if shape.ags in places]
    parts += [_area(outlines, factor, shape, place, scale.step(place.figure)) for shape, place in shapes]
    # words lie over all areas, or a neighbour would cover the end of a long name
    parts += [_words(outlines, factor, shape, place, scale.step(place.figure)) for shape, place in shapes]
    return "".join((*parts, "</svg>"))


def _area(outlines: Outlines, factor: float, shape: Shape, place: Place, step: int) -> str:
    fill, rim = ("url(#sp-hatch)", "#c9ccda") if step == 0 else (_FILLS[step], "#ffffff")
    path = (
        f'<path class="sp-c{step}" d="{shape.path}" fill="{fill}" stroke="{rim}" vector-effect="non-scaling-stroke" '
        f'transform="scale({factor:.4f}) translate({-outlines.left} {-outlines.top})"/>'
    )
    if not place.url:
        return path
    label = f"{escape(place.name)}: {escape(place.shown)}"
    return f'<a href="{escape(place.url)}" aria-label="{label}">{path}</a>'


def _words(outlines: Outlines, factor: float, shape: Shape, place: Place, step: int) -> str:
    x = (shape.label_x - outlines.left) * factor
    y = (shape.label_y - outlines.top) * factor
    # a name may be wider than its part: a rim in the part's colour keeps it readable outside of it
    ink = f'fill="{_INKS[step]}" stroke="{_FILLS[step]}" stroke-width="3" paint-order="stroke" text-anchor="middle"'
    return (
        f'<g class="on{step}" aria-hidden="true">'
        f'<text class="sp-map__v" x="{x:.0f}" y="{y:.0f}" font-size="19" font-weight="600" {ink}>'
        f"{escape(place.shown)}</text>"
        f'<text class="sp-map__n" x="{x:.0f}" y="{y + 15:.0f}" font-size="13" {ink}>'
        f"{escape(place.name.split(' (')[0])}</text></g>"
    )
