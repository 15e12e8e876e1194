"""The loop that runs background jobs, in a thread beside the web server; no further server is needed.

Several processes may run it on one database. A scheduled job has a row whose key is made from its name and the moment
it is due, so whoever inserts that row first has claimed it. A row that a dead process left behind goes back into the
queue, and a job that raised is tried again after a growing pause.
"""

import contextlib
import logging
import os
import socket
import threading
import uuid
from datetime import timedelta
from typing import Any, TypeAlias

from django.db import DatabaseError, IntegrityError, close_old_connections, connections, transaction
from django.db.models import QuerySet
from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from schwerpunkt.core import clock
from schwerpunkt.core.jobs import Schedule, attempts_of, schedules

log = logging.getLogger(__name__)

Row: TypeAlias = "DBTaskResult[..., Any]"

PAUSE = 1.0
"""Seconds between two looks into the queue."""
ROUND = timedelta(seconds=30)
"""How often schedules and stranded jobs are looked at."""
LONGEST = timedelta(minutes=30)
"""A job that runs longer, on a machine that cannot be asked, counts as stranded."""
KEPT = timedelta(days=30)
"""How long finished jobs stay visible."""
_NAMESPACE = uuid.UUID("7d0f5ac8-5a0a-4f6c-9f0e-6d8a3b8c2a11")


class JobLoop(threading.Thread):
    """Runs jobs until ``stop()``. ``ready`` is called first and may wait, e.g. for the web server's start."""

    def __init__(self, ready: Any = None) -> None:
        super().__init__(name="schwerpunkt-jobs", daemon=True)
        self.worker_id = f"{socket.gethostname()[:30]}:{os.getpid()}:{uuid.uuid4().hex[:12]}"
        self._ready = ready
        self._ending = threading.Event()
        self._worker: Worker | None = None

    def run(self) -> None:
        """The loop. A database that is away is waited for."""
        if self._ready is not None:
            self._ready()
        last_round = None
        while not self._ending.is_set():
            try:
                now = clock.now()
                if last_round is None or now - last_round >= ROUND:
                    last_round = now
                    look_around(self.worker_id)
                self._work()
            except DatabaseError:
                log.exception("job loop: the database does not answer")
                close_old_connections()
                self._ending.wait(10)
            self._ending.wait(PAUSE)
        connections.close_all()

    def stop(self, patience: float = 15.0) -> None:
        """End after the job that runs now; waits for it at most ``patience`` seconds."""
        self._ending.set()
        if self._worker is not None:
            self._worker.running = False
        self.join(patience)

    def _work(self) -> None:
        close_old_connections()
        if DBTaskResult.objects.ready().exists():
            self._worker = worker(self.worker_id)
            if not self._ending.is_set():
                self._worker.run()


def worker(worker_id: str) -> Worker:
    """The library's worker, set to do what waits and then return."""
    return Worker(
        queue_names=["*"],
        interval=PAUSE,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_id,
        excluded_queue_names=[],
    )


def run_pending(worker_id: str = "here") -> None:
    """Do all jobs that are due now, in this thread."""
    worker(worker_id).run()


def look_around(worker_id: str) -> None:
    """Claim what is due by its schedule, bring stranded jobs back, forget old ones."""
    for schedule in schedules():
        claim(schedule)
    for row in stranded(worker_id):
        _again(row, "the process that ran it is gone")
    DBTaskResult.objects.finished().filter(finished_at__lt=clock.now() - KEPT).delete()


def claim(schedule: Schedule) -> bool:
    """Put the scheduled job into the queue unless its slot is taken. Returns whether it was this call that did it."""
    due = schedule.slot(clock.now())
    key = uuid.uuid5(_NAMESPACE, f"{schedule.name} {due.timestamp():.0f}")
    if DBTaskResult.objects.filter(pk=key).exists():
        return False
    try:
        with transaction.atomic():
            DBTaskResult.objects.create(
                id=key,
                args_kwargs={"args": [], "kwargs": {}},
                task_path=schedule.job.module_path,
                run_after=due,
                backend_name="default",
            )
    except IntegrityError:
        return False
    return True


def stranded(worker_id: str) -> list[Row]:
    """Jobs marked as running whose process is gone."""
    running: QuerySet[Row] = DBTaskResult.objects.running()
    return [row for row in running if _is_gone(row, worker_id)]


def _is_gone(row: Row, own_id: str) -> bool:
    last = row.worker_ids[-1] if row.worker_ids else ""
    host, _, rest = last.partition(":")
    pid = rest.partition(":")[0]
    if last == own_id:
        return False
    if host == own_id.partition(":")[0] and pid.isdigit():
        return int(pid) == os.getpid() or not _lives(int(pid))
    return row.started_at is None or row.started_at < clock.now() - LONGEST


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _again(row: Row, why: str) -> bool:
    """Put a job back into the queue after a pause that grows with its attempts, or give it up. True: it is back."""
    tried = len(row.worker_ids)
    if tried >= attempts_of(row.task_path):
        log.error("job %s given up after %s attempts: %s", row.task_path, tried, why)
        if row.status == TaskResultStatus.RUNNING:
            row.set_failed(RuntimeError(why))
        return False
    pause = timedelta(seconds=30 * 4 ** (tried - 1)) if tried else timedelta(0)
    log.warning("job %s will be tried again in %s s: %s", row.task_path, int(pause.total_seconds()), why)
    changed = DBTaskResult.objects.filter(pk=row.pk, status=row.status).update(
        status=TaskResultStatus.READY, run_after=clock.now() + pause, finished_at=None
    )
    return bool(changed)


def _retry(sender: Any, task_result: Any, **_: Any) -> None:
    """A job has raised: try again later. A job whose code is gone is not."""
    if task_result.status != TaskResultStatus.FAILED:
        return
    with contextlib.suppress(DBTaskResult.DoesNotExist):
        row = DBTaskResult.objects.get(pk=task_result.id)
        _again(row, row.exception_class_path)


task_finished.connect(_retry, dispatch_uid="schwerpunkt.portal.jobs.retry")
