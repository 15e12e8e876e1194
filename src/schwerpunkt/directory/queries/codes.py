"""The centre's own lists."""

from datetime import date

from django.db.models import QuerySet

from schwerpunkt.directory.models import Code


def codes(kind: str, day: date | None = None) -> QuerySet[Code]:
    """The entries of a list in their order; with ``day`` only those that hold then."""
    rows = Code.objects.valid_on(day) if day else Code.objects.all()
    return rows.filter(kind=kind).order_by("position", "label")
