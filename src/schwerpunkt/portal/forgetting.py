"""Deleting follow-ups that were done long ago. Works for all centres, as the program itself."""

import logging
from datetime import timedelta

from django.db import transaction

from schwerpunkt.core import clock
from schwerpunkt.core.writing import licence
from schwerpunkt.parameters.queries import at
from schwerpunkt.portal.dated import KEEP_FOLLOW_UPS
from schwerpunkt.portal.models import FollowUp
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import inside

log = logging.getLogger(__name__)


def forget_done_follow_ups() -> int:
    """Delete what was done longer ago than each centre's rule says; returns how many. What is open stays."""
    return sum(_forget(centre) for centre in Centre.objects.order_by("pk"))


def _forget(centre: Centre) -> int:
    with inside(centre), transaction.atomic(), licence("portal.forget_done_follow_ups"):
        oldest = clock.now() - timedelta(days=at(KEEP_FOLLOW_UPS.code, clock.today()).value)
        count, _kinds = FollowUp.objects.filter(done_at__lt=oldest).delete()
    if count:
        log.info("%s follow-ups of %s deleted, done before %s", count, centre.slug, oldest.date())
    return count
