"""How the house writes: letterhead and signatories by date."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core.models import validity_check
from schwerpunkt.tenancy.models import DatedCentreModel


class Letterhead(DatedCentreModel):
    """Briefkopf: what stands at the head and foot of papers and letters from a day on."""

    authority = models.CharField(_("Behörde"), max_length=120, help_text=_("z. B. „Rhein-Sieg-Kreis“"))
    head_of_authority = models.CharField(_("Absender"), max_length=120, help_text=_("z. B. „Der Landrat“"))
    unit = models.CharField(_("Organisationseinheit"), max_length=160, blank=True)
    address = models.TextField(_("Anschrift"), blank=True)
    contact_line = models.CharField(_("Kontaktzeile"), max_length=200, blank=True)
    footer = models.CharField(_("Fußzeile"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("Briefkopf")
        verbose_name_plural = _("Briefköpfe")
        ordering = ("-valid_from",)
        constraints = (validity_check("letterhead_validity"),)

    def __str__(self) -> str:
        return f"{self.authority}, {self.head_of_authority}"


class Signatory(DatedCentreModel):
    """Zeichnungsbefugnis: under which formula and function papers are signed. A name is not needed."""

    formula = models.CharField(_("Zeichnungsformel"), max_length=60, help_text=_("z. B. „Im Auftrag“"))
    function = models.CharField(_("Funktion"), max_length=160)
    name = models.CharField(_("Name"), max_length=120, blank=True)
    is_default = models.BooleanField(_("zeichnet üblicherweise"), default=True)

    class Meta:
        verbose_name = _("Zeichnungsbefugnis")
        verbose_name_plural = _("Zeichnungsbefugnisse")
        ordering = ("-is_default", "-valid_from", "function")
        constraints = (validity_check("signatory_validity"),)

    def __str__(self) -> str:
        return f"{self.formula}, {self.function}"
