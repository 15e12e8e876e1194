"""Giving memory back to the system.

The C library keeps what was freed for the next time. After a large file that is dozens of megabytes in a process that
may not see another one for months.
"""

import ctypes
from contextlib import suppress


def give_back() -> None:
    """Give back what is free. Only the GNU library can; elsewhere nothing happens."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
