"""Choices and permissions of messaging."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Perm(StrEnum):
    """What can be permitted about mail. Delivering is the program's own work; no role holds it."""

    VIEW_OUTBOX = "messaging.view_outbox"
    RESEND_MAIL = "messaging.resend_mail"
    DELIVER_MAIL = "messaging.deliver_mail"


class MailState(models.TextChoices):
    """Where a mail stands."""

    WAITING = "waiting", _("wartet")
    SENT = "sent", _("verschickt")
    FAILED = "failed", _("nicht zustellbar")
    CANCELLED = "cancelled", _("zurückgehalten")
