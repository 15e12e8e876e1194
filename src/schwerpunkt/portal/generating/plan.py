"""The plan of a generated centre: focus periods with goals, measures, milestones and indicators."""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from schwerpunkt.accounts.models import Membership
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.models import CentreMunicipality, Code, Organisation
from schwerpunkt.planning.enums import MeasureState, PeriodState
from schwerpunkt.planning.models import (
    FocusPeriod,
    Goal,
    GoalPartner,
    Indicator,
    IndicatorValue,
    Measure,
    MeasurePartner,
    Milestone,
)
from schwerpunkt.portal.generating.needs import report_needs
from schwerpunkt.portal.generating.size import Size
from schwerpunkt.portal.generating.words import keep, words
from schwerpunkt.tenancy.models import Centre

FIRST_YEAR = 2021


def plan_years(centre: Centre, staff: list[Membership], dice: random.Random, size: Size) -> list[FocusPeriod]:
    """The focus periods, the last of them running."""
    years = [FIRST_YEAR + 2 * number for number in range(size.periods)]
    periods = keep(FocusPeriod, (_period(centre, year, years[-1]) for year in years))
    for period in periods:
        _fill(period, staff, dice, size)
    return periods


def _period(centre: Centre, year: int, last: int) -> FocusPeriod:
    return FocusPeriod(
        centre=centre,
        title=f"Schwerpunkte {year}/{year + 1}",
        starts_on=date(year, 1, 1),
        ends_on=date(year + 1, 12, 31),
        state=PeriodState.RUNNING if year == last else PeriodState.CLOSED,
    )


def _fill(period: FocusPeriod, staff: list[Membership], dice: random.Random, size: Size) -> None:
    centre = period.centre
    fields = list(Code.objects.filter(kind=CodeKind.ACTION_FIELD))
    period.action_fields.set(fields)
    goals = keep(Goal, (_goal(period, fields, number, dice) for number in range(1, size.goals + 1)))
    measures = keep(Measure, _measures(period, staff, dice, size))
    through = Measure.goals.through
    keep(through, (through(measure_id=each.pk, goal_id=dice.choice(goals).pk) for each in measures))
    _belongings(centre, goals, measures, dice)
    _indicators(centre, goals, period)
    report_needs(period, dice, size)


def _goal(period: FocusPeriod, fields: list[Code], number: int, dice: random.Random) -> Goal:
    return Goal(
        centre=period.centre,
        period=period,
        action_field=dice.choice(fields),
        position=number,
        number=number,
        title=f"{words(dice, 5)} {number}",
        sentence=f"Bis zum 31.12.{period.ends_on.year} wird das KI {words(dice, 30)}.",
        due_on=period.ends_on,
    )


def _measures(period: FocusPeriod, staff: list[Membership], dice: random.Random, size: Size) -> Iterable[Measure]:
    kinds = list(Code.objects.filter(kind=CodeKind.MEASURE_KIND))
    for number in range(size.measures):
        start = period.starts_on + timedelta(days=dice.randrange(600))
        due = start + timedelta(days=dice.randrange(30, 120))
        state = dice.choice(MeasureState.values)
        yield Measure(
            centre=period.centre,
            period=period,
            kind=dice.choice(kinds),
            title=f"{words(dice, 3)} {number}",
            description=words(dice, 40),
            owner=dice.choice(staff),
            starts_on=start,
            due_on=due,
            state=state,
            done_on=due if state == MeasureState.DONE else None,
            position=number,
        )


def _belongings(centre: Centre, goals: list[Goal], measures: list[Measure], dice: random.Random) -> None:
    partners, places = list(Organisation.objects.all()), list(CentreMunicipality.objects.all())
    groups = list(Code.objects.filter(kind=CodeKind.TARGET_GROUP))
    keep(
        GoalPartner,
        (
            GoalPartner(centre=centre, goal=goal, organisation=each, role="Mitwirkung")
            for goal in goals
            for each in dice.sample(partners, min(3, len(partners)))
        ),
    )
    keep(
        MeasurePartner,
        (
            MeasurePartner(centre=centre, measure=measure, organisation=each)
            for measure in measures
            for each in dice.sample(partners, min(2, len(partners)))
        ),
    )
    keep(
        Milestone,
        (
            Milestone(
                centre=centre,
                measure=measure,
                title=f"Meilenstein {number}",
                due_on=measure.due_on or measure.period.ends_on,
            )
            for measure in measures
            for number in range(1, 3)
        ),
    )
    in_place, for_group = Measure.municipalities.through, Measure.target_groups.through
    if places:
        keep(in_place, (in_place(measure_id=m.pk, centremunicipality_id=dice.choice(places).pk) for m in measures))
    keep(for_group, (for_group(measure_id=measure.pk, code_id=dice.choice(groups).pk) for measure in measures))


def _indicators(centre: Centre, goals: list[Goal], period: FocusPeriod) -> None:
    days = {"starts_on": period.starts_on, "cut_off_on": period.ends_on}
    keep(
        Indicator,
        (
            Indicator(
                centre=centre,
                goal=goal,
                title="Erledigte Maßnahmen",
                metric="planning.measures_done",
                where={"ziel": goal.pk},
                target=Decimal(10),
                **days,
            )
            for goal in goals
        ),
    )
    entered = keep(
        Indicator,
        (Indicator(centre=centre, goal=goal, title="Begleitete Schulen", target=Decimal(20), **days) for goal in goals),
    )
    keep(
        IndicatorValue,
        (
            IndicatorValue(
                centre=centre,
                indicator=each,
                on=period.starts_on + timedelta(days=90 * number),
                value=Decimal(2 * number),
                source="Abfrage",
            )
            for each in entered
            for number in range(1, 5)
        ),
    )
