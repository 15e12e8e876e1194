"""Legal sources and the version that holds on a day."""

from datetime import date

from django.db.models import Count, Max, QuerySet

from schwerpunkt.directory.models import LegalSource, LegalVersion


def legal_sources() -> QuerySet[LegalSource]:
    """All legal sources with ``version_count`` and ``latest_on``, the day of the latest version."""
    return LegalSource.objects.annotate(version_count=Count("versions"), latest_on=Max("versions__issued_on"))


def legal_versions_on(day: date) -> QuerySet[LegalVersion]:
    """The versions issued by ``day`` and valid then, the latest first: of a source the first one holds."""
    return LegalVersion.objects.valid_on(day).filter(issued_on__lte=day).order_by("-issued_on")


def legal_version_on(key: str, day: date) -> LegalVersion | None:
    """The version of the source ``key`` that holds on ``day``: issued by then, valid then, the latest of those."""
    return legal_versions_on(day).filter(source__key=key).select_related("source").first()


def newer_version(version: LegalVersion, day: date) -> LegalVersion | None:
    """The latest version of the same source that was issued after this one and by ``day``; None when this is it."""
    rows = LegalVersion.objects.filter(source=version.source_id, issued_on__gt=version.issued_on, issued_on__lte=day)
    return rows.order_by("-issued_on").first()
