"""Where the thread of the plan can break."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from schwerpunkt.figures.gaps import Gap, gap
from schwerpunkt.planning.enums import MeasureState, PeriodState, Perm
from schwerpunkt.planning.models import Goal, Indicator, Measure
from schwerpunkt.planning.queries import stale_measures

_ENDED = (MeasureState.DONE, MeasureState.DROPPED)


def _goals() -> QuerySet[Goal]:
    return Goal.objects.exclude(period__state=PeriodState.CLOSED)


def _measures() -> QuerySet[Measure]:
    return Measure.objects.exclude(period__state=PeriodState.CLOSED).exclude(state__in=_ENDED)


def _silent_indicators(day: date) -> QuerySet[Indicator]:
    """Indicators whose values are entered, begun more than a quarter of a year ago, without any value."""
    open_ones = ~Q(goal__period__state=PeriodState.CLOSED) & ~Q(measure__period__state=PeriodState.CLOSED)
    begun = date.fromordinal(day.toordinal() - 91)
    return Indicator.objects.filter(open_ones, metric="", starts_on__lte=begun, values=None)


def _unassessed(day: date) -> QuerySet[Goal]:
    """Goals whose deadline has passed and of which nobody has said what came of them."""
    agreed = (PeriodState.AGREED, PeriodState.RUNNING, PeriodState.CLOSED)
    return Goal.objects.filter(period__state__in=agreed, due_on__lt=day, result=None)


gap(
    Gap(
        "planning.goal_without_measure",
        _("Ziele ohne Maßnahme"),
        _("Niemand tut etwas dafür: Planen Sie eine Maßnahme oder streichen Sie das Ziel."),
        Perm.VIEW_PLANNING,
        lambda day: _goals().filter(measures=None),
        "title",
        "planning:goal",
        _("Maßnahme planen"),
        20,
    )
)
gap(
    Gap(
        "planning.goal_without_owner",
        _("Ziele, für die niemand zuständig ist"),
        _("Erinnerungen gehen ins Leere, solange kein Name dabeisteht."),
        Perm.VIEW_PLANNING,
        lambda day: _goals().filter(responsible=None),
        "title",
        "planning:goal",
        _("Zuständigkeit klären"),
        21,
    )
)
gap(
    Gap(
        "planning.goal_without_indicator",
        _("Ziele ohne Kennzahl"),
        _("Am Ende kann niemand sagen, ob das Ziel erreicht ist."),
        Perm.VIEW_PLANNING,
        lambda day: _goals().filter(indicators=None),
        "title",
        "planning:goal_indicator_create",
        _("Kennzahl anlegen"),
        22,
    )
)
gap(
    Gap(
        "planning.measure_without_goal",
        _("Maßnahmen, die keinem Ziel dienen"),
        _("Was sie bewirken, zählt nirgends."),
        Perm.VIEW_PLANNING,
        lambda day: _measures().filter(goals=None),
        "title",
        "planning:measure_change",
        _("Ziel wählen"),
        30,
    )
)
gap(
    Gap(
        "planning.measure_without_owner",
        _("Maßnahmen, für die niemand zuständig ist"),
        _("Niemand wird an die Frist erinnert."),
        Perm.VIEW_PLANNING,
        lambda day: _measures().filter(owner=None),
        "title",
        "planning:measure_change",
        _("Zuständige Person nennen"),
        31,
    )
)
gap(
    Gap(
        "planning.measure_without_deadline",
        _("Maßnahmen ohne Frist"),
        _("Ohne Frist wird nichts fällig und nichts fertig."),
        Perm.VIEW_PLANNING,
        lambda day: _measures().filter(due_on=None),
        "title",
        "planning:measure_change",
        _("Frist setzen"),
        32,
    )
)
gap(
    Gap(
        "planning.indicator_without_value",
        _("Kennzahlen, zu denen seit drei Monaten kein Wert eingetragen ist"),
        _("Die Zahl fehlt im nächsten Bericht."),
        Perm.VIEW_PLANNING,
        _silent_indicators,
        "title",
        "planning:value_create",
        _("Wert eintragen"),
        40,
    )
)
gap(
    Gap(
        "planning.measure_without_report",
        _("Maßnahmen, von denen lange niemand etwas gemeldet hat"),
        _("Ob sie noch auf dem Weg sind, weiß gerade niemand."),
        Perm.VIEW_PLANNING,
        stale_measures,
        "title",
        "planning:measure_report",
        _("Sachstand melden"),
        33,
    )
)
gap(
    Gap(
        "planning.goal_without_result",
        _("Ziele ohne Ergebnis, deren Frist vorbei ist"),
        _("Ob sie erreicht sind, steht noch nirgends."),
        Perm.VIEW_PLANNING,
        _unassessed,
        "title",
        "planning:goal_assess",
        _("Ergebnis eintragen"),
        41,
    )
)
