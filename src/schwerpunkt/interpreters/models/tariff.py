"""What interpreters are paid, from a day on."""

from dataclasses import fields

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core.models import validity_check
from schwerpunkt.interpreters.enums import TravelMode
from schwerpunkt.interpreters.settling.rates import Rates
from schwerpunkt.tenancy.models import DatedCentreModel


class Tariff(DatedCentreModel):
    """Tarif: base, steps, travel, cancellation; valid from a day to a day, and where it is written.

    Only one holds on a day; the commands see to that while they hold the centre.
    """

    name = models.CharField(_("Name"), max_length=120)
    source = models.CharField(_("Quelle"), max_length=300)
    base_amount_1 = models.DecimalField(_("Grundbetrag Stufe 1"), max_digits=7, decimal_places=2)
    base_amount_2 = models.DecimalField(_("Grundbetrag Stufe 2"), max_digits=7, decimal_places=2)
    base_minutes = models.PositiveSmallIntegerField(_("darin enthaltene Minuten"))
    step_amount = models.DecimalField(_("Betrag je weitere Stufe"), max_digits=7, decimal_places=2, default=0)
    step_minutes = models.PositiveSmallIntegerField(_("Minuten je weitere Stufe"), default=0)
    most_minutes = models.PositiveSmallIntegerField(_("höchstens bezahlte Minuten"), null=True, blank=True)
    travel_mode = models.CharField(_("Fahrt"), max_length=10, choices=TravelMode.choices, default=TravelMode.NONE)
    travel_rate = models.DecimalField(_("Satz für die Fahrt"), max_digits=7, decimal_places=4, default=0)
    travel_from_km = models.PositiveSmallIntegerField(_("Fahrt zählt ab km"), default=0)
    is_return_paid = models.BooleanField(_("Hin- und Rückweg"), default=True)
    late_amount = models.DecimalField(_("Betrag bei zu später Absage"), max_digits=7, decimal_places=2, default=0)
    absent_amount = models.DecimalField(
        _("Betrag, wenn Ratsuchende nicht kommen"), max_digits=7, decimal_places=2, default=0
    )
    is_demo = models.BooleanField(_("erfunden (Beispieldaten)"), default=False)

    class Meta:
        verbose_name = _("Tarif")
        verbose_name_plural = _("Tarife")
        ordering = ("-valid_from", "-pk")
        constraints = (
            validity_check("tariff_validity"),
            models.UniqueConstraint(fields=("centre", "valid_from"), name="tariff_once"),
            models.CheckConstraint(condition=~Q(source=""), name="tariff_has_source"),
            models.CheckConstraint(
                condition=Q(base_amount_1__gte=0)
                & Q(base_amount_2__gte=0)
                & Q(step_amount__gte=0)
                & Q(travel_rate__gte=0)
                & Q(late_amount__gte=0)
                & Q(absent_amount__gte=0),
                name="tariff_not_negative",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def rates(self) -> Rates:
        """Its numbers, for the calculation."""
        return Rates(**{each.name: getattr(self, each.name) for each in fields(Rates)})
