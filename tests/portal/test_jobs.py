import os
import subprocess
import sys
from datetime import datetime, time, timedelta
from threading import Barrier, Thread
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from schwerpunkt.core import clock
from schwerpunkt.core.jobs import Schedule, daily, every, hourly, job, schedules
from schwerpunkt.portal.jobs import KEPT, JobLoop, claim, look_around, run_pending, stranded

BERLIN = ZoneInfo("Europe/Berlin")
MOMENT = datetime(2026, 3, 22, 10, 7, 30, tzinfo=BERLIN)
# The worker closes connections between jobs; so nothing may hang on the test's transaction.
alone = pytest.mark.django_db(transaction=True, serialized_rollback=True)
failures_left = 0
done: list[str] = []


@job(attempts=3)
def shaky(what: str) -> str:
    global failures_left  # noqa: PLW0603  # the state of the pretended outside
    if failures_left:
        failures_left -= 1
        raise OSError("away")
    done.append(what)
    return what


@job()
def nothing() -> None:
    done.append("nothing")


def schedule(make: Any, *arguments: Any, **more: Any) -> Schedule:
    """A schedule that no other test sees."""
    from schwerpunkt.core import jobs  # noqa: PLC0415  # its registry

    made: Schedule = make(*arguments, **more)
    del jobs._schedules[made.name]
    return made


@pytest.fixture(autouse=True)
def _fresh() -> None:
    global failures_left  # noqa: PLW0603  # see above
    failures_left = 0
    done.clear()


def only() -> "DBTaskResult[..., Any]":
    return DBTaskResult.objects.get()


# ------------------------------------------------------------------------------------------------------ schedules


def test_slots() -> None:
    morning, night = time(5), time(22)

    assert schedule(every, 5, "a", nothing).slot(MOMENT) == MOMENT.replace(minute=5, second=0)
    assert schedule(hourly, "b", nothing).slot(MOMENT) == MOMENT.replace(minute=0, second=0)
    assert schedule(daily, "c", nothing, at=morning).slot(MOMENT) == MOMENT.replace(hour=5, minute=0, second=0)
    assert schedule(daily, "d", nothing, at=night).slot(MOMENT) == datetime(2026, 3, 21, 22, tzinfo=BERLIN)


def test_a_name_is_given_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        every(5, "messaging.deliver_mail", nothing)
    assert "messaging.deliver_mail" in [each.name for each in schedules()]


@alone
def test_a_slot_runs_once_and_a_missed_one_is_made_up_for() -> None:
    each_day = schedule(daily, "night", nothing, at=time(5))

    with clock.at(MOMENT):
        assert [claim(each_day), claim(each_day)] == [True, False]
        run_pending()
        assert claim(each_day) is False
    with clock.at(MOMENT - timedelta(days=3)):
        assert claim(each_day) is True

    run_pending()
    assert done == ["nothing"] * 2


@pytest.mark.django_db
def test_looking_around_claims_every_schedule_and_forgets_old_jobs() -> None:
    with clock.at(MOMENT):
        look_around("here:1:x")
        claimed = set(DBTaskResult.objects.values_list("task_path", flat=True))
    assert claimed == {each.job.module_path for each in schedules()}

    DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL, finished_at=MOMENT)
    with clock.at(MOMENT + KEPT + timedelta(minutes=1)):
        look_around("here:1:x")
        assert DBTaskResult.objects.filter(finished_at=MOMENT).count() == 0


@alone
def test_two_processes_do_not_run_a_slot_twice() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("the test database of SQLite has one connection; its file is written by one at a time anyway")
    each_hour, start, results = schedule(hourly, "together", nothing), Barrier(8), []

    def race() -> None:
        start.wait()
        results.append(claim(each_hour))
        connection.close()

    threads = [Thread(target=race) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(results) == [False] * 7 + [True]


# --------------------------------------------------------------------------------------------------------- retries


@alone
def test_a_job_that_raises_is_tried_again_after_a_growing_pause() -> None:
    global failures_left  # noqa: PLW0603  # see above
    failures_left = 2
    shaky.enqueue("x")
    pauses = []

    for _ in range(2):
        before = clock.now()
        run_pending()
        assert only().status == TaskResultStatus.READY
        pauses.append(round((only().run_after - before).total_seconds(), -1))
        DBTaskResult.objects.update(run_after=clock.now() - timedelta(seconds=1))
    run_pending()

    assert (pauses, only().status, done) == ([30, 120], TaskResultStatus.SUCCESSFUL, ["x"])


@alone
def test_a_job_is_given_up_after_its_attempts() -> None:
    global failures_left  # noqa: PLW0603  # see above
    failures_left = 9
    shaky.enqueue("x")

    for _ in range(3):
        run_pending()
        DBTaskResult.objects.update(run_after=clock.now() - timedelta(seconds=1))
    run_pending()

    assert (only().status, len(only().worker_ids), failures_left) == (TaskResultStatus.FAILED, 3, 6)
    assert only().exception_class_path == "builtins.OSError"


@alone
def test_a_job_whose_code_is_gone_fails_and_stays_failed() -> None:
    shaky.enqueue("x")
    DBTaskResult.objects.update(task_path="schwerpunkt.gone.job")

    run_pending()

    assert only().status == TaskResultStatus.FAILED


# -------------------------------------------------------------------------------------------------------- stranded


def dead_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@pytest.mark.django_db
def test_a_job_of_a_dead_process_comes_back() -> None:
    here = "host:1:me"
    shaky.enqueue("x")
    row = only()

    for worker_id, minutes, is_gone in (
        (here, 90, False),
        (f"host:{os.getppid()}:other", 90, False),
        (f"host:{dead_process()}:other", 0, True),
        (f"host:{os.getpid()}:an earlier me", 0, True),
        ("elsewhere:1:other", 29, False),
        ("elsewhere:1:other", 31, True),
    ):
        row.worker_ids, row.status = [worker_id], TaskResultStatus.RUNNING
        row.started_at = clock.now() - timedelta(minutes=minutes)
        row.save()
        assert bool(stranded(here)) is is_gone, (worker_id, minutes)

    look_around(here)
    assert DBTaskResult.objects.get(pk=row.pk).status == TaskResultStatus.READY


@pytest.mark.django_db
def test_a_job_that_kills_its_process_is_given_up_in_the_end() -> None:
    shaky.enqueue("x")
    DBTaskResult.objects.update(
        status=TaskResultStatus.RUNNING, worker_ids=["elsewhere:1:a"] * 3, started_at=clock.now() - timedelta(hours=1)
    )
    row = only()

    look_around("host:1:me")

    row.refresh_from_db()
    assert (row.status, "is gone" in row.traceback) == (TaskResultStatus.FAILED, True)


@alone
def test_the_loop_ends_when_told_to() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("needs a database that two threads share; the running program is tested with SQLite")
    shaky.enqueue("x")
    loop = JobLoop()
    loop.start()
    deadline = clock.now() + timedelta(seconds=20)
    while not done and clock.now() < deadline:
        loop.join(0.1)
    loop.stop()

    assert (done, loop.is_alive()) == (["x"], False)
