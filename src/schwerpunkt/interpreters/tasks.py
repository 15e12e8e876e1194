"""What the interpreter pool does by itself: asking the next ones, reminding, asking how it was, forgetting."""

import logging
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from schwerpunkt.accounts.actors import system_actor
from schwerpunkt.core import clock
from schwerpunkt.core.jobs import daily, every, job
from schwerpunkt.interpreters.commands import ask_how_it_was, continue_search, remind_of_talk
from schwerpunkt.interpreters.enums import AssignmentState
from schwerpunkt.interpreters.forgetting import forget_incoming
from schwerpunkt.interpreters.models import Assignment, Request
from schwerpunkt.tenancy.scope import everywhere, inside

log = logging.getLogger(__name__)
_RECENT = timedelta(days=2)
"""Whoever was not asked for the times until then is not asked by mail any more."""


@job(attempts=3)
def ask_the_next_ones() -> int:
    """Go on with every search whose time has come; gives how many were looked at."""
    return _for_each(
        lambda: Request.objects.filter(next_wave_at__lte=clock.now()).select_related(
            "centre", "organisation", "language", "kind", "municipality"
        ),
        lambda actor, request: continue_search(actor=actor, request=request),
    )


@job(attempts=3)
def remind_of_tomorrow() -> int:
    """Remind both sides of every talk of tomorrow; gives how many were looked at."""
    tomorrow = clock.today() + timedelta(days=1)
    first = datetime.combine(tomorrow, time(), timezone.get_current_timezone())
    return _for_each(
        lambda: _going().filter(starts_at__gte=first, starts_at__lt=first + timedelta(days=1)),
        lambda actor, assignment: remind_of_talk(actor=actor, assignment=assignment),
    )


@job(attempts=3)
def ask_after_talks() -> int:
    """Ask both sides of every talk that is over for its times; gives how many were looked at."""
    now = clock.now()
    return _for_each(
        lambda: _going().filter(starts_at__gte=now - _RECENT, busy_until__lte=now, confirmations=None),
        lambda actor, assignment: ask_how_it_was(actor=actor, assignment=assignment),
    )


@job(attempts=3)
def forget_forms() -> int:
    """Delete what came by the public forms and is not needed any more; gives how many."""
    return forget_incoming()


def _going() -> QuerySet[Assignment]:
    return Assignment.objects.filter(state=AssignmentState.ACCEPTED, is_demo=False).select_related("centre")


def _for_each(rows: Callable[[], QuerySet[Any]], act: Callable[[Any, Any], object]) -> int:
    with everywhere():
        found = list(rows())
    failed: Exception | None = None
    for each in found:
        try:
            with inside(each.centre):
                act(system_actor("Sprachmittlung", each.centre), each)
        except Exception as error:  # the others shall not wait for this one
            log.exception("%s %s of %s", type(each).__name__, each.pk, each.centre.slug)
            failed = error
    if failed is not None:
        raise failed
    return len(found)


every(5, "interpreters.ask_the_next_ones", ask_the_next_ones)
every(15, "interpreters.ask_after_talks", ask_after_talks)
daily("interpreters.forget_forms", forget_forms, at=time(3, 50))
daily("interpreters.remind_of_tomorrow", remind_of_tomorrow, at=time(11, 0))
