"""What the start page knows about a person's day."""

from dataclasses import dataclass
from datetime import date

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import can
from schwerpunkt.planning.enums import Perm
from schwerpunkt.planning.models import Measure
from schwerpunkt.planning.queries import Overview, current_period, measure_status, overview
from schwerpunkt.ui.contributions import Waiting, all_waiting
from schwerpunkt.ui.status import Status


@dataclass(frozen=True)
class Day:
    """What waits, what is late, and how far the period is. ``overview`` is None without a period or permission."""

    waiting: tuple[Waiting, ...]
    overview: Overview | None
    late: tuple[tuple[Measure, Status], ...]

    @property
    def first(self) -> Waiting | None:
        """The most urgent thing."""
        return self.waiting[0] if self.waiting else None

    @property
    def rest(self) -> tuple[Waiting, ...]:
        """Everything after the first."""
        return self.waiting[1:]


def day_of(*, actor: Actor, day: date) -> Day:
    """The day of a person as far as she may see it."""
    period = current_period(day) if can(actor, Perm.VIEW_PLANNING) else None
    found = overview(period, day) if period is not None else None
    late = sorted(found.late, key=lambda measure: measure.due_on or day) if found is not None else []
    return Day(
        waiting=tuple(all_waiting(actor, day)),
        overview=found,
        late=tuple((measure, measure_status(measure, day)) for measure in late),
    )
