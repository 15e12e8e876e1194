"""What the portal does when rooms below tell of something."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.dispatch import receiver
from django.utils.translation import gettext

from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.audit.signals import recorded, recorded_together
from schwerpunkt.exchange.backup.shape import leave_out
from schwerpunkt.exchange.signals import restored
from schwerpunkt.portal.indexing import forget, forget_all, owners_of, rebuild, refresh, refresh_all
from schwerpunkt.portal.models import SearchEntry

leave_out(SearchEntry._meta.label_lower)


@receiver(recorded, dispatch_uid="schwerpunkt.portal.search")
def keep_index_level(sender: type[Model], instance: Model, entry: AuditEntry, **_: Any) -> None:
    """A record has changed or is gone: so has what can be found of it."""
    if entry.centre is None or entry.object_id is None:
        return
    if instance.pk is None:
        forget(entry.object_type, entry.object_id)
    else:
        refresh(instance, entry.centre)
    for owner in owners_of(instance):
        refresh(owner, entry.centre)


@receiver(recorded_together, dispatch_uid="schwerpunkt.portal.search")
def keep_index_level_with_many(sender: None, acts: list[tuple[Model, AuditEntry]], **_: Any) -> None:
    """Many records have changed in one go: each is looked at once, as it is now."""
    gone: dict[str, list[int]] = {}
    for instance, entry in acts:
        if instance.pk is None and entry.object_id is not None:
            gone.setdefault(entry.object_type, []).append(entry.object_id)
    for kind, keys in gone.items():
        forget_all(kind, keys)
    centres = {entry.centre for _instance, entry in acts if entry.centre is not None}
    for centre in centres:
        refresh_all([instance for instance, entry in acts if entry.centre == centre], centre)


@receiver(restored, dispatch_uid="schwerpunkt.portal.search")
def make_index_anew(sender: None, progress: Callable[[str], None], **_: Any) -> None:
    """A backup holds no index; what can be found comes from its records."""
    for centre, kind, count in rebuild():
        if count:
            progress(
                gettext("Suche in %(centre)s: %(kind)s, %(count)s") % {"centre": centre, "kind": kind, "count": count}
            )
