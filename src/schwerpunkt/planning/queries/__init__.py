"""Questions about the plan."""

from schwerpunkt.planning.queries.following import (
    goals_to_carry_on,
    latest_reports,
    measures_to_carry_on,
    moved_deadlines,
    reports_of,
    results_of,
    stale_measures,
    unassessed,
)
from schwerpunkt.planning.queries.goals import GoalBelonging, belonging_to_goal, goal_advice, visible_goals, with_goals
from schwerpunkt.planning.queries.indicators import IndicatorState, indicator_states
from schwerpunkt.planning.queries.measures import Belonging, belonging_to, measure_status, measures, measures_of
from schwerpunkt.planning.queries.overview import GoalProgress, Overview, overview
from schwerpunkt.planning.queries.partners import TakingPart, agreements_of, takes_part_in
from schwerpunkt.planning.queries.periods import current_period, periods
from schwerpunkt.planning.queries.versions import Comparison, compare_versions

__all__ = (
    "Belonging",
    "Comparison",
    "GoalBelonging",
    "GoalProgress",
    "IndicatorState",
    "Overview",
    "TakingPart",
    "agreements_of",
    "belonging_to",
    "belonging_to_goal",
    "compare_versions",
    "current_period",
    "goal_advice",
    "goals_to_carry_on",
    "indicator_states",
    "latest_reports",
    "measure_status",
    "measures",
    "measures_of",
    "measures_to_carry_on",
    "moved_deadlines",
    "overview",
    "periods",
    "reports_of",
    "results_of",
    "stale_measures",
    "takes_part_in",
    "unassessed",
    "visible_goals",
    "with_goals",
)
