"""A colleague in a centre."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.models.user import User
from schwerpunkt.core.models import validity_check
from schwerpunkt.tenancy.models import DatedCentreModel


class Membership(DatedCentreModel):
    """Kollegin oder Kollege: a user's work in one centre, with role, function and remit.

    ``remits`` holds the keys of the action fields she works in; the codes themselves live in the directory.
    """

    part_of = "centre"

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships", verbose_name=_("Person"))
    role = models.CharField(_("Rolle"), max_length=20)
    function = models.CharField(_("Funktion"), max_length=120, blank=True)
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    remits = models.JSONField(_("Handlungsfelder"), default=list, blank=True)
    substitute = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="stands_in_for", verbose_name=_("Vertretung")
    )

    class Meta:
        verbose_name = _("Kollegin/Kollege")
        verbose_name_plural = _("Team")
        ordering = ("user__name",)
        constraints = (
            validity_check("membership_validity"),
            models.UniqueConstraint(fields=("centre", "user"), name="membership_once"),
            models.CheckConstraint(
                condition=~models.Q(substitute=models.F("id")), name="membership_not_own_substitute"
            ),
        )

    def __str__(self) -> str:
        return self.user.name
