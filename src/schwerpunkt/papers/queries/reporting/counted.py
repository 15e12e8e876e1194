"""The figures a paper names, each with the records behind it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from schwerpunkt.figures.addresses import page_of
from schwerpunkt.figures.metrics import Metric, Scope, all_metrics
from schwerpunkt.figures.queries import counted_all, in_scope
from schwerpunkt.figures.small import hidden
from schwerpunkt.papers.enums import BlockSource
from schwerpunkt.papers.queries.material import Material
from schwerpunkt.planning.models import Indicator
from schwerpunkt.planning.queries.indicators import IndicatorState, known_metric

_OF_ALL_ROOMS = (BlockSource.KEY_FIGURES, BlockSource.FIGURES, BlockSource.PLACES)
PLACES = "kommune"


@dataclass(frozen=True)
class Counted:
    """One figure: what it is called in the paper, what it counts in which part, its value, and where its records are."""

    label: str
    metric: Metric
    scope: Scope
    value: Decimal

    @property
    def url(self) -> str:
        """The page that lists the records."""
        return page_of(self.metric, self.scope)

    @property
    def key(self) -> str:
        """What tells it from the other figures of the paper."""
        parts = self.scope.parameters()
        return "&".join((self.metric.code, *(f"{name}={parts[name]}" for name in sorted(parts))))


def counted_of(material: Material) -> list[Counted]:
    """Every figure of the paper's blocks, each once, by one query whatever their number."""
    sources = {block.source for block in material.blocks if not block.is_left_out}
    wanted: list[tuple[str, Metric, Scope]] = []
    if sources.intersection(_OF_ALL_ROOMS):
        wanted += [(str(metric.label), metric, material.scope) for metric in all_metrics() if not metric.per]
    if BlockSource.OWN_FIGURES in sources:
        wanted += [(str(metric.label), metric, scope) for metric, scope in own_scopes(material)]
    if sources.intersection((BlockSource.INDICATORS, BlockSource.GOAL_RESULTS)):
        for each in material.indicators:
            if metric := known_metric(each):
                wanted.append((label_of(each), metric, Scope(each.starts_on, each.cut_off_on, each.where)))
    values = counted_all([(metric, scope) for _label, metric, scope in wanted])
    found = [Counted(*each, value) for each, value in zip(wanted, values, strict=True)]
    return list({each.key: each for each in found}.values())


def label_of(indicator: Indicator) -> str:
    """What an indicator is called among those of other goals."""
    goal = indicator.goal
    if goal is None:
        return indicator.title
    return f"{indicator.title} (Ziel {goal.number})" if goal.number else f"{indicator.title} ({goal.name})"


def is_small(state: IndicatorState, limit: int) -> bool:
    """Whether the indicator counts people, and so few that the paper must not name the figure."""
    metric = known_metric(state.indicator)
    return metric is not None and state.value is not None and bool(hidden(metric, [state.value], limit))


def below(limit: int) -> str:
    """What stands in the place of a figure that is not named."""
    return f"unter {limit}"


def unnamed(figure: Decimal, limit: int) -> str:
    """The same; a larger figure that is hidden so that the sum does not tell the small one is not called small."""
    return below(limit) if figure < limit else "nicht genannt"


def own_scopes(material: Material) -> list[tuple[Metric, Scope]]:
    """What can be counted for the municipality a letter goes to; nothing for another recipient."""
    place = material.paper.municipality
    if place is None:
        return []
    scope = material.scope
    mine = Scope(scope.first, scope.last, {PLACES: place.pk})
    return [(metric, mine) for metric in activities()]


def activities() -> list[Metric]:
    """What took place somewhere: the metrics of activities that know the municipality."""
    return [metric for metric in all_metrics() if metric.is_activity and PLACES in metric.evidence().by]


def evidence_of(material: Material) -> list[dict[str, Any]]:
    """The figures with the keys of their records, as kept in the frozen copy of a paper."""
    return [
        {
            "key": each.key,
            "label": each.label,
            "metric": each.metric.code,
            "unit": str(each.metric.unit),
            "first": each.scope.first.isoformat() if each.scope.first else None,
            "last": each.scope.last.isoformat() if each.scope.last else None,
            "where": dict(each.scope.where),
            "value": f"{each.value:f}",
            "records": records_of(each.metric, each.scope),
        }
        for each in counted_of(material)
    ]


def records_of(metric: Metric, scope: Scope) -> list[int]:
    """The keys of the records behind a figure, ascending."""
    rows = in_scope(metric.evidence(), scope).order_by("pk")
    return list(dict.fromkeys(rows.values_list("pk", flat=True)))
