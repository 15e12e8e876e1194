"""Trigrams over the words of the search index, kept by the database itself.

SQLite: a full-text table that triggers keep level with the entries. PostgreSQL: pg_trgm and a GIN index.
"""

from typing import Any

from django.db import DatabaseError, migrations, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from schwerpunkt.core.migrating import Statements

_SQLITE = [
    """CREATE VIRTUAL TABLE portal_searchgram USING fts5(
       title_words, words, content='portal_searchentry', content_rowid='id', tokenize='trigram')""",
    """CREATE TRIGGER portal_search_added AFTER INSERT ON portal_searchentry BEGIN
       INSERT INTO portal_searchgram(rowid, title_words, words) VALUES (new.id, new.title_words, new.words); END""",
    """CREATE TRIGGER portal_search_removed AFTER DELETE ON portal_searchentry BEGIN
       INSERT INTO portal_searchgram(portal_searchgram, rowid, title_words, words)
       VALUES ('delete', old.id, old.title_words, old.words); END""",
    """CREATE TRIGGER portal_search_changed AFTER UPDATE ON portal_searchentry BEGIN
       INSERT INTO portal_searchgram(portal_searchgram, rowid, title_words, words)
       VALUES ('delete', old.id, old.title_words, old.words);
       INSERT INTO portal_searchgram(rowid, title_words, words) VALUES (new.id, new.title_words, new.words); END""",
]
_POSTGRESQL = [
    "CREATE INDEX portal_search_words ON portal_searchentry USING gin (words gin_trgm_ops)",
    "CREATE INDEX portal_search_titles ON portal_searchentry USING gin (title_words gin_trgm_ops)",
]
_UNDO = {
    "sqlite": [
        *(f"DROP TRIGGER portal_search_{verb}" for verb in ("added", "removed", "changed")),
        "DROP TABLE portal_searchgram",
    ],
    "postgresql": ["DROP INDEX portal_search_words", "DROP INDEX portal_search_titles"],
}


class Trigrams(Statements):
    """Wants the extension first, and says who can give it."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        if schema_editor.connection.vendor == "postgresql":
            _want_trigrams(schema_editor)
        super().database_forwards(app_label, schema_editor, from_state, to_state)


def _want_trigrams(schema_editor: BaseDatabaseSchemaEditor) -> None:
    try:
        with transaction.atomic(schema_editor.connection.alias):
            schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except DatabaseError as error:
        database = schema_editor.connection.settings_dict["NAME"]
        raise RuntimeError(
            "Der Datenbank fehlt die Erweiterung pg_trgm, und diese Anmeldung darf sie nicht anlegen. Bitte legen Sie "
            f'sie als Verwalter an und starten Sie dann noch einmal:  psql -d {database} -c "CREATE EXTENSION pg_trgm"'
        ) from error


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_initial")]

    operations = [Trigrams({"sqlite": _SQLITE, "postgresql": _POSTGRESQL}, _UNDO)]
