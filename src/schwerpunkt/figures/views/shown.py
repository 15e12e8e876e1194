"""What pages of figures share: the map with its legend, and the ways to a year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from markupsafe import Markup

from schwerpunkt.core import clock
from schwerpunkt.figures.maps import Outlines, Place, Scale, Step, drawn
from schwerpunkt.figures.metrics import Metric, Scope
from schwerpunkt.ui import formats


@dataclass(frozen=True)
class ShownMap:
    """A map on the page, what its colours mean, and whose outlines they are."""

    svg: Markup
    legend: tuple[Step, ...]
    credit: str


def on_map(outlines: Outlines, places: Mapping[str, Place], name: str) -> ShownMap:
    """The places on the map; ``name`` is what a screen reader says."""
    svg = Markup(drawn(outlines, places, name))  # noqa: S704  # drawn by us, its words escaped
    return ShownMap(svg, tuple(Scale([place.figure for place in places.values()]).legend()), outlines.credit)


def said(metric: Metric, figure: Decimal) -> str:
    """The figure as it is read; money with its cents."""
    return formats.number(figure, 2 if metric.is_money else None)


def mean(metric: Metric, figure: Decimal, count: Decimal | int) -> str:
    """What that is in the mean, for metrics that are read so; else nothing."""
    if not metric.per or not count:
        return ""
    return _("im Mittel %(mean)s %(unit)s %(per)s") % {
        "mean": formats.number(figure / count, 1),
        "unit": metric.unit,
        "per": metric.per,
    }


def year_scope(year: int) -> Scope:
    """The days of a year."""
    return Scope(date(year, 1, 1), date(year, 12, 31))


def latest_years() -> tuple[int, int]:
    """The years that pages of figures offer: this one and the one before."""
    year = clock.today().year
    return year, year - 1
