"""What a colleague gets outside of the program: a calendar to subscribe to, and a mail each week."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.models import Membership
from schwerpunkt.tenancy.models import CentreModel


class CalendarLink(CentreModel):
    """Kalenderadresse: the address under which a calendar program reads the deadlines of one colleague.

    ``nonce`` is what the address is signed with: a new one makes the old address void, without one there is none.
    """

    part_of = "membership"
    unaudited = ("nonce",)

    membership = models.OneToOneField(
        Membership, models.CASCADE, related_name="calendar_link", verbose_name=_("Kollegin/Kollege")
    )
    nonce = models.CharField(_("Kennung der Adresse"), max_length=32, blank=True)
    made_at = models.DateTimeField(_("Adresse vergeben"), null=True, blank=True)

    class Meta:
        verbose_name = _("Kalenderadresse")
        verbose_name_plural = _("Kalenderadressen")
        constraints = (
            models.CheckConstraint(
                condition=Q(nonce="", made_at=None) | ~Q(nonce="") & Q(made_at__isnull=False),
                name="calendar_link_on_or_off",
            ),
        )

    def __str__(self) -> str:
        return str(self.membership)

    @property
    def is_on(self) -> bool:
        """Whether the address opens."""
        return bool(self.nonce)


class Digest(CentreModel):
    """Wochenmail: on which day of the week a colleague wants it, and for which week she was looked after last.

    ``weekday`` counts from Monday as 1; 0 is never, None is what the rule says. ``last_week`` is a Monday.
    """

    part_of = "membership"
    unaudited = ("last_week",)

    membership = models.OneToOneField(
        Membership, models.CASCADE, related_name="digest", verbose_name=_("Kollegin/Kollege")
    )
    weekday = models.PositiveSmallIntegerField(_("Wochentag"), null=True, blank=True)
    last_week = models.DateField(_("zuletzt für die Woche ab"), null=True, blank=True)

    class Meta:
        verbose_name = _("Wochenmail")
        verbose_name_plural = _("Wochenmails")
        constraints = (
            models.CheckConstraint(condition=Q(weekday=None) | Q(weekday__lte=7), name="digest_day_of_the_week"),
        )

    def __str__(self) -> str:
        return str(self.membership)
