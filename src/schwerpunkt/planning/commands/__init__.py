"""Changes to the plan."""

from schwerpunkt.planning.commands.agreements import record_agreement
from schwerpunkt.planning.commands.following import assess_goal, carry_on, report_status
from schwerpunkt.planning.commands.goals import (
    add_goal,
    amend_goal,
    change_goal,
    move_goal,
    order_goals,
    remove_goal,
    set_goal_partners,
)
from schwerpunkt.planning.commands.indicators import (
    IndicatorFacts,
    add_goal_indicator,
    add_measure_indicator,
    change_indicator,
    record_value,
    remove_indicator,
    remove_value,
)
from schwerpunkt.planning.commands.measures import (
    add_measure,
    change_measure,
    move_measure_state,
    remove_measure,
    set_measure_partners,
)
from schwerpunkt.planning.commands.milestones import (
    add_milestone,
    change_milestone,
    complete_milestone,
    remove_milestone,
    reopen_milestone,
)
from schwerpunkt.planning.commands.periods import (
    change_period,
    close_period,
    create_period,
    release_period,
    remove_period,
    reopen_period,
    start_period,
    submit_period,
    take_back_period,
)
from schwerpunkt.planning.commands.reminding import remind_of_deadlines

__all__ = (
    "IndicatorFacts",
    "add_goal",
    "add_goal_indicator",
    "add_measure",
    "add_measure_indicator",
    "add_milestone",
    "amend_goal",
    "assess_goal",
    "carry_on",
    "change_goal",
    "change_indicator",
    "change_measure",
    "change_milestone",
    "change_period",
    "close_period",
    "complete_milestone",
    "create_period",
    "move_goal",
    "move_measure_state",
    "order_goals",
    "record_agreement",
    "record_value",
    "release_period",
    "remind_of_deadlines",
    "remove_goal",
    "remove_indicator",
    "remove_measure",
    "remove_milestone",
    "remove_period",
    "remove_value",
    "reopen_milestone",
    "reopen_period",
    "report_status",
    "set_goal_partners",
    "set_measure_partners",
    "start_period",
    "submit_period",
    "take_back_period",
)
