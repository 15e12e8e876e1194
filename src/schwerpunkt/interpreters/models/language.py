"""The languages people interpret."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core.models import GuardedManager, GuardedModel


class Language(GuardedModel):
    """Sprache: one list for all centres of the installation, from ``data/languages.csv``.

    A variety leads to its language as ISO 639-3 groups them, such as Levantine to Arabic.
    """

    code = models.CharField(_("Sprachkürzel"), max_length=12, unique=True)
    name = models.CharField(_("Name"), max_length=60)
    endonym = models.CharField(_("Eigenname"), max_length=60, blank=True)
    direction = models.CharField(_("Schreibrichtung"), max_length=3, blank=True)
    variety_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="varieties", verbose_name=_("Spielart von")
    )

    objects: ClassVar[GuardedManager[Self]] = GuardedManager()

    class Meta:
        verbose_name = _("Sprache")
        verbose_name_plural = _("Sprachen")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
