"""What the portal does when rooms below tell of something."""

from typing import Any

from django.db.models import Model
from django.dispatch import receiver

from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.audit.signals import recorded
from schwerpunkt.portal.indexing import forget, refresh


@receiver(recorded, dispatch_uid="schwerpunkt.portal.search")
def keep_index_level(sender: type[Model], instance: Model, entry: AuditEntry, **_: Any) -> None:
    """A record has changed or is gone: so has what can be found of it."""
    if entry.centre is None or entry.object_id is None:
        return
    if instance.pk is None:
        forget(entry.object_type, entry.object_id)
    else:
        refresh(instance, entry.centre)
