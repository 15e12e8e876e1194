import pytest
from django.db import DatabaseError, connection, transaction

from schwerpunkt.audit import trail
from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.planning.models import FocusPeriod
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


def test_an_entry_is_emptied_once_and_only_of_what_it_says(world: World) -> None:
    period = world.period()
    entry = AuditEntry.objects.filter(object_type="planning.focusperiod").latest("pk")
    assert entry.changes
    empty = {"emptied_at": entry.at, "changes": [], "reason": ""}

    for more in ({"actor_label": "x"}, {"verb": "x"}, {"object_id": 0}, {"reason": "x"}, {"changes": [1]}):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            AuditEntry.objects.filter(pk=entry.pk).update(**{**empty, **more})
    assert trail.empty(FocusPeriod, [period.pk], "Zeitraum") == trail.history(period, None).count() > 0
    assert trail.empty(FocusPeriod, [period.pk], "Zeitraum") == 0
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEntry.objects.filter(pk=entry.pk).update(emptied_at=None)

    entry.refresh_from_db()
    assert (entry.object_label, entry.changes, entry.reason) == ("Zeitraum", [], "")
