"""The plan, one aggregate a file."""

from schwerpunkt.planning.models.agreement import Agreement
from schwerpunkt.planning.models.following import GoalResult, MovedDeadline, StatusReport
from schwerpunkt.planning.models.goal import Goal, GoalPartner, GoalVersion
from schwerpunkt.planning.models.indicator import Indicator, IndicatorValue
from schwerpunkt.planning.models.measure import MOST_BUDGET, Measure, MeasurePartner, Milestone
from schwerpunkt.planning.models.period import FocusPeriod
from schwerpunkt.planning.models.reminder import Reminder

__all__ = (
    "MOST_BUDGET",
    "Agreement",
    "FocusPeriod",
    "Goal",
    "GoalPartner",
    "GoalResult",
    "GoalVersion",
    "Indicator",
    "IndicatorValue",
    "Measure",
    "MeasurePartner",
    "Milestone",
    "MovedDeadline",
    "Reminder",
    "StatusReport",
)
