"""Steps of migrations that write rows or ask the database for more than Django's models say."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState, StateApps


class RowStep(Operation):
    """A step that only writes rows: subclasses say ``write`` and ``unwrite``.

    Unlike ``RunPython`` it takes the models as they stand instead of building all of them anew, which took a fifth of
    the time of an installation. So it must set foreign keys by number, never by object.
    """

    reduces_to_sql = False
    reversible = True

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Rows change no model."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        self.write(to_state.apps)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        self.unwrite(from_state.apps)

    def write(self, apps: StateApps) -> None:
        """Write the rows."""
        raise NotImplementedError

    def unwrite(self, apps: StateApps) -> None:
        """Take the rows away again."""
        raise NotImplementedError


class Statements(Operation):
    """What the database itself is to hold: SQL by vendor (``sqlite``, ``postgresql``), to do and to undo."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, do: Mapping[str, Sequence[str]], undo: Mapping[str, Sequence[str]]) -> None:
        """Take the statements to do and those to undo, each by vendor."""
        self.do, self.undo = do, undo

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing a model knows of."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for statement in self.do[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for statement in self.undo[schema_editor.connection.vendor]:
            schema_editor.execute(statement)
