"""Imports in the background."""

from datetime import time

from schwerpunkt.core import clock
from schwerpunkt.core.jobs import daily, job
from schwerpunkt.exchange.background import work_on_import
from schwerpunkt.exchange.commands import discard_expired

__all__ = ("forget_imports", "work_on_import")


@job()
def forget_imports() -> int:
    """Delete the imports whose time is over, with their files."""
    return discard_expired(clock.today())


daily("exchange.forget_imports", forget_imports, at=time(3, 20))
