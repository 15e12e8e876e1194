"""Questions about the plan."""

from schwerpunkt.planning.queries.goals import goal_advice, goals_of, visible_goals
from schwerpunkt.planning.queries.indicators import IndicatorState, indicator_states
from schwerpunkt.planning.queries.measures import measure_status, measures, measures_of
from schwerpunkt.planning.queries.overview import GoalProgress, Overview, overview
from schwerpunkt.planning.queries.partners import TakingPart, agreements_of, takes_part_in
from schwerpunkt.planning.queries.periods import current_period, periods
from schwerpunkt.planning.queries.versions import Comparison, compare_versions

__all__ = (
    "Comparison",
    "GoalProgress",
    "IndicatorState",
    "Overview",
    "TakingPart",
    "agreements_of",
    "compare_versions",
    "current_period",
    "goal_advice",
    "goals_of",
    "indicator_states",
    "measure_status",
    "measures",
    "measures_of",
    "overview",
    "periods",
    "takes_part_in",
    "visible_goals",
)
