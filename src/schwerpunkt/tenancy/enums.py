"""Choices of the centre."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AreaKind(models.TextChoices):
    """What kind of territory a centre works for."""

    DISTRICT = "district", _("Kreis")
    CITY = "city", _("kreisfreie Stadt")
    REGION = "region", _("Städteregion")
