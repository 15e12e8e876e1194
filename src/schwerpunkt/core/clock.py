"""The one place that asks what time it is, so that tests and rehearsals can move it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_frozen: ContextVar[datetime | None] = ContextVar("frozen_clock", default=None)


def now() -> datetime:
    """The current moment, aware, in the centre's time zone (Europe/Berlin)."""
    return timezone.localtime(_frozen.get() or timezone.now())


def today() -> date:
    """The current calendar day in the centre's time zone."""
    return now().date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Stop the clock at ``moment`` (aware) for the code inside."""
    token = _frozen.set(moment)
    try:
        yield
    finally:
        _frozen.reset(token)
