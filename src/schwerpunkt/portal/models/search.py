"""The search index."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from schwerpunkt.tenancy.managers import ScopedManager

_PRIVATE, _DIGIT = 0xE000, 12
"""Characters that no text holds, and how many bits of a key one of them carries."""


def centre_mark(key: int) -> str:
    """Three characters that stand for a centre in the words of its entries.

    They are one trigram, so that a search within one centre walks its entries and not those of all.
    """
    return "".join(chr(_PRIVATE + (key >> shift & (1 << _DIGIT) - 1)) for shift in (2 * _DIGIT, _DIGIT, 0))


class SearchEntry(models.Model):
    """Suchtreffer: what can be found of one record.

    ``words`` holds all forms of all words (``core.searching``) after the centre's mark, and is indexed by trigrams, so
    that parts of words are found too. The index can be made anew at any time (``schwerpunkt search-index``).
    """

    centre = models.ForeignKey("tenancy.Centre", models.CASCADE, related_name="+", verbose_name=_("Zentrum"))
    object_type = models.CharField(_("Art"), max_length=80)
    object_id = models.PositiveBigIntegerField(_("Kennung"))
    title = models.CharField(_("Titel"), max_length=300)
    text = models.TextField(_("Text"), blank=True)
    title_words = models.TextField(_("Wörter des Titels"), blank=True)
    words = models.TextField(_("Wörter"), blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        verbose_name = _("Suchtreffer")
        verbose_name_plural = _("Suchtreffer")
        ordering = ("title", "pk")
        constraints = (models.UniqueConstraint(fields=("object_type", "object_id"), name="search_entry_once"),)

    def __str__(self) -> str:
        return self.title
