"""Told to the storeys above about exchange with the outside."""

from django.dispatch import Signal

restored = Signal()
"""The whole database was replaced by a backup; what is derived from it must be made anew. Argument: ``progress``."""
