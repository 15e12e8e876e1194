"""Choices and permissions of messaging."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Perm(StrEnum):
    """What can be permitted about mail."""

    VIEW_OUTBOX = "messaging.view_outbox"
    RESEND_MAIL = "messaging.resend_mail"


class MailState(models.TextChoices):
    """Where a mail stands."""

    WAITING = "waiting", _("wartet")
    SENT = "sent", _("verschickt")
    FAILED = "failed", _("nicht zustellbar")
    CANCELLED = "cancelled", _("zurückgehalten")
