"""A small task of one's own, on a day."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.models import Membership
from schwerpunkt.tenancy.models import CentreModel


class FollowUp(CentreModel):
    """Wiedervorlage: what somebody wants to come back to on a day, for herself or for a colleague.

    It may hang on any record that has a page: ``address`` is that page, ``record_title`` what it was called then. Only
    the two who have to do with it see it; the history tells that it was there, and not what it said, so that deleting
    it deletes its words.
    """

    unaudited = ("text", "record_title")

    text = models.CharField(_("Was"), max_length=200)
    due_on = models.DateField(_("Am"))
    owner = models.ForeignKey(Membership, models.PROTECT, related_name="follow_ups", verbose_name=_("Für"))
    set_by = models.ForeignKey(
        Membership, models.SET_NULL, null=True, related_name="follow_ups_set", verbose_name=_("Angelegt von")
    )
    address = models.CharField(_("Seite"), max_length=300, blank=True)
    record_title = models.CharField(_("Gehört zu"), max_length=300, blank=True)
    done_at = models.DateTimeField(_("Erledigt"), null=True, blank=True)

    class Meta:
        verbose_name = _("Wiedervorlage")
        verbose_name_plural = _("Wiedervorlagen")
        ordering = ("due_on", "pk")
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="follow_up_has_text"),)
        indexes = (models.Index(fields=("owner", "due_on"), condition=Q(done_at=None), name="follow_up_open"),)

    def __str__(self) -> str:
        return gettext("Wiedervorlage zum %(day)s") % {"day": f"{self.due_on:%d.%m.%Y}"}
