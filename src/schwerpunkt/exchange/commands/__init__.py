"""Changes around imports."""

from schwerpunkt.exchange.commands.imports import (
    accept_doubts,
    begin_import,
    check_import,
    discard_expired,
    discard_import,
    take_import,
    undo_import,
)

__all__ = (
    "accept_doubts",
    "begin_import",
    "check_import",
    "discard_expired",
    "discard_import",
    "take_import",
    "undo_import",
)
