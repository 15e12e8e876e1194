"""Dated values with their source."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core.models import DatedManager, DatedMixin, GuardedModel, validity_check
from schwerpunkt.tenancy.models import Centre


class Parameter(DatedMixin, GuardedModel):
    """Parameter: one value, valid from a day to a day, and where it is written.

    Without a centre it holds for the whole installation; a centre's own value goes first.
    """

    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Zentrum")
    )
    code = models.CharField(_("Schlüssel"), max_length=80)
    value = models.CharField(_("Wert"), max_length=200)
    source = models.CharField(_("Quelle"), max_length=300)
    is_verified = models.BooleanField(_("Quelle geprüft"), default=False)

    objects: ClassVar[DatedManager[Self]] = DatedManager()

    class Meta:
        verbose_name = _("Parameter")
        verbose_name_plural = _("Parameter")
        ordering = ("code", "valid_from")
        constraints = (
            validity_check("parameter_validity"),
            models.UniqueConstraint(fields=("centre", "code", "valid_from"), name="parameter_once"),
            models.UniqueConstraint(fields=("code", "valid_from"), condition=Q(centre=None), name="parameter_once_all"),
            models.CheckConstraint(condition=~Q(source=""), name="parameter_has_source"),
        )

    def __str__(self) -> str:
        return f"{self.code} = {self.value}"
