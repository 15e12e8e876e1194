"""Told to the storeys above: a record has changed (search index, notices)."""

from django.dispatch import Signal

recorded = Signal()
"""Sent after an act was written. Arguments: ``instance`` (the record, may be deleted), ``entry`` (AuditEntry)."""

recorded_together = Signal()
"""Sent once for many acts (see ``trail.together``). Argument: ``acts``, a list of pairs of instance and entry."""
