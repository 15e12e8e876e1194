"""Partner organisations: names change, so they are dated; other spellings are aliases."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core.models import validity_check
from schwerpunkt.directory.enums import NameKind, OrganisationKind
from schwerpunkt.directory.models.municipality import CentreMunicipality
from schwerpunkt.tenancy.models import CentreModel, DatedCentreModel


class Organisation(CentreModel):
    """Partnerorganisation: ministry, authority, unit, school, association. ``name`` is the one used today."""

    name = models.CharField(_("Name"), max_length=200)
    short_name = models.CharField(_("Kurzname"), max_length=60, blank=True)
    kind = models.CharField(_("Art"), max_length=24, choices=OrganisationKind.choices)
    municipality = models.ForeignKey(
        CentreMunicipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("Kommune"),
    )
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    address = models.TextField(_("Anschrift"), blank=True)
    website = models.URLField(_("Internetseite"), blank=True)
    note = models.TextField(_("Notiz"), blank=True)
    is_archived = models.BooleanField(_("nicht mehr aktiv"), default=False)

    class Meta:
        verbose_name = _("Partnerorganisation")
        verbose_name_plural = _("Partner")
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("centre", "name"), name="organisation_once"),
            models.CheckConstraint(condition=~Q(name=""), name="organisation_has_name"),
        )

    def __str__(self) -> str:
        return self.name

    def name_on(self, day: date, kind: str = NameKind.OFFICIAL) -> str:
        """The name of that kind on ``day``; without a dated one, today's. Prefetch ``names`` in lists."""
        dated = [each for each in self.names.all() if each.kind == kind and each.is_valid_on(day)]
        if dated:
            return dated[0].name
        return self.short_name or self.name if kind == NameKind.SHORT else self.name


class OrganisationName(DatedCentreModel):
    """Name einer Organisation: official, short or alias, valid from a day to a day."""

    part_of = "organisation"

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names", verbose_name=_("Organisation"))
    name = models.CharField(_("Name"), max_length=200)
    kind = models.CharField(_("Art des Namens"), max_length=10, choices=NameKind.choices)

    class Meta:
        verbose_name = _("Name")
        verbose_name_plural = _("Namen")
        ordering = ("organisation", "kind", "valid_from", "name")
        constraints = (
            validity_check("organisation_name_validity"),
            models.UniqueConstraint(fields=("organisation", "kind", "name"), name="organisation_name_once"),
        )

    def __str__(self) -> str:
        return self.name


class Contact(CentreModel):
    """Kontakt: a function at an organisation, with the person who holds it where that is needed."""

    part_of = "organisation"

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="contacts", verbose_name=_("Organisation")
    )
    function = models.CharField(_("Funktion"), max_length=160)
    name = models.CharField(_("Name"), max_length=120, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("Kontakt")
        verbose_name_plural = _("Kontakte")
        ordering = ("function", "name")

    def __str__(self) -> str:
        return f"{self.function} ({self.name})" if self.name else self.function
