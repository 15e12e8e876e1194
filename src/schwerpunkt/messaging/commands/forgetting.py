"""Deleting mail that is older than the rule allows. Works for all centres, as the program itself."""

import logging
from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Model, Q

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


class About(NamedTuple):
    """Mails about these records that say these words."""

    model: type[Model]
    keys: Collection[int]
    words: str = ""


def forget_mails(addresses: Iterable[str], about: Iterable[About] = (), *, is_rehearsal: bool = False) -> int:
    """Delete every mail of the open centre to one of the addresses or about one of the records; also what still waits.

    Returns how many (would be) gone. For a person whose data are deleted; called inside a command.
    """
    wanted = Q(pk=None)
    for address in filter(None, addresses):
        wanted |= Q(to_address__iexact=address)
    for model, keys, words in about:
        wanted |= Q(about_type=model._meta.label_lower, about_id__in=keys, body__contains=words)
    mails = Mail.objects.filter(wanted)
    return mails.count() if is_rehearsal else mails.delete()[0]
