"""What the weekly mail tells, and when it is due."""

from dataclasses import dataclass
from datetime import date, timedelta

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.models import Membership
from schwerpunkt.parameters.queries import NoValue, at
from schwerpunkt.portal.dated import DIGEST_DAY
from schwerpunkt.portal.models import Digest
from schwerpunkt.ui.contributions import Waiting, all_waiting

AHEAD = timedelta(days=14)
"""So far the weekly mail looks ahead."""
NEVER = 0


@dataclass(frozen=True)
class Week:
    """What is late, what is due within two weeks, and what else waits without a day."""

    late: tuple[Waiting, ...]
    due: tuple[Waiting, ...]
    open: tuple[Waiting, ...]

    def __bool__(self) -> bool:
        return bool(self.late or self.due or self.open)


def week_of(*, actor: Actor, day: date) -> Week:
    """The weekly mail of the actor on ``day``: only what she may see, as on her page *Heute*."""
    items = all_waiting(actor, day)
    return Week(
        late=tuple(each for each in items if each.due_on and each.due_on < day),
        due=tuple(each for each in items if each.due_on and day <= each.due_on <= day + AHEAD),
        open=tuple(each for each in items if each.due_on is None),
    )


def digest_of(member: Membership) -> Digest:
    """What a colleague set for her weekly mail, or a new record that says nothing yet."""
    return Digest.objects.filter(membership=member).first() or Digest(membership=member)


def usual_day(day: date) -> int:
    """The day of the week (Monday is 1) on which the mail comes by the rule; NEVER without one."""
    try:
        found: int = at(DIGEST_DAY.code, day).value
    except NoValue:
        return NEVER
    return found if found in range(1, 8) else NEVER


def is_due(digest: Digest, day: date) -> bool:
    """Whether the mail of this week is to be looked after on ``day``: its day has come, and nobody has done it.

    A day that was missed is made up for within the same week.
    """
    weekday = usual_day(day) if digest.weekday is None else digest.weekday
    if weekday == NEVER or day.isoweekday() < weekday:
        return False
    return digest.last_week is None or digest.last_week < monday_of(day)


def monday_of(day: date) -> date:
    """The Monday of the week of ``day``."""
    return day - timedelta(days=day.weekday())
