"""Told to the storeys above about people."""

from django.dispatch import Signal

invited = Signal()
"""Somebody needs her way in. Argument: ``membership``."""

password_forgotten = Signal()
"""Somebody asked for a way to a new password. Argument: ``user``."""

access_changed = Signal()
"""How somebody signs in was changed. Arguments: ``user``, ``what`` (the library's word for it)."""
