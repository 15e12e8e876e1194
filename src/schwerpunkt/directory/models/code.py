"""Codes: the centre's own lists, each entry dated and with its source."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core.models import validity_check
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.tenancy.models import DatedCentreModel


class Code(DatedCentreModel):
    """Eintrag einer Auswahlliste: action field, strategy level, target group, kind of measure, topic of a need and others."""

    kind = models.CharField(_("Liste"), max_length=20, choices=CodeKind.choices)
    key = models.SlugField(_("Schlüssel"), max_length=60)
    label = models.CharField(_("Bezeichnung"), max_length=160)
    explanation = models.TextField(_("Erläuterung"), blank=True)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    source = models.CharField(_("Quelle"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Listeneintrag")
        verbose_name_plural = _("Listen")
        ordering = ("kind", "position", "label")
        constraints = (
            validity_check("code_validity"),
            models.UniqueConstraint(fields=("centre", "kind", "key"), name="code_once"),
            models.CheckConstraint(condition=~Q(label=""), name="code_has_label"),
        )

    def __str__(self) -> str:
        return self.label
