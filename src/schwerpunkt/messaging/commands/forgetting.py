"""Deleting mail that is older than the rule allows. Works for all centres, as the program itself."""

import logging
from datetime import timedelta

from django.db import transaction

from schwerpunkt.core import clock
from schwerpunkt.core.writing import licence
from schwerpunkt.messaging.dated import KEEP_DAYS
from schwerpunkt.messaging.enums import MailState
from schwerpunkt.messaging.models import Mail
from schwerpunkt.parameters.queries import at
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import inside

log = logging.getLogger(__name__)


def forget_old_mail() -> int:
    """Delete what was written longer ago than each centre's rule says; returns how many. What still waits stays."""
    return sum(_forget(centre) for centre in Centre.objects.order_by("pk"))


def _forget(centre: Centre) -> int:
    with inside(centre), transaction.atomic(), licence("messaging.forget"):
        oldest = clock.now() - timedelta(days=at(KEEP_DAYS.code, clock.today()).value)
        count, _kinds = Mail.objects.filter(queued_at__lt=oldest).exclude(state=MailState.WAITING).delete()
    if count:
        log.info("%s mails of %s deleted, older than %s", count, centre.slug, oldest.date())
    return count


def forget_mails_to(address: str, *, is_rehearsal: bool = False) -> int:
    """Delete every mail of the open centre to this address, also what still waits; returns how many (would be) gone.

    For a person whose data are deleted; called inside a command.
    """
    mails = Mail.objects.filter(to_address__iexact=address) if address else Mail.objects.none()
    return mails.count() if is_rehearsal else mails.delete()[0]
