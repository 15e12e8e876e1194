"""Changes around imports."""

from schwerpunkt.exchange.commands.imports import (
    begin_import,
    check_import,
    discard_expired,
    discard_import,
    take_import,
)

__all__ = ("begin_import", "check_import", "discard_expired", "discard_import", "take_import")
