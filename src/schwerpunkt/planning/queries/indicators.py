"""How indicators stand on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from schwerpunkt.figures.addresses import page_of
from schwerpunkt.figures.metrics import Metric, Scope, metric_of
from schwerpunkt.figures.queries import counted_all
from schwerpunkt.planning.enums import Direction
from schwerpunkt.planning.models import Indicator
from schwerpunkt.ui import formats
from schwerpunkt.ui.status import Look


@dataclass(frozen=True)
class IndicatorState:
    """An indicator on a day: its value, where its records are, how far it has come.

    ``value`` is None as long as nothing was entered. ``share`` of the way from baseline to target lies between 0 and 1.
    """

    indicator: Indicator
    value: Decimal | None
    as_of: date
    day: date
    url: str = ""

    @property
    def is_reached(self) -> bool:
        """Whether the target is reached."""
        target, value = self.indicator.target, self.value
        if target is None or value is None:
            return False
        return value >= target if self.indicator.direction == Direction.UP else value <= target

    @property
    def share(self) -> float | None:
        """How much of the way is done; None without a target or a value."""
        target, value, baseline = self.indicator.target, self.value, self.indicator.baseline
        if target is None or value is None or target == baseline:
            return None
        return min(max(float((value - baseline) / (target - baseline)), 0.0), 1.0)

    @property
    def look(self) -> Look:
        """Reached, missed after the cut-off date, or on the way."""
        if self.is_reached:
            return "done"
        is_over = self.day > self.indicator.cut_off_on
        return "late" if is_over and self.indicator.target is not None else "run"

    @property
    def shown(self) -> str:
        """The value in words."""
        return formats.number(self.value)

    @property
    def remark(self) -> str:
        """One quiet line below the figure."""
        days = {"from": formats.day(self.indicator.starts_on), "to": formats.day(self.indicator.cut_off_on)}
        if self.indicator.metric:
            return _("gezählt vom %(from)s bis %(to)s") % days
        if self.value is None:
            return _("noch kein Wert eingetragen, Stichtag %(to)s") % days
        return _("Stand %(day)s, Stichtag %(to)s") % (days | {"day": formats.day(self.as_of)})


def indicator_states(indicators: Sequence[Indicator], day: date) -> list[IndicatorState]:
    """How each indicator stands on ``day``, in the order given.

    Figures that count themselves take one query together; entered values are read from ``indicator.values`` (prefetch).
    """
    counting = [(each, metric) for each in indicators if (metric := known_metric(each))]
    scopes = {each.pk: Scope(each.starts_on, each.cut_off_on, each.where) for each, _metric in counting}
    figures = counted_all([(metric, scopes[each.pk]) for each, metric in counting])
    counted = {
        each.pk: IndicatorState(each, figure, min(day, each.cut_off_on), day, page_of(metric, scopes[each.pk]))
        for (each, metric), figure in zip(counting, figures, strict=True)
    }
    return [counted.get(each.pk) or _entered(each, day) for each in indicators]


def known_metric(indicator: Indicator) -> Metric | None:
    """The metric that counts the indicator; None when it is entered by hand or its room is gone."""
    try:
        return metric_of(indicator.metric) if indicator.metric else None
    except KeyError:
        return None


def _entered(indicator: Indicator, day: date) -> IndicatorState:
    known = [each for each in indicator.values.all() if each.on <= min(day, indicator.cut_off_on)]
    last = max(known, key=lambda each: each.on, default=None)
    return IndicatorState(indicator, last.value if last else None, last.on if last else day, day)
