"""Which periods there are and which is meant by "now"."""

from datetime import date

from django.db.models import Case, Count, IntegerField, QuerySet, Value, When

from schwerpunkt.planning.models import FocusPeriod


def periods() -> QuerySet[FocusPeriod]:
    """All periods of the centre, latest first, with the number of their goals and measures."""
    return FocusPeriod.objects.annotate(
        goal_count=Count("goals", distinct=True), measure_count=Count("measures", distinct=True)
    ).order_by("-starts_on")


def current_period(day: date) -> FocusPeriod | None:
    """The period that holds on ``day``; else the next one; else the last one."""
    holds = Case(
        When(starts_on__lte=day, ends_on__gte=day, then=Value(0)),
        When(starts_on__gt=day, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = list(FocusPeriod.objects.annotate(rank=holds).order_by("rank", "starts_on"))
    if rows and rows[0].rank == 2:  # noqa: PLR2004  # all are over: the last one
        return rows[-1]
    return rows[0] if rows else None
