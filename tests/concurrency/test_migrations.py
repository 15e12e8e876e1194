"""What migrations do with the records that are there: on a database that these tests have to themselves."""

from datetime import timedelta

from django.core.management import call_command
from django.db import connection

from schwerpunkt.core import clock
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.models import Code
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.models import Request
from schwerpunkt.interpreters.words import because_of
from tests.kit import pool
from tests.kit.world import World


def test_reasons_become_notes_and_notes_come_under_the_list_s_last_reason(world: World) -> None:
    """From the list of reasons back to free words, and forward again: nothing that was written is lost."""
    noted, silent = pool.request(world), pool.request(world, starts_at=pool.TALK + timedelta(days=1))
    still_open = pool.request(world, starts_at=pool.TALK + timedelta(days=2))
    with clock.at(pool.NOON):
        for request, note in ((noted, "niemand frei"), (silent, "")):
            commands.give_up_request(actor=world.here.system, request=request, because=world.code["zeit"], note=note)

    _migrate("0016")
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT state_reason FROM interpreters_request ORDER BY id")
            assert [row[0] for row in cursor.fetchall()] == ["niemand frei", "Zeit", ""]
    finally:
        _migrate()

    found = {each.pk: because_of(each) for each in Request.objects.all()}
    assert found == {noted.pk: "Sonstiger Grund: niemand frei", silent.pk: "Sonstiger Grund: Zeit", still_open.pk: ""}
    reasons = Code.objects.filter(kind=CodeKind.UNCOVERED_REASON)
    assert reasons.count() == 8


def _migrate(*name: str) -> None:
    """To the migration of that name, or to the last."""
    call_command("migrate", "interpreters", *name, verbosity=0)
