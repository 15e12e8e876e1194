"""Letterhead and signatories of a day."""

from datetime import date

from django.db.models import F, QuerySet

from schwerpunkt.directory.models import Letterhead, Signatory


def letterheads_on(day: date) -> QuerySet[Letterhead]:
    """The letterheads that are valid on ``day``, the one that began last first."""
    return Letterhead.objects.valid_on(day).order_by(F("valid_from").desc(nulls_last=True), "-pk")


def letterhead_on(day: date) -> Letterhead | None:
    """The letterhead of ``day``: of several that are valid the one that began last."""
    return letterheads_on(day).first()


def signatories_on(day: date) -> QuerySet[Signatory]:
    """Who may sign on ``day``, the usual one first, then the one that began last."""
    return Signatory.objects.valid_on(day).order_by("-is_default", F("valid_from").desc(nulls_last=True), "-pk")


def signatory_on(day: date) -> Signatory | None:
    """Who usually signs on ``day``."""
    return signatories_on(day).first()
