"""Which periods there are and which is meant by "now"."""

from datetime import date

from django.db.models import Count, QuerySet

from schwerpunkt.planning.models import FocusPeriod


def periods() -> QuerySet[FocusPeriod]:
    """All periods of the centre, latest first, with the number of their goals and measures."""
    return FocusPeriod.objects.annotate(
        goal_count=Count("goals", distinct=True), measure_count=Count("measures", distinct=True)
    ).order_by("-starts_on")


def current_period(day: date) -> FocusPeriod | None:
    """The period that holds on ``day``; else the next one; else the last one."""
    rows = FocusPeriod.objects.order_by("starts_on")
    return (
        rows.filter(starts_on__lte=day, ends_on__gte=day).last()
        or rows.filter(starts_on__gt=day).first()
        or rows.last()
    )
