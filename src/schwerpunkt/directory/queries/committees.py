"""Committees and their meetings."""

from datetime import date

from django.db.models import Count, Min, Q, QuerySet

from schwerpunkt.directory.enums import MeetingState
from schwerpunkt.directory.models import Committee, Meeting


def committees(day: date) -> QuerySet[Committee]:
    """All committees with ``meeting_count`` and ``next_on``, the day of the next meeting from ``day`` on."""
    coming = Q(meetings__held_on__gte=day) & ~Q(meetings__state=MeetingState.CANCELLED)
    return Committee.objects.annotate(
        meeting_count=Count("meetings", distinct=True), next_on=Min("meetings__held_on", filter=coming)
    )


def committees_on(day: date) -> QuerySet[Committee]:
    """The committees that exist on ``day``."""
    return Committee.objects.valid_on(day)


def meetings_of(committee: Committee) -> QuerySet[Meeting]:
    """The meetings of a committee, newest first."""
    return committee.meetings.select_related("committee").order_by("-held_on", "-starts_at")


def meetings_to_come(day: date) -> QuerySet[Meeting]:
    """The meetings of all committees from ``day`` on that are not cancelled, next one first."""
    rows = Meeting.objects.filter(held_on__gte=day).exclude(state=MeetingState.CANCELLED)
    return rows.select_related("committee").order_by("held_on", "starts_at")
