"""The licence to write: data changes inside commands and nowhere else.

A stray ``save()`` in a page, a task or a shell raises, so that no change can escape permission, transaction and history.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_licence: ContextVar[str | None] = ContextVar("licence_to_write", default=None)


class WriteOutsideCommand(RuntimeError):
    """A guarded record was about to change outside a command."""


@contextmanager
def licence(purpose: str) -> Iterator[None]:
    """Allow writes for the code inside. ``purpose`` is the name of the command."""
    token = _licence.set(purpose)
    try:
        yield
    finally:
        _licence.reset(token)


def require_licence(what: str) -> None:
    """Raise WriteOutsideCommand unless a command is running."""
    if _licence.get() is None:
        raise WriteOutsideCommand(f"{what} may only be changed inside a command")
