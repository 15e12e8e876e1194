"""Entries of the advice log."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.models import Membership
from schwerpunkt.directory.models import CentreMunicipality, Code, Organisation
from schwerpunkt.planning.models import Measure
from schwerpunkt.tenancy.models import CentreModel

LONGEST_DAY = 24 * 60
"""Minutes of a day; no entry is longer."""


class AdviceEntry(CentreModel):
    """Eintrag im Beratungsbuch: the centre coordinated, advised, supported or accompanied an institution.

    It names institutions, never clients: their files are kept elsewhere, and a second one would only be double work.
    """

    on = models.DateField(_("Tag"))
    kind = models.ForeignKey(
        Code, models.PROTECT, related_name="+", verbose_name=_("Leistung"), limit_choices_to={"kind": "advice_kind"}
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="advice", verbose_name=_("Einrichtung")
    )
    municipality = models.ForeignKey(
        CentreMunicipality, models.PROTECT, null=True, blank=True, related_name="advice", verbose_name=_("Kommune")
    )
    topic = models.ForeignKey(
        Code,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Thema"),
        limit_choices_to={"kind": "need_topic"},
    )
    minutes = models.PositiveSmallIntegerField(_("Minuten"))
    measure = models.ForeignKey(
        Measure, models.PROTECT, null=True, blank=True, related_name="advice", verbose_name=_("Maßnahme")
    )
    note = models.CharField(_("Worum es ging"), max_length=500, blank=True)
    staff = models.ForeignKey(Membership, models.PROTECT, related_name="+", verbose_name=_("Wer"))
    is_demo = models.BooleanField(_("erfunden (Beispieldaten)"), default=False)

    class Meta:
        verbose_name = _("Eintrag im Beratungsbuch")
        verbose_name_plural = _("Beratungsbuch")
        ordering = ("-on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(minutes__gte=1) & Q(minutes__lte=LONGEST_DAY), name="advice_minutes_of_a_day"
            ),
        )
        indexes = (models.Index(fields=("centre", "on"), name="advice_on"),)

    def __str__(self) -> str:
        return f"{self.kind.label}, {self.on:%d.%m.%Y}"
