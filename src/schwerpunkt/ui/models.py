"""What the user interface itself remembers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.models import Membership
from schwerpunkt.tenancy.models import CentreModel


class SavedView(CentreModel):
    """Gespeicherte Ansicht: filters and order of a list that somebody wants again. ``query`` is the address's query."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="saved_views", verbose_name=_("Person"))
    page = models.CharField(_("Seite"), max_length=120)
    name = models.CharField(_("Name"), max_length=60)
    query = models.CharField(_("Filter"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("gespeicherte Ansicht")
        verbose_name_plural = _("gespeicherte Ansichten")
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("membership", "page", "name"), name="saved_view_once"),)

    def __str__(self) -> str:
        return self.name


class FormUse(models.Model):
    """A form that was sent: its one-time token and the page it led to, so that a second sending leads there too."""

    token = models.CharField(max_length=40, unique=True)
    user_id = models.PositiveBigIntegerField(null=True)
    url = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("abgesendetes Formular")
        verbose_name_plural = _("abgesendete Formulare")

    def __str__(self) -> str:
        return self.token
