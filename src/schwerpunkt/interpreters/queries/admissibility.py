"""The rules of admissibility as they hold on a day, and what they say of a request."""

from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from schwerpunkt.core import clock
from schwerpunkt.interpreters.admissibility import Answers, Judgement, Limits, judge
from schwerpunkt.interpreters.dated import LEAD_DAYS, LONGEST_MINUTES
from schwerpunkt.interpreters.models import AdmissibilityRule
from schwerpunkt.parameters.queries import at


def rules() -> QuerySet[AdmissibilityRule]:
    """All rules of the centre in the order they are asked, also those that have ended."""
    return AdmissibilityRule.objects.all()


def rules_in_force(day: date) -> list[AdmissibilityRule]:
    """The rules that are asked on a day, in their order."""
    return list(AdmissibilityRule.objects.valid_on(day).order_by("position", "pk"))


def limits_on(day: date) -> Limits:
    """Lead time and longest talk on a day, with where each is written. NoValue when one has none."""
    lead, longest = at(LEAD_DAYS.code, day), at(LONGEST_MINUTES.code, day)
    return Limits(lead.value, lead.source, longest.value, longest.source)


def judged(answers: Answers, starts_at: datetime, minutes: int | None) -> Judgement:
    """What the rules of today say of a request that comes in today."""
    today = clock.today()
    on = timezone.localtime(starts_at).date()
    return judge(rules_in_force(today), answers, limits_on(today), talk=(on, minutes), today=today)
