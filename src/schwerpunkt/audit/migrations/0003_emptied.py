"""An entry of the history may be emptied once, of what it says about a person; everything else of it stays as it is."""

from django.db import migrations, models

from schwerpunkt.core.migrating import Statements

_KEPT = (
    "id",
    "centre_id",
    "at",
    "actor_id",
    "actor_label",
    "verb",
    "object_type",
    "object_id",
    "whole_type",
    "whole_id",
)
_SQLITE = [
    "DROP TRIGGER audit_no_update",
    "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit_auditentry WHEN NOT ("
    "OLD.emptied_at IS NULL AND NEW.emptied_at IS NOT NULL AND NEW.changes = '[]' AND NEW.reason = '' AND "
    + " AND ".join(f"OLD.{name} IS NEW.{name}" for name in _KEPT)
    + ") BEGIN SELECT RAISE(ABORT, 'history is append-only'); END",
]
_POSTGRESQL = [
    """CREATE OR REPLACE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF TG_OP = 'UPDATE' THEN
         IF OLD.emptied_at IS NULL AND NEW.emptied_at IS NOT NULL AND NEW.changes = '[]'::jsonb AND NEW.reason = '' AND """
    + " AND ".join(f"OLD.{name} IS NOT DISTINCT FROM NEW.{name}" for name in _KEPT)
    + """ THEN RETURN NEW; END IF;
       END IF;
       RAISE EXCEPTION 'history is append-only'; END $$""",
]
_UNDO = {
    "sqlite": [
        "DROP TRIGGER audit_no_update",
        """CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit_auditentry
           BEGIN SELECT RAISE(ABORT, 'history is append-only'); END""",
    ],
    "postgresql": [
        """CREATE OR REPLACE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS
           $$ BEGIN RAISE EXCEPTION 'history is append-only'; END $$""",
    ],
}


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]

    operations = [
        migrations.AddField(
            "auditentry",
            "emptied_at",
            models.DateTimeField("Angaben gelöscht", null=True, editable=False),
        ),
        Statements({"sqlite": _SQLITE, "postgresql": _POSTGRESQL}, _UNDO),
    ]
