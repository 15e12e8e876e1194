"""The job that works on an import."""

from datetime import timedelta

from django.utils.translation import override

from schwerpunkt.core import clock
from schwerpunkt.core.jobs import job
from schwerpunkt.exchange.models import TableImport
from schwerpunkt.exchange.steps import is_short
from schwerpunkt.exchange.undoing import undo_rows
from schwerpunkt.exchange.working import check_rows, take_rows
from schwerpunkt.tenancy.scope import everywhere, inside

SPARE = timedelta(minutes=2)
"""Short work is done at once where it is asked for; the job comes after it in case that process has died."""


@job(attempts=2)
def work_on_import(key: int) -> None:
    """Do what an import waits for: check its rows, take them over, or take them back. Nothing when it is gone or waits for nothing."""
    with everywhere():
        table = (
            TableImport.objects.select_related("centre", "made_by__user")
            .defer("content", "made")
            .filter(pk=key)
            .first()
        )
    if table is None:
        return
    with inside(table.centre), override(table.made_by.user.language if table.made_by else "de"):
        check_rows(table)
        take_rows(table)
        undo_rows(table)


def queue(table: TableImport) -> None:
    """Let the work be done in the background, together with the transaction that asks for it."""
    pause = SPARE if is_short(table) else timedelta(0)
    work_on_import.using(run_after=clock.now() + pause).enqueue(table.pk)
