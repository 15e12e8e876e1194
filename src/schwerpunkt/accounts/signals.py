"""Told to the storeys above about people."""

from django.dispatch import Signal

invited = Signal()
"""Somebody needs her way in. Argument: ``membership``."""
