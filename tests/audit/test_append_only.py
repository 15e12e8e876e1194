import pytest
from django.db import DatabaseError, connection, transaction

from schwerpunkt.audit.models import AuditEntry
from tests.kit.world import World


@pytest.mark.parametrize("statement", ["UPDATE audit_auditentry SET reason = 'x'", "DELETE FROM audit_auditentry"])
def test_the_database_refuses_to_touch_history(world: World, statement: str) -> None:
    world.period()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert AuditEntry.objects.filter(reason="x").count() == 0


def test_the_model_refuses_too(world: World) -> None:
    world.period()
    entry = AuditEntry.objects.latest("pk")

    for act in (entry.save, entry.delete):
        with pytest.raises(RuntimeError, match="append-only"):
            act()
