"""The municipalities a centre works for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core.models import validity_check
from schwerpunkt.tenancy.models import DatedCentreModel


class CentreMunicipality(DatedCentreModel):
    """Kommune: a town or municipality of the centre's area, known by its official key (AGS)."""

    ags = models.CharField(_("amtlicher Gemeindeschlüssel"), max_length=8)
    name = models.CharField(_("Name"), max_length=120)
    official_name = models.CharField(_("amtlicher Name"), max_length=160)
    kind = models.CharField(_("Art"), max_length=40)
    population = models.PositiveIntegerField(_("Einwohnerzahl"), null=True, blank=True)
    population_on = models.DateField(_("Stand der Einwohnerzahl"), null=True, blank=True)

    class Meta:
        verbose_name = _("Kommune")
        verbose_name_plural = _("Kommunen")
        ordering = ("name",)
        constraints = (
            validity_check("municipality_validity"),
            models.UniqueConstraint(fields=("centre", "ags"), name="municipality_once"),
        )

    def __str__(self) -> str:
        return self.name
