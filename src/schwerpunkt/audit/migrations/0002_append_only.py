"""The database itself refuses to change or delete history."""

from django.db import migrations

from schwerpunkt.core.migrating import Statements

_SQLITE = [
    f"CREATE TRIGGER audit_no_{verb} BEFORE {verb.upper()} ON audit_auditentry "
    "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
    for verb in ("update", "delete")
]
_POSTGRESQL = [
    """CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'history is append-only'; END $$""",
    """CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit_auditentry
       FOR EACH ROW EXECUTE FUNCTION audit_append_only()""",
]
_UNDO = {
    "sqlite": ["DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete"],
    "postgresql": [
        "DROP TRIGGER audit_append_only ON audit_auditentry",
        "DROP FUNCTION audit_append_only()",
    ],
}


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [Statements({"sqlite": _SQLITE, "postgresql": _POSTGRESQL}, _UNDO)]
