"""Telling the background worker that mail waits."""

from django_tasks_db.models import DBTaskResult

from schwerpunkt.core import clock


def wake_delivery() -> None:
    """Ask for a delivery after this transaction, unless one is already asked for."""
    from schwerpunkt.messaging.tasks import deliver_mail  # noqa: PLC0415  # the job calls the commands beside this

    asked = DBTaskResult.objects.ready().filter(task_path=deliver_mail.module_path, run_after__lte=clock.now())
    if not asked.exists():
        deliver_mail.using(run_after=clock.now()).enqueue()
