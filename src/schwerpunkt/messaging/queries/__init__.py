"""Questions about the outbox."""

from datetime import timedelta

from django.db.models import QuerySet

from schwerpunkt.core import clock
from schwerpunkt.messaging.enums import MailState
from schwerpunkt.messaging.models import Mail
from schwerpunkt.tenancy.scope import everywhere


def outbox() -> QuerySet[Mail]:
    """All mail of the open centre, newest first."""
    return Mail.objects.all()


def undelivered_count() -> int:
    """How many mails of the open centre were given up."""
    return Mail.objects.filter(state=MailState.FAILED).count()


def overdue_count(patience: timedelta) -> int:
    """How many mails of the whole installation are due since longer than ``patience``: nobody is delivering."""
    with everywhere():
        return Mail.objects.filter(state=MailState.WAITING, next_try_at__lt=clock.now() - patience).count()


def failed_count_everywhere() -> int:
    """How many mails of the whole installation were given up."""
    with everywhere():
        return Mail.objects.filter(state=MailState.FAILED).count()
