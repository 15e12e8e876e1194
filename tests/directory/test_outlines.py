"""Map outlines: complete, in one plane, and meeting at their borders."""

import re
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from schwerpunkt.directory import reference
from schwerpunkt.directory.reference import Map, Outline, UnknownAgs

Point = tuple[int, int]
Edge = frozenset[Point]

# Square kilometres of one unit of the plane, which is a square of 50 m.
UNIT = 0.0025


def rings(outline: Outline) -> list[list[Point]]:
    """The corners of each closed part of a path, the first one again at the end."""
    found = []
    for part in re.findall(r"M([^z]*)z", outline.path):
        numbers = [int(number) for number in re.findall(r"-?\d+", part)]
        points = [(numbers[0], numbers[1])]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        found.append([*points, points[0]])
    return found


def edges(outline: Outline) -> list[Edge]:
    return [frozenset(pair) for ring in rings(outline) for pair in pairwise(ring)]


def area(outline: Outline) -> float:
    """Square kilometres of the parts; no shape has a hole."""
    return (
        sum(abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2 for ring in rings(outline)) * UNIT
    )


def loops(lines: set[Edge]) -> int:
    """How many separate lines ``lines`` make up."""
    neighbours: defaultdict[Point, set[Point]] = defaultdict(set)
    for line in lines:
        for point in line:
            neighbours[point] |= line
    count = 0
    while neighbours:
        count += 1
        reached = [next(iter(neighbours))]
        while reached:
            reached.extend(neighbours.pop(reached.pop(), ()))
    return count


def is_inside(point: tuple[float, float], ring: list[Point]) -> bool:
    x, y = point
    crossed = [
        (x1, y1, x2, y2)
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    ]
    return len(crossed) % 2 == 1


def outer_border(shown: Map) -> set[Edge]:
    used = Counter(edge for outline in shown.outlines for edge in edges(outline))
    assert set(used.values()) <= {1, 2}
    return {edge for edge, times in used.items() if times == 1}


def all_outlines() -> list[Outline]:
    towns = [
        outline
        for place in reference.areas()
        if not place.within
        for outline in reference.municipality_map(place.ags).outlines
    ]
    return [*towns, *reference.district_map().outlines]


def test_every_municipality_and_every_district_has_its_outline() -> None:
    keys = [each.ags for each in reference.all_municipalities()]
    districts = [each.ags for each in reference.areas() if not each.within]

    assert [each.ags for each in all_outlines()] == keys + districts


def test_the_nineteen_meet_without_gap_or_overlap() -> None:
    shown = reference.municipality_map("05382")

    assert len(shown.outlines) == 19
    assert loops(outer_border(shown)) == 1
    # 1,153.20 square kilometres by the official register
    assert round(sum(area(each) for each in shown.outlines)) == 1153


def test_the_districts_meet_and_only_the_exclaves_of_aachen_lie_apart() -> None:
    shown = reference.district_map()

    assert len(shown.outlines) == 53
    (aachen,) = [each for each in shown.outlines if len(rings(each)) > 1]
    assert aachen.ags == "05334"
    assert loops(outer_border(shown)) == len(rings(aachen)) == 5


def test_boxes_and_label_points_belong_to_their_shape() -> None:
    for each in all_outlines():
        xs, ys = zip(*(point for ring in rings(each) for point in ring), strict=True)
        assert (each.left, each.top, each.right, each.bottom) == (min(xs), min(ys), max(xs), max(ys)), each.ags
        assert is_inside((each.label_x + 0.01, each.label_y + 0.01), rings(each)[0]), each.ags


def test_a_map_frames_its_shapes_with_a_margin() -> None:
    bonn = reference.municipality_map("05314")
    (only,) = bonn.outlines

    assert bonn.view_box == f"{only.left - 10} {only.top - 10} {bonn.width} {bonn.height}"
    assert (bonn.width, bonn.height) == (only.right - only.left + 20, only.bottom - only.top + 20)


def test_north_is_up_and_east_is_right() -> None:
    at = {each.ags: (each.label_x, each.label_y) for each in reference.municipality_map("05382").outlines}
    swisttal, windeck, much, wachtberg = (at[f"05382{key}"] for key in ("064", "076", "036", "072"))

    assert swisttal[0] < windeck[0]
    assert much[1] < wachtberg[1]


def test_there_is_no_map_of_an_unknown_area() -> None:
    with pytest.raises(UnknownAgs):
        reference.municipality_map("05999")
