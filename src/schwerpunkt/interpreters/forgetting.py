"""Deleting what came by a public form and is not needed any more. Works for all centres, as the program itself."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from schwerpunkt.core import clock
from schwerpunkt.core.writing import licence
from schwerpunkt.interpreters.dated import CONFIRM_DAYS, KEEP_DAYS
from schwerpunkt.interpreters.enums import IncomingState
from schwerpunkt.interpreters.models import Application, Inquiry
from schwerpunkt.parameters.queries import at
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import inside

log = logging.getLogger(__name__)


def forget_incoming() -> int:
    """Delete what nobody confirmed in time, and what was handled longer ago than each centre's rule says; returns how many.

    What waits for the team stays. Requests and interpreters that were made of it stay, too.
    """
    return sum(_forget(centre) for centre in Centre.objects.order_by("pk"))


def _forget(centre: Centre) -> int:
    today = clock.today()
    with inside(centre), transaction.atomic(), licence("interpreters.forget_incoming"):
        never = clock.now() - timedelta(days=at(CONFIRM_DAYS.code, today).value)
        oldest = today - timedelta(days=at(KEEP_DAYS.code, today).value)
        over = Q(state=IncomingState.UNCONFIRMED, sent_at__lt=never) | Q(closed_on__lt=oldest)
        count = sum(model._default_manager.filter(over).delete()[0] for model in (Inquiry, Application))
    if count:
        log.info("%s forms sent to %s deleted", count, centre.slug)
    return count
