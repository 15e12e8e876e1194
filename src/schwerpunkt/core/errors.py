"""How the domain says no. Every message is a German sentence a user can act on."""

from collections.abc import Mapping
from typing import Any


class Refused(Exception):
    """The command was understood and is not done: a rule forbids it.

    ``message`` explains it as a whole, ``fields`` names input fields with their own sentence. Nothing was written.
    """

    def __init__(self, message: str = "", *, fields: Mapping[str, str] | None = None) -> None:
        self.message = str(message)
        self.fields = {name: str(text) for name, text in (fields or {}).items()}
        super().__init__(self.message or "; ".join(self.fields.values()))


class Forbidden(Refused):
    """The person may not do this; the message says who may."""


class Conflict(Refused):
    """Somebody else changed the record after this person had opened it.

    ``changed_by`` and ``changes`` (label, before, after) come from the history, so that both versions can be shown.
    """

    def __init__(self, message: str, *, changed_by: str, changes: list[dict[str, Any]], revision: int) -> None:
        super().__init__(message)
        self.changed_by = changed_by
        self.changes = changes
        self.revision = revision
