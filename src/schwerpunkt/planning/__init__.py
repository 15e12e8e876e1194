"""What the centre wants and how: focus periods, goals, measures, milestones, agreements of the ministries.

Owns: FocusPeriod, Goal, GoalPartner, GoalVersion, Measure, MeasurePartner, Milestone, Agreement.
Asks: directory, documents, accounts, tenancy, core.
"""
