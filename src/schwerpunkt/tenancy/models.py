"""The centre and the base of everything that belongs to one."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core.models import DatedMixin, GuardedManager, GuardedModel
from schwerpunkt.tenancy.enums import AreaKind
from schwerpunkt.tenancy.managers import CentreManager, DatedCentreManager
from schwerpunkt.tenancy.scope import current_centre


class Centre(GuardedModel):
    """Kommunales Integrationszentrum: one of the 54 centres, the tenant of the installation."""

    slug = models.SlugField(_("Kurzzeichen"), max_length=40, unique=True)
    name = models.CharField(_("Name"), max_length=200)
    short_name = models.CharField(_("Kurzname"), max_length=60)
    area_name = models.CharField(_("Gebiet"), max_length=120)
    area_kind = models.CharField(_("Art des Gebiets"), max_length=12, choices=AreaKind.choices)
    area_ags = models.CharField(_("amtlicher Schlüssel des Gebiets"), max_length=8)
    is_demo = models.BooleanField(_("enthält Beispieldaten"), default=False)
    has_public_page = models.BooleanField(_("öffentliche Seite"), default=False)

    objects: ClassVar[GuardedManager[Self]] = GuardedManager()

    class Meta:
        verbose_name = _("Zentrum")
        verbose_name_plural = _("Zentren")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.short_name


class OtherCentreError(RuntimeError):
    """A record was about to be written into a centre whose scope is not open."""


class CentreModel(GuardedModel):
    """Base of every record that belongs to a centre. Another centre's record does not exist."""

    centre = models.ForeignKey(Centre, models.PROTECT, verbose_name=_("Zentrum"), related_name="+", editable=False)

    objects: ClassVar[CentreManager[Self]] = CentreManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        centre = current_centre()
        if centre is not None:
            if not self.centre_id:
                self.centre = centre
            if self.centre_id != centre.pk:
                raise OtherCentreError(f"{type(self).__name__} belongs to another centre")
        super().save(*args, **kwargs)


class DatedCentreModel(DatedMixin, CentreModel):
    """A centre's record with a period of validity; ``objects.valid_on(day)`` finds what holds."""

    objects: ClassVar[DatedCentreManager[Self]] = DatedCentreManager()

    class Meta:
        abstract = True
