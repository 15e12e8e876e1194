"""The history of every record. Labels and ids only, so that history never hinders deletion of living rows."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from schwerpunkt.tenancy.managers import ScopedManager


class AuditEntry(models.Model):
    """Verlaufseintrag: one act on one record. The database refuses to change or delete it.

    One change it allows, once: to empty an entry of what it says about a person whose data were deleted. Who did what
    and when stays.
    ``whole_type`` and ``whole_id`` name what the record is ``part_of``, so that its story is told there, also once it
    is gone.
    """

    centre = models.ForeignKey("tenancy.Centre", models.PROTECT, null=True, related_name="+", verbose_name=_("Zentrum"))
    at = models.DateTimeField(_("Zeitpunkt"))
    actor_id = models.PositiveIntegerField(_("Kennung der Person"), null=True)
    actor_label = models.CharField(_("wer"), max_length=200)
    verb = models.CharField(_("Vorgang"), max_length=80)
    object_type = models.CharField(_("Art"), max_length=80)
    object_id = models.PositiveBigIntegerField(_("Kennung"), null=True)
    object_label = models.CharField(_("Datensatz"), max_length=300)
    whole_type = models.CharField(_("Art des Ganzen"), max_length=80, null=True)  # noqa: DJ001  # rows are never rewritten
    whole_id = models.PositiveBigIntegerField(_("Kennung des Ganzen"), null=True)
    reason = models.TextField(_("Grund"), blank=True)
    changes = models.JSONField(_("Änderungen"), default=list)
    emptied_at = models.DateTimeField(_("Angaben gelöscht"), null=True, editable=False)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        verbose_name = _("Verlaufseintrag")
        verbose_name_plural = _("Verlauf")
        ordering = ("-at", "-pk")
        indexes = (
            models.Index(fields=("centre", "object_type", "object_id", "-at"), name="audit_object"),
            models.Index(fields=("centre", "whole_type", "whole_id", "-at"), name="audit_whole"),
            models.Index(fields=("centre", "-at"), name="audit_centre"),
        )

    def __str__(self) -> str:
        return f"{self.verb}: {self.object_label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RuntimeError("history is append-only")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise RuntimeError("history is append-only")
