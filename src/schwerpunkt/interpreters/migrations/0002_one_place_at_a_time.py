"""The database itself refuses to let somebody be in two places at overlapping times, the way included.

PostgreSQL: an exclusion constraint. The person is compared as a range of one number, so that no extension is needed.
SQLite: triggers; its transactions write one after the other.
"""

from django.db import migrations

from schwerpunkt.core.migrating import Statements

_STATES = "('accepted', 'held', 'stopped', 'client_absent')"
_TAKEN = f"""SELECT 1 FROM interpreters_assignment other
    WHERE other.interpreter_id = NEW.interpreter_id AND other.id IS NOT NEW.id AND other.state IN {_STATES}
      AND other.busy_from < NEW.busy_until AND other.busy_until > NEW.busy_from"""  # noqa: S608  # made here alone
_SQLITE = [
    f"""CREATE TRIGGER interpreters_one_place_{verb} BEFORE {verb.upper()} ON interpreters_assignment
        WHEN NEW.state IN {_STATES} AND EXISTS ({_TAKEN})
        BEGIN SELECT RAISE(ABORT, 'assignment_one_place_at_a_time'); END"""
    for verb in ("insert", "update")
]
_POSTGRESQL = [
    f"""ALTER TABLE interpreters_assignment ADD CONSTRAINT assignment_one_place_at_a_time EXCLUDE USING gist (
        int8range(interpreter_id, interpreter_id, '[]') WITH &&,
        tstzrange(busy_from, busy_until, '[)') WITH &&
    ) WHERE (state IN {_STATES})"""
]
_UNDO = {
    "sqlite": [f"DROP TRIGGER interpreters_one_place_{verb}" for verb in ("insert", "update")],
    "postgresql": ["ALTER TABLE interpreters_assignment DROP CONSTRAINT assignment_one_place_at_a_time"],
}


class Migration(migrations.Migration):
    dependencies = [("interpreters", "0001_initial")]

    operations = [Statements({"sqlite": _SQLITE, "postgresql": _POSTGRESQL}, _UNDO)]
