"""Background jobs: what a room declares in its ``tasks.py``. The loop that runs them lives in the portal.

A job is a row in the same database, so it commits or vanishes with the case that asked for it. Jobs must bear being run
twice: a process can die between doing the work and noting it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, TypeVar

from django_tasks import task
from django_tasks.base import Task

F = TypeVar("F", bound=Callable[..., Any])
Slot = Callable[[datetime], datetime]


@dataclass(frozen=True)
class Schedule:
    """A job that starts by itself. ``slot`` gives, for a moment, when it was due last; each slot runs once."""

    name: str
    job: "Task[Any, Any]"
    slot: Slot


_schedules: dict[str, Schedule] = {}
_attempts: dict[str, int] = {}
DEFAULT_ATTEMPTS = 5


def job(*, attempts: int = DEFAULT_ATTEMPTS) -> Callable[[Callable[..., Any]], "Task[Any, Any]"]:
    """Make a module-level function a job: ``send.enqueue(7)`` runs it later, outside the request.

    Arguments must be JSON. A job that raises is tried again later, ``attempts`` times in all.
    """

    def decorate(function: Callable[..., Any]) -> "Task[Any, Any]":
        made = task()(function)
        _attempts[made.module_path] = attempts
        return made

    return decorate


def attempts_of(path: str) -> int:
    """How often the job with this import path is tried."""
    return _attempts.get(path, DEFAULT_ATTEMPTS)


def _every(minutes: int) -> Slot:
    def slot(now: datetime) -> datetime:
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        passed = int((now - midnight).total_seconds() // 60)
        return midnight + timedelta(minutes=passed - passed % minutes)

    return slot


def _daily(at: time) -> Slot:
    def slot(now: datetime) -> datetime:
        due = now.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
        return due if due <= now else due - timedelta(days=1)

    return slot


def every(minutes: int, name: str, job: "Task[Any, Any]") -> Schedule:
    """Run ``job`` every so many minutes, counted from midnight."""
    return _add(Schedule(name, job, _every(minutes)))


def hourly(name: str, job: "Task[Any, Any]") -> Schedule:
    """Run ``job`` at every full hour."""
    return _add(Schedule(name, job, _every(60)))


def daily(name: str, job: "Task[Any, Any]", *, at: time) -> Schedule:
    """Run ``job`` once a day, at ``at`` or as soon after as the program runs."""
    return _add(Schedule(name, job, _daily(at)))


def schedules() -> tuple[Schedule, ...]:
    """Everything that starts by itself, by name."""
    return tuple(_schedules[name] for name in sorted(_schedules))


def _add(schedule: Schedule) -> Schedule:
    if schedule.name in _schedules:
        raise ValueError(f"{schedule.name} is scheduled twice")
    _schedules[schedule.name] = schedule
    return schedule
